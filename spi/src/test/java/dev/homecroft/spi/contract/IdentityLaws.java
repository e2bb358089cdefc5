package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is touched unless its identity and our mark on it both say that it is ours, read again just before the call. */
interface IdentityLaws extends Law {
    @Test
    default void aForeignObjectIsInNoStepAndStaysUntouched() {
        bench().needs(Ability.CREATE);
        ObjectRef foreign = bench().fixture().create();
        Bench.Snapshot before = bench().snapshot().only(foreign);
        assertThat(before.observed()).as("the foreign object is observed").containsKey(foreign);

        assertNotAimedAt(foreign, loop().settle());
        bench().assertSettled();
        assertThat(bench().snapshot().only(foreign)).isEqualTo(before);
    }

    @Test
    default void aCopiedMarkIsNotOurs() {
        bench().needs(Ability.COPY);
        loop().settle();
        ObservedObject original = loop().get(bench().subject());
        ObjectRef copy = bench().fixture().copy(original.ref());
        Bench.Snapshot before = bench().snapshot().only(copy);

        assertThat(before.observed().get(copy))
                .isNotNull()
                .satisfies(object -> assertThat(object.identity().isPresent()
                                && object.mark().isPresent()
                                && object.mark().get().isFor(object.identity().get()))
                        .as("the copy counts as ours")
                        .isFalse());
        assertThat(loop().get(bench().subject()).ref()).isEqualTo(original.ref());
        bench().assertSettled();
        assertThat(bench().snapshot().only(copy)).isEqualTo(before);
    }

    @Test
    default void removingTheOriginalLeavesTheCopy() {
        bench().needs(Ability.COPY, Ability.REMOVE);
        loop().settle();
        ObjectRef copy = bench().fixture().copy(loop().get(bench().subject()).ref());
        Bench.Snapshot before = bench().snapshot().only(copy);

        TinyLoop.Round round = bench().planRemoval();
        assertNotAimedAt(copy, round);
        loop().carryOut(round);
        assertThat(bench().snapshot().only(copy)).isEqualTo(before);
    }

    @Test
    default void aChangeOfSomethingReplacedIsRefused() {
        bench().needs(Ability.REPLACE, Ability.CHANGE);
        ObjectRef ref = assertRefusedOnceReplaced(bench().planChange());
        assertThat(bench().snapshot().observed()).containsKey(ref);
    }

    @Test
    default void aRemovalOfSomethingReplacedIsRefused() {
        bench().needs(Ability.REPLACE, Ability.REMOVE);
        ObjectRef ref = assertRefusedOnceReplaced(bench().planRemoval());
        assertThat(bench().snapshot().observed()).containsKey(ref);
    }

    @Test
    default void whatReplacedOursIsNeverTouchedByTheNextPlan() {
        bench().needs(Ability.REPLACE);
        loop().settle();
        ObjectRef ref = loop().get(bench().subject()).ref();
        bench().fixture().replace(ref);
        Bench.Snapshot before = bench().snapshot().only(ref);

        TinyLoop.Round round = loop().plan();
        assertNotAimedAt(ref, round);
        loop().carryOut(round);
        assertThat(bench().snapshot().only(ref)).isEqualTo(before);
    }

    @Test
    default void aChangeOfSomethingGoneIsRefused() {
        bench().needs(Ability.DELETE, Ability.CHANGE);
        TinyLoop.Round round = bench().planChange();
        bench().fixture().delete(loop().get(bench().subject()).ref());
        Bench.Snapshot before = bench().snapshot();

        assertThat(loop().apply(first(round, bench().subject()))).isInstanceOf(StepResult.Refused.class);
        assertThat(bench().snapshot()).isEqualTo(before);
    }

    @Test
    default void aDeleteOfSomethingGoneIsDone() {
        bench().needs(Ability.DELETE, Ability.REMOVE);
        TinyLoop.Round round = bench().planRemoval();
        bench().fixture().delete(loop().get(bench().subject()).ref());
        Bench.Snapshot before = bench().snapshot();

        List<Step> deletes = round.stepsOf(bench().subject()).stream()
                .filter(step -> step.action() == Action.DELETE)
                .toList();
        assertThat(deletes)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(loop().apply(step)).isInstanceOf(StepResult.Done.class));
        assertThat(bench().snapshot()).isEqualTo(before);
    }

    @Test
    default void whatWasMovedIsStillOurs() {
        bench().needs(Ability.MOVE);
        loop().settle();
        ObservedObject before = loop().get(bench().subject());
        ObjectRef moved = bench().fixture().move(before.ref());
        assertThat(loop().get(bench().subject()).ref()).isEqualTo(moved);
        assertThat(loop().get(bench().subject()).identity()).isEqualTo(before.identity());
        assertThat(loop().settle().steps()).noneMatch(step -> step.action() == Action.CREATE);
        bench().assertSettled();
    }

    @Test
    default void aChangePlannedBeforeAMoveFindsItsObjectOrIsRefused() {
        bench().needs(Ability.MOVE, Ability.CHANGE);
        TinyLoop.Round round = bench().planChange();
        bench().fixture().move(loop().get(bench().subject()).ref());
        Step step = first(round, bench().subject());
        Bench.Snapshot before = bench().snapshot();
        if (!(loop().apply(step) instanceof StepResult.Done)) {
            assertThat(bench().snapshot()).isEqualTo(before);
        }
        loop().settle();
        bench().assertSettled();
    }

    private ObjectRef assertRefusedOnceReplaced(TinyLoop.Round round) {
        ObjectRef ref = loop().get(bench().subject()).ref();
        bench().fixture().replace(ref);
        Bench.Snapshot before = bench().snapshot();
        for (Step step : TinyLoop.inOrder(round.stepsOf(bench().subject()))) {
            // Ours is gone when another is in its place, so a delete may as well say that it is done.
            assertThat(loop().apply(step))
                    .as("%s of a replaced object", step.id())
                    .satisfies(result -> {
                        boolean isGone = step.action() == Action.DELETE && result instanceof StepResult.Done;
                        assertThat(isGone || result instanceof StepResult.Refused)
                                .as("refused: %s", result)
                                .isTrue();
                    });
            assertThat(bench().snapshot())
                    .as("system after a refused %s", step.id())
                    .isEqualTo(before);
        }
        return ref;
    }

    private static Step first(TinyLoop.Round round, Address address) {
        return TinyLoop.inOrder(round.steps()).stream()
                .filter(step -> step.id().address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static void assertNotAimedAt(ObjectRef ref, TinyLoop.Round round) {
        assertThat(round.steps())
                .filteredOn(step -> step.expects().isPresent())
                .noneMatch(step -> step.expects().orElseThrow().ref().equals(ref));
    }
}
