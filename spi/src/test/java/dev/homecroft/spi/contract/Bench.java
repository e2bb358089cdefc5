package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.kernel.Address;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Held;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the laws work with: the fixture, a loop on it, and what they have in common. */
final class Bench implements AutoCloseable {
    private final ProviderFixture fixture;
    private final List<String> seen = new ArrayList<>();
    private final TinyLoop loop;

    Bench(ProviderFixture fixture) {
        this.fixture = fixture;
        this.loop = new TinyLoop(fixture, seen);
    }

    /** All that the system shows, by the fixture's eyes and by the provider's. */
    record Snapshot(Map<ObjectRef, String> dump, Map<ObjectRef, ObservedObject> observed) {
        Snapshot without(ObjectRef ref) {
            Map<ObjectRef, String> texts = new TreeMap<>(dump);
            texts.remove(ref);
            Map<ObjectRef, ObservedObject> objects = new TreeMap<>(observed);
            objects.remove(ref);
            return new Snapshot(texts, objects);
        }

        Snapshot only(ObjectRef ref) {
            Map<ObjectRef, String> texts = new TreeMap<>(dump);
            texts.keySet().retainAll(List.of(ref));
            Map<ObjectRef, ObservedObject> objects = new TreeMap<>(observed);
            objects.keySet().retainAll(List.of(ref));
            return new Snapshot(texts, objects);
        }
    }

    ProviderFixture fixture() {
        return fixture;
    }

    TinyLoop loop() {
        return loop;
    }

    Address subject() {
        return fixture.subject();
    }

    void needs(Ability... abilities) {
        for (Ability ability : abilities) {
            assumeTrue(fixture.abilities().contains(ability), () -> "this fixture cannot " + ability.words());
        }
    }

    /** Objects of other kinds, such as storages, only tell about capacity, which changes by itself. */
    Snapshot snapshot() {
        Set<String> kinds = loop.provider().describe().kinds();
        Map<ObjectRef, ObservedObject> observed = new TreeMap<>();
        for (Observation observation : loop.observe().values()) {
            observation.objects().stream()
                    .filter(object -> kinds.contains(object.kind()))
                    .forEach(object -> observed.put(object.ref(), object));
        }
        return new Snapshot(fixture.dump(), observed);
    }

    /** A step that changes the subject's declared field, not carried out yet; the lab is in place before it. */
    TinyLoop.Round planChange() {
        loop.settle();
        loop.declare(fixture.change().lab());
        TinyLoop.Round round = loop.plan();
        assertThat(round.steps()).as("steps of a change").isNotEmpty();
        return round;
    }

    /** Steps that take the subject away because it was named, not carried out yet. */
    TinyLoop.Round planRemoval() {
        loop.settle();
        loop.declare(fixture.without());
        loop.name(subject());
        TinyLoop.Round round = loop.plan();
        assertThat(round.stepsOf(subject())).as("steps of a removal").isNotEmpty();
        return round;
    }

    /** Each step: not done, then done, then done again without another effect. */
    void walk(TinyLoop.Round round) {
        for (Step step : TinyLoop.inOrder(round.steps())) {
            assertThat(loop.probe(step, Optional.empty()))
                    .as("probe before %s", step.id())
                    .isInstanceOf(StepResult.NotDone.class);
            FakeContext context = loop.context();
            assertDone("apply of %s", step, loop.apply(step, context));
            Snapshot after = snapshot();
            loop.restart();
            assertDone("probe without a handle after %s", step, loop.probe(step, Optional.empty()));
            assertDone("probe with its handle after %s", step, loop.probe(step, context.lastHandle()));
            assertDone("second apply of %s", step, loop.apply(step));
            assertThat(snapshot()).as("system after a second %s", step.id()).isEqualTo(after);
        }
        loop.remember(round);
    }

    void assertSettled() {
        Proposal proposal = loop.plan().proposal();
        assertThat(proposal.blocked()).as("blocked").isEmpty();
        assertThat(proposal.steps()).as("steps after everything was done").isEmpty();
    }

    /** None of the lab's secrets has come to light, plain or encoded. */
    void assertNothingLeaked() {
        for (String canary : fixture.canaries()) {
            assertThat(canary).as("a secret of the fixture").hasSizeGreaterThanOrEqualTo(8);
            byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
            List<String> forms = List.of(
                    canary,
                    Base64.getEncoder().withoutPadding().encodeToString(bytes),
                    URLEncoder.encode(canary, StandardCharsets.UTF_8));
            for (String text : seen) {
                // Not an assertion with the text in its message: that would leak it again.
                assertThat(forms.stream().anyMatch(text::contains))
                        .as("a secret shows in something that begins with %s", text.split("[\\[ ]", 2)[0])
                        .isFalse();
            }
        }
    }

    void note(Object thing) {
        seen.add(thing.toString());
    }

    /** The proposal without the order of its lists, which the planner makes anew. */
    static Proposal sorted(Proposal proposal) {
        return new Proposal(
                proposal.steps().stream().sorted(Comparator.comparing(Step::id)).toList(),
                proposal.unchanged().stream()
                        .sorted(Comparator.comparing(Unchanged::address))
                        .toList(),
                proposal.blocked().stream()
                        .sorted(Comparator.comparing(Blocked::address).thenComparing(Blocked::toString))
                        .toList(),
                proposal.held().stream()
                        .sorted(Comparator.comparing(Held::address).thenComparing(Held::ref))
                        .toList(),
                proposal.slots());
    }

    private static void assertDone(String what, Step step, StepResult result) {
        assertThat(result).as(what, step.id()).isInstanceOf(StepResult.Done.class);
    }

    @Override
    public void close() {
        fixture.close();
    }
}
