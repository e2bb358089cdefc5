package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.HostCare;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Foreign;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Held;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.json.PlanJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes one plan over all providers. Pure: the same inputs give the same plan, whatever order they came in; the time of
 * planning is only written into the header.
 */
public final class Planner {
    private final SortedMap<String, Provider> providers = new TreeMap<>();
    private final Function<Step, Optional<Duration>> estimates;

    /** @param estimates how long a step takes, where anybody knows */
    public Planner(List<Provider> providers, Function<Step, Optional<Duration>> estimates) {
        providers.forEach(provider -> this.providers.put(provider.describe().name(), provider));
        this.estimates = estimates;
    }

    /** Throws CroftException when two providers claim the same address, or a projection has errors. */
    public Plan plan(PlanInputs inputs, PlanRequest request) {
        SortedMap<Address, DesiredResource> desired = desired(inputs);
        String fingerprint = Fingerprint.of(inputs.observations().values(), kinds());
        Draft draft = request.host()
                .map(wish -> caring(wish, inputs, request, fingerprint))
                .orElseGet(() -> asDeclared(inputs, request, desired, fingerprint));
        StepOrder.Result ordered = StepOrder.order(draft.steps, desired);
        ordered.cyclic().forEach(thing -> draft.blocked.add(new Blocked(thing, Refusals.cycle(thing))));
        List<Step> steps = ordered.steps().stream()
                .map(step -> step.withEstimate(step.estimate().or(() -> estimates.apply(step))))
                .toList();
        return PlanJson.identified(draft.finish(header(inputs, request, fingerprint), steps));
    }

    private Draft asDeclared(
            PlanInputs inputs, PlanRequest request, Map<Address, DesiredResource> desired, String fingerprint) {
        Draft draft = new Draft();
        providers.forEach((name, provider) -> {
            Projection projection = inputs.projections().get(name);
            if (projection != null) {
                Description description = provider.describe();
                Matcher.Result found = Matcher.match(projection, description, inputs, request);
                draft.unchanged.addAll(found.unchanged());
                draft.blocked.addAll(found.blocked());
                found.foreign().stream()
                        .filter(object -> isWorthShowing(description, object))
                        .forEach(draft.foreign::add);
                draft.add(provider.diff(found.matched(), diffContext(inputs, request, fingerprint)));
            }
        });
        draft.blockWhatWaits(desired);
        return draft;
    }

    /** Nothing is made, so nothing waits for what is blocked: each guest that can leave a host leaves it. */
    private Draft caring(HostWish wish, PlanInputs inputs, PlanRequest request, String fingerprint) {
        Draft draft = new Draft();
        providers.forEach((name, provider) -> {
            Projection projection = inputs.projections().get(name);
            if (projection != null && provider instanceof HostCare care) {
                Matcher.Result found = Matcher.match(projection, provider.describe(), inputs, request);
                draft.add(care.care(wish, found.matched(), diffContext(inputs, request, fingerprint)));
            }
        });
        return draft;
    }

    /** What others set is part of how a system comes, such as its built-in roles: nobody wants a list of that. */
    private static boolean isWorthShowing(Description description, Foreign object) {
        return description.kinds().contains(object.kind())
                && !description.settings().contains(object.kind());
    }

    private Set<String> kinds() {
        Set<String> kinds = new TreeSet<>();
        providers.values().forEach(provider -> kinds.addAll(provider.describe().kinds()));
        return kinds;
    }

    private static SortedMap<Address, DesiredResource> desired(PlanInputs inputs) {
        SortedMap<Address, DesiredResource> desired = new TreeMap<>();
        for (Projection projection : inputs.projections().values()) {
            List<Diagnostic> errors =
                    projection.problems().stream().filter(Diagnostic::isError).toList();
            if (!errors.isEmpty()) {
                throw new CroftException(errors);
            }
            for (DesiredResource resource : projection.resources()) {
                DesiredResource other = desired.put(resource.address(), resource);
                if (other != null) {
                    throw new CroftException(twoOwners(resource, other));
                }
            }
        }
        return desired;
    }

    private static Diagnostic twoOwners(DesiredResource one, DesiredResource other) {
        return Diagnostic.error(PlanCodes.TWO_OWNERS, "`%s` would be made twice.".formatted(one.address()))
                .about(one.address())
                .at(one.declaredAt(), "by " + one.target())
                .context(other.declaredAt(), "by " + other.target())
                .build();
    }

    private static DiffContext diffContext(PlanInputs inputs, PlanRequest request, String fingerprint) {
        String seed = inputs.commit().orElse("") + "\n" + inputs.parentRun().orElse("") + "\n" + fingerprint;
        return new DiffContext(inputs.lab(), seed, request.named(), request.rebuild(), request.restart());
    }

    private static PlanHeader header(PlanInputs inputs, PlanRequest request, String fingerprint) {
        SortedMap<Target, Freshness> reach = new TreeMap<>();
        inputs.observations().forEach((target, observation) -> reach.put(target, observation.freshness()));
        return new PlanHeader(
                inputs.lab().info().name(),
                inputs.lab().info().id(),
                inputs.commit(),
                inputs.at(),
                inputs.parentRun(),
                fingerprint,
                reach,
                request.named().stream().map(Address::toString).toList(),
                problems(inputs),
                inputs.sandbox());
    }

    /** What could not be read, and what providers have to say of the lab that keeps no plan from being made. */
    private static List<Diagnostic> problems(PlanInputs inputs) {
        Stream<Diagnostic> said = inputs.projections().values().stream()
                .flatMap(projection -> projection.problems().stream())
                .filter(problem -> !problem.isError());
        Stream<Diagnostic> seen =
                inputs.observations().values().stream().flatMap(observation -> observation.problems().stream());
        return Stream.concat(said, seen).toList();
    }

    /** Collects what the providers propose. */
    private static final class Draft {
        private final List<Step> steps = new ArrayList<>();
        private final SortedMap<String, Integer> slots = new TreeMap<>();
        private final List<Unchanged> unchanged = new ArrayList<>();
        private final List<Blocked> blocked = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();
        private final List<Foreign> foreign = new ArrayList<>();

        private void add(Proposal proposal) {
            steps.addAll(proposal.steps());
            unchanged.addAll(proposal.unchanged());
            blocked.addAll(proposal.blocked());
            held.addAll(proposal.held());
            proposal.slots().forEach((slot, capacity) -> slots.merge(slot, capacity, Math::min));
        }

        /** Steps that make what needs a blocked thing are left out, and so on upwards. */
        private void blockWhatWaits(Map<Address, DesiredResource> desired) {
            Map<Address, Blocked> waiting = Waiting.on(blocked, steps, desired);
            blocked.addAll(waiting.values());
            steps.removeIf(step -> waiting.containsKey(step.id().address()));
        }

        private Plan finish(PlanHeader header, List<Step> ordered) {
            unchanged.sort(Comparator.comparing(Unchanged::address));
            blocked.sort(Comparator.comparing(Blocked::address)
                    .thenComparing(b -> b.problem().code()));
            held.sort(Comparator.comparing(Held::address).thenComparing(Held::ref));
            foreign.sort(Comparator.comparing(Foreign::ref));
            return new Plan("", header, ordered, slots, unchanged, blocked, held, foreign);
        }
    }
}
