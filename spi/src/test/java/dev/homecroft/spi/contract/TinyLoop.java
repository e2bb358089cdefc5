package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Project, observe, match, diff, apply: the smallest loop that obeys the laws. Remembers all that it saw, as text. */
final class TinyLoop {
    private static final int ATTEMPTS = 20;

    private final ProviderFixture fixture;
    private final List<String> seen;
    private final Map<Address, Fields> applied = new TreeMap<>();
    private final Set<Address> named = new TreeSet<>();
    private final Map<Address, ObjectRef> adopt = new TreeMap<>();
    private Provider provider;
    private Lab lab;
    private Projection projection;
    private int plans;

    TinyLoop(ProviderFixture fixture, List<String> seen) {
        this.fixture = fixture;
        this.seen = seen;
        provider = fixture.provider();
        lab = fixture.lab();
        projection = provider.project(lab);
    }

    /** What was found and what is proposed, with all that the differ was told. */
    record Round(Matched matched, DiffContext context, Proposal proposal) {
        List<Step> steps() {
            return proposal.steps();
        }

        List<Step> stepsOf(Address address) {
            return steps().stream()
                    .filter(step -> step.id().address().equals(address))
                    .toList();
        }
    }

    void declare(Lab other) {
        lab = other;
        projection = provider.project(other);
        note(projection);
    }

    /** Everything remembered in our program is gone; the system is as it was. */
    void restart() {
        provider = fixture.provider();
    }

    void name(Address address) {
        named.add(address);
    }

    void adopt(Address address, ObjectRef ref) {
        adopt.put(address, ref);
    }

    void forgetApplied() {
        applied.clear();
    }

    Lab lab() {
        return lab;
    }

    Provider provider() {
        return provider;
    }

    Projection projection() {
        return projection;
    }

    FakeContext context() {
        return context(fixture.secrets());
    }

    FakeContext context(Map<SecretRef, String> secrets) {
        List<Connection> reached =
                projection.targets().stream().map(fixture::connection).toList();
        return new FakeContext(lab.info().id(), reached, secrets, fixture::pass);
    }

    SortedMap<Target, Observation> observe() {
        SortedMap<Target, Observation> found = new TreeMap<>();
        for (Connection connection : projection.targets()) {
            Target target = connection.target();
            found.put(target, note(provider.observe(target, context())));
        }
        return found;
    }

    /** Where our object of this address answers now, if it is there. */
    Optional<ObservedObject> find(Address address) {
        List<ObservedObject> found = ours(observe()).getOrDefault(address, List.of());
        assertThat(found).as("objects that are %s", address).hasSizeLessThan(2);
        return found.stream().findFirst();
    }

    ObservedObject get(Address address) {
        return find(address).orElseGet(() -> fail("%s is not there".formatted(address)));
    }

    Round plan() {
        plans++;
        Matched matched = match(observe());
        DiffContext context = new DiffContext(lab, "plan-" + plans, named, Set.of(), Set.of());
        return new Round(matched, context, note(provider.diff(matched, context)));
    }

    /** Plans and carries out. */
    Round settle() {
        Round round = plan();
        assertThat(round.proposal().blocked()).as("blocked").isEmpty();
        carryOut(round);
        return round;
    }

    void carryOut(Round round) {
        inOrder(round.steps()).forEach(this::carryOut);
        remember(round);
    }

    void carryOut(Step step) {
        StepResult result = apply(step);
        assertThat(result).as("result of %s", step.id()).isInstanceOf(StepResult.Done.class);
    }

    /** The step's last result, tried again as long as the provider asks for it. */
    StepResult apply(Step step) {
        return apply(step, context());
    }

    StepResult apply(Step step, FakeContext context) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            StepResult result = note(provider.apply(step, context));
            note(context.handles());
            note(context.progress());
            if (!(result instanceof StepResult.Retry retry)) {
                assertThat(result)
                        .as("only a probe says that nothing happened")
                        .isNotInstanceOf(StepResult.NotDone.class);
                return result;
            }
            context.pause(retry.after());
        }
        return fail("%s still asks to be tried again after %d attempts".formatted(step.id(), ATTEMPTS));
    }

    StepResult probe(Step step, Optional<String> handle) {
        return note(provider.probe(step, handle, context()));
    }

    void remember(Round round) {
        round.matched().missing().forEach(missing -> remember(missing.desired()));
        round.matched().present().forEach(present -> remember(present.desired()));
        round.matched().adoptions().forEach(adoption -> remember(adoption.desired()));
    }

    private void remember(DesiredResource desired) {
        applied.put(desired.address(), desired.fields());
    }

    /** Each step after those that it names. */
    static List<Step> inOrder(List<Step> steps) {
        List<Step> open = new ArrayList<>(steps);
        open.sort(Comparator.comparing(Step::id));
        List<Step> ordered = new ArrayList<>();
        Set<StepId> done = new HashSet<>();
        while (!open.isEmpty()) {
            Step next = open.stream()
                    .filter(step -> done.containsAll(step.after()))
                    .findFirst()
                    .orElseGet(() -> fail("steps that wait for each other or for none: " + open));
            open.remove(next);
            done.add(next.id());
            ordered.add(next);
        }
        return ordered;
    }

    private Matched match(SortedMap<Target, Observation> observed) {
        Map<Address, List<ObservedObject>> ours = ours(observed);
        List<Matched.Missing> missing = new ArrayList<>();
        List<Matched.Present> present = new ArrayList<>();
        List<Matched.Adoption> adoptions = new ArrayList<>();
        List<Matched.Removal> removals = new ArrayList<>();
        for (DesiredResource desired : projection.resources()) {
            Optional<Fields> before = Optional.ofNullable(applied.get(desired.address()));
            List<ObservedObject> found = ours.getOrDefault(desired.address(), List.of());
            ours.remove(desired.address());
            assertThat(found).as("objects that are %s", desired.address()).hasSizeLessThan(2);
            Optional<ObservedObject> asked =
                    Optional.ofNullable(adopt.get(desired.address())).flatMap(ref -> at(ref, observed));
            if (!found.isEmpty()) {
                present.add(new Matched.Present(desired, found.getFirst(), before));
            } else if (asked.isPresent()) {
                adoptions.add(new Matched.Adoption(desired, asked.get()));
            } else if (!isSetBySomebody(desired, observed)) {
                missing.add(new Matched.Missing(desired, before));
            }
        }
        ours.forEach((address, objects) -> objects.forEach(object -> removals.add(new Matched.Removal(
                object, Reason.of(Reason.Code.UNDECLARED), named.contains(address), Optional.empty()))));
        return new Matched(missing, present, adoptions, removals, observed);
    }

    /** Everything that is for the provider: all that is desired but for settings that somebody else made. */
    List<DesiredResource> resources() {
        SortedMap<Target, Observation> observed = observe();
        Map<Address, List<ObservedObject>> ours = ours(observed);
        return projection.resources().stream()
                .filter(desired -> ours.containsKey(desired.address()) || !isSetBySomebody(desired, observed))
                .toList();
    }

    /** The engine keeps such things from a provider, be they as declared or not. */
    private boolean isSetBySomebody(DesiredResource desired, SortedMap<Target, Observation> observed) {
        Address address = desired.address();
        return provider.describe().settings().contains(address.kind())
                && Optional.ofNullable(observed.get(desired.target())).stream()
                        .flatMap(observation -> observation.ofKind(address.kind()).stream())
                        .anyMatch(object -> object.name().equals(address.name()));
    }

    static Optional<ObservedObject> at(ObjectRef ref, SortedMap<Target, Observation> observed) {
        return Optional.ofNullable(observed.get(ref.target())).flatMap(observation -> observation.at(ref));
    }

    private Map<Address, List<ObservedObject>> ours(SortedMap<Target, Observation> observed) {
        Map<Address, List<ObservedObject>> ours = new TreeMap<>();
        observed.values().stream()
                .flatMap(observation -> observation.objects().stream())
                .filter(this::isOurs)
                .forEach(object -> ours.computeIfAbsent(
                                object.mark().orElseThrow().address(), _ -> new ArrayList<>())
                        .add(object));
        return ours;
    }

    private boolean isOurs(ObservedObject object) {
        Optional<Mark> mark =
                object.mark().filter(found -> found.lab().equals(lab.info().id()));
        return mark.isPresent() && object.identity().filter(mark.get()::isFor).isPresent();
    }

    private <T> T note(T thing) {
        seen.add(thing.toString());
        return thing;
    }
}
