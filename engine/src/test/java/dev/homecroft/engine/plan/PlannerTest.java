package dev.homecroft.engine.plan;

import static dev.homecroft.engine.plan.Things.desired;
import static dev.homecroft.engine.plan.Things.inputs;
import static dev.homecroft.engine.plan.Things.object;
import static dev.homecroft.engine.plan.Things.ours;
import static dev.homecroft.engine.plan.Things.thing;
import static dev.homecroft.engine.plan.Things.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.engine.audit.Auditor;
import dev.homecroft.engine.drift.DriftFinder;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Drift;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PlannerTest {
    private static Plan plan(ToyProvider toy) {
        return plan(toy, PlanRequest.AS_DECLARED, Map.of());
    }

    private static Plan plan(ToyProvider toy, PlanRequest request, Map<Address, PlanInputs.LastApplied> last) {
        PlanInputs inputs = inputs(toy.project(Things.lab()), toy.seen(), last);
        Plan plan = new Planner(List.of(toy), step -> Optional.empty()).plan(inputs, request);
        assertThat(new Auditor().audit(plan, List.of(toy.seen()), List.of(toy.project(Things.lab()))))
                .isEmpty();
        return plan;
    }

    private static List<String> ids(Plan plan) {
        return plan.steps().stream().map(step -> step.id().toString()).toList();
    }

    @Test
    void whatNeedsABlockedThingWaitsForIt() {
        ToyProvider toy = new ToyProvider(desired("a"), desired("b", "a"), desired("c", "b"), desired("d"))
                .with(object("7", "a", "u9", Optional.empty()));
        Plan plan = plan(toy);
        assertThat(ids(plan)).containsExactly("thing/d#create");
        assertThat(plan.blocked()).extracting(Blocked::address).containsExactly(thing("a"), thing("b"), thing("c"));
    }

    @Test
    void destructionIsHeldUntilItIsNamed() {
        ToyProvider toy = new ToyProvider().with(ours("7", "old", "u1"));
        assertThat(plan(toy).isEmpty()).isTrue();
        assertThat(plan(toy).held()).hasSize(1);
        assertThat(ids(plan(toy, PlanRequest.naming(Set.of(thing("old"))), Map.of())))
                .containsExactly("thing/old#delete");
    }

    @Test
    void theSameAddressTwiceIsRefused() {
        ToyProvider toy = new ToyProvider(desired("a"), desired("a"));
        assertThatThrownBy(() -> plan(toy))
                .isInstanceOf(CroftException.class)
                .hasMessageContaining("would be made twice");
    }

    @Test
    void driftIsWhatWeAppliedAndIsOtherwiseNow() {
        ToyProvider toy = new ToyProvider(desired("a"), desired("gone"));
        plan(toy).steps().forEach(toy::carryOut);
        var last = new PlanInputs.LastApplied(desired("a").fields(), Optional.empty());
        var all = Map.of(thing("a"), last, thing("gone"), last);
        assertThat(DriftFinder.find(plan(toy, PlanRequest.AS_DECLARED, all))).isEmpty();

        toy.seen().objects().forEach(object -> {
            if (object.name().equals("a")) {
                Fields blue = Fields.builder().put("colour", "blue").build();
                toy.with(new ObservedObject(
                        object.ref(),
                        object.kind(),
                        object.name(),
                        object.identity(),
                        object.mark(),
                        blue,
                        Fields.EMPTY,
                        object.freshness()));
            }
        });
        List<Drift> drift = DriftFinder.find(plan(toy, PlanRequest.AS_DECLARED, all));
        assertThat(drift).hasSize(1);
        assertThat(drift.getFirst().certain()).isTrue();
        assertThat(drift.getFirst().changes())
                .extracting(change -> change.path())
                .containsExactly("colour");
    }

    @Test
    void aNewUuidNeverRepeatsOnceTheWorldHasChanged() {
        ToyProvider toy = new ToyProvider(desired("a"));
        Step first = plan(toy).steps().getFirst();
        toy.with(object("9", "stranger", "u9", Optional.empty()));
        Step second = plan(toy).steps().getFirst();
        assertThat(first.arguments().text("uuid"))
                .isNotEqualTo(second.arguments().text("uuid"));
    }

    /** bpg-2925: the object is removed by hand, and something else gets its place. */
    @Test
    void bpg2925OursIsGoneAndTheIdBelongsToAnother() {
        ToyProvider toy = new ToyProvider(desired("a")).with(object("7", "unrelated", "u2", Optional.empty()));
        var last = Map.of(thing("a"), new PlanInputs.LastApplied(desired("a").fields(), Optional.of(uuid("u1"))));
        Plan plan = plan(toy, PlanRequest.AS_DECLARED, last);
        assertThat(ids(plan)).containsExactly("thing/a#create");
        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.expects()).isEmpty());
        assertThat(plan.foreign()).hasSize(1);
    }

    @Property(tries = 200)
    void aPlanCarriedOutIsFollowedByAnEmptyOne(@ForAll @IntRange(max = 30) int size, @ForAll Random random) {
        ToyProvider toy = new ToyProvider(things(size, random));
        Plan plan = plan(toy);
        Set<Object> done = new HashSet<>();
        for (Step step : plan.steps()) {
            assertThat(done).containsAll(step.after());
            toy.carryOut(step);
            done.add(step.id());
        }
        assertThat(plan(toy).isEmpty()).isTrue();
        assertThat(plan(toy).unchanged()).hasSize(size);
    }

    @Property(tries = 100)
    void thePlanDoesNotDependOnTheOrderOfThings(@ForAll @IntRange(max = 30) int size, @ForAll Random random) {
        DesiredResource[] things = things(size, random);
        List<DesiredResource> shuffled = new ArrayList<>(List.of(things));
        Collections.shuffle(shuffled, random);
        assertThat(plan(new ToyProvider(shuffled.toArray(DesiredResource[]::new))))
                .isEqualTo(plan(new ToyProvider(things)));
    }

    /** Things that each need up to two of those before them. */
    private static DesiredResource[] things(int size, Random random) {
        Map<String, DesiredResource> things = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            String[] needs = i < 2 ? new String[0] : new String[] {"t" + random.nextInt(i), "t" + random.nextInt(i)};
            things.put("t" + i, desired("t" + i, needs));
        }
        return things.values().toArray(DesiredResource[]::new);
    }
}
