package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.simulators.dns.DnsPeer;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The engine's loop in its plainest form: observe, match by mark and identity, diff, apply in order. */
final class Loop {
    private final DnsProvider provider;
    private final Lab lab;
    private final String seed;
    private Set<Address> named = Set.of();
    private Set<Address> adopted = Set.of();

    Loop(DnsProvider provider, Lab lab, String seed) {
        this.provider = provider;
        this.lab = lab;
        this.seed = seed;
    }

    static Loop of(Labs labs, String seed) {
        return new Loop(new DnsProvider(), labs.lab(), seed);
    }

    Loop naming(Address... things) {
        named = Set.of(things);
        return this;
    }

    Loop adopting(Address... things) {
        adopted = Set.of(things);
        return this;
    }

    SortedMap<Target, Observation> observe() {
        SortedMap<Target, Observation> observations = new TreeMap<>();
        for (Connection connection : provider.project(lab).targets()) {
            observations.put(connection.target(), provider.observe(connection.target(), context()));
        }
        return observations;
    }

    Observation observe(String zone) {
        return provider.observe(DnsSettings.target(zone), context());
    }

    Proposal plan() {
        Projection projection = provider.project(lab);
        SortedMap<Target, Observation> observations = observe();
        Map<Address, ObservedObject> ours = new HashMap<>();
        Map<Address, ObservedObject> foreign = new HashMap<>();
        observations
                .values()
                .forEach(observation -> observation.objects().forEach(object -> {
                    boolean isOurs = object.mark()
                            .filter(mark -> mark.lab().equals(lab.info().id()))
                            .filter(mark ->
                                    object.identity().filter(mark::isFor).isPresent())
                            .isPresent();
                    if (isOurs) {
                        ours.put(object.mark().orElseThrow().address(), object);
                    } else {
                        foreign.put(new Address("record", object.name()), object);
                    }
                }));
        List<Matched.Missing> missing = new ArrayList<>();
        List<Matched.Present> present = new ArrayList<>();
        List<Matched.Adoption> adoptions = new ArrayList<>();
        for (DesiredResource desired : projection.resources()) {
            ObservedObject object = ours.remove(desired.address());
            ObservedObject other = foreign.get(desired.address());
            if (object != null) {
                present.add(new Matched.Present(desired, object, Optional.empty()));
            } else if (other != null && adopted.contains(desired.address())) {
                adoptions.add(new Matched.Adoption(desired, other));
            } else {
                missing.add(new Matched.Missing(desired, Optional.empty()));
            }
        }
        List<Matched.Removal> removals = new TreeMap<>(ours)
                .entrySet().stream()
                        .map(entry -> new Matched.Removal(
                                entry.getValue(),
                                Reason.of(Reason.Code.UNDECLARED),
                                named.contains(entry.getKey()),
                                Optional.empty()))
                        .toList();
        return provider.diff(
                new Matched(missing, present, adoptions, removals, observations),
                new DiffContext(lab, seed, named, Set.of(), Set.of()));
    }

    StepResult apply(Step step) {
        return provider.apply(step, context());
    }

    StepResult probe(Step step) {
        return provider.probe(step, Optional.empty(), context());
    }

    /** Each step after those that it waits for and after those of the things that its thing needs. */
    List<Step> inOrder(Proposal proposal) {
        Map<Address, DesiredResource> desired = new HashMap<>();
        provider.project(lab).resources().forEach(resource -> desired.put(resource.address(), resource));
        List<Step> first = new ArrayList<>();
        List<Step> later = new ArrayList<>();
        for (Step step : proposal.steps()) {
            DesiredResource resource = desired.get(step.id().address());
            boolean waits = !step.after().isEmpty()
                    || (resource != null && !resource.needs().isEmpty());
            (waits ? later : first).add(step);
        }
        first.addAll(later);
        return first;
    }

    List<StepResult> applyAll(Proposal proposal) {
        return inOrder(proposal).stream().map(this::apply).toList();
    }

    StepContext context() {
        return new TestContext(lab.info().id(), provider.project(lab));
    }

    private record TestContext(String labId, Projection projection) implements StepContext {
        @Override
        public void freeSlots() {}

        @Override
        public Connection connection(Target target) {
            return projection.targets().stream()
                    .filter(connection -> connection.target().equals(target))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public Secret secret(SecretRef ref) {
            if (!ref.equals(Labs.SECRET)) {
                throw new IllegalArgumentException("no secret " + ref);
            }
            return new Secret(DnsPeer.KEY.secret());
        }

        @Override
        public InstantSource clock() {
            return InstantSource.system();
        }

        @Override
        public void pause(Duration duration) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void handle(String handle) {}

        @Override
        public void progress(double fraction, String words) {}
    }
}
