package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.spi.StepResult;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was applied is there, once, and nothing else is. */
interface ApplyLaws extends Law {
    /** More pauses than this after the user asked to stop are not prompt. */
    int PROMPT = 3;

    @Test
    default void aFreshApplyIsFollowedByAnEmptyDiff() {
        assertThat(loop().settle().steps()).isNotEmpty();
        bench().assertSettled();
        loop().restart();
        loop().forgetApplied();
        bench().assertSettled();
    }

    @Test
    default void stepsOfAFirstPlanCanBeProbedAndRepeated() {
        bench().walk(loop().plan());
        bench().assertSettled();
    }

    @Test
    default void stepsOfAChangeCanBeProbedAndRepeated() {
        bench().needs(Ability.CHANGE);
        bench().walk(bench().planChange());
        bench().assertSettled();
    }

    @Test
    default void stepsOfARemovalCanBeProbedAndRepeated() {
        bench().needs(Ability.REMOVE);
        bench().walk(bench().planRemoval());
        bench().assertSettled();
    }

    @Test
    default void whatWasMadeCarriesItsMarkAndIsFoundAsOurs() {
        loop().settle();
        for (DesiredResource desired : loop().resources()) {
            ObservedObject object = loop().get(desired.address());
            Mark mark = object.mark().orElseThrow();
            assertThat(mark.lab()).isEqualTo(loop().lab().info().id());
            assertThat(mark.address()).isEqualTo(desired.address());
            assertThat(mark.identity()).isEqualTo(object.identity());
            assertThat(mark.intent()).isNotBlank();
            assertThat(object.kind()).isEqualTo(desired.address().kind());
            Map<String, Value> kept = new TreeMap<>(desired.fields().values());
            kept.keySet().removeIf(path -> path.startsWith("create."));
            kept.values().removeIf(value -> value instanceof Value.Hidden);
            assertThat(object.fields().values()).containsAllEntriesOf(kept);
        }
    }

    @Test
    default void aDoneStepNamesTheObjectThatIsThere() {
        for (Step step : TinyLoop.inOrder(loop().plan().steps())) {
            StepResult result = loop().apply(step);
            assertThat(result).isInstanceOf(StepResult.Done.class);
            StepResult.Done done = (StepResult.Done) result;
            Optional<ObservedObject> object = loop().find(step.id().address());
            done.ref()
                    .ifPresent(
                            ref -> assertThat(object.map(ObservedObject::ref)).contains(ref));
            done.identity()
                    .ifPresent(identity ->
                            assertThat(object.flatMap(ObservedObject::identity)).contains(identity));
        }
    }

    @Test
    default void aChangedDeclarationMakesOnlyThatChange() {
        bench().needs(Ability.CHANGE);
        TinyLoop.Round round = bench().planChange();
        Bench.Snapshot before = bench().snapshot();
        ObjectRef ref = loop().get(bench().subject()).ref();

        assertThat(round.steps()).allMatch(step -> step.id().address().equals(bench().subject()));
        assertThat(changed(round.steps())).isEqualTo(bench().fixture().change().paths());
        assertThat(round.steps())
                .filteredOn(step -> !step.changes().isEmpty())
                .extracting(step -> step.reason().code())
                .containsOnly(Reason.Code.DECLARATION_CHANGED);
        loop().carryOut(round);
        assertThat(bench().snapshot().without(ref)).isEqualTo(before.without(ref));
        bench().assertSettled();
    }

    @Test
    default void whatSomebodyEditedIsPutBackAsDrift() {
        bench().needs(Ability.EDIT);
        loop().settle();
        String path = bench().fixture().edit(loop().get(bench().subject()).ref());

        TinyLoop.Round round = loop().plan();
        assertThat(round.steps()).allMatch(step -> step.id().address().equals(bench().subject()));
        assertThat(changed(round.steps())).containsExactly(path);
        assertThat(round.steps())
                .filteredOn(step -> !step.changes().isEmpty())
                .isNotEmpty()
                .allSatisfy(step -> {
                    assertThat(step.changes()).allMatch(FieldChange::isDrift);
                    assertThat(step.reason().code()).isEqualTo(Reason.Code.DRIFTED);
                });
        loop().carryOut(round);
        bench().assertSettled();
    }

    @Test
    default void whatSomebodyDeletedIsMadeAgain() {
        bench().needs(Ability.DELETE);
        loop().settle();
        bench().fixture().delete(loop().get(bench().subject()).ref());
        assertThat(loop().settle().stepsOf(bench().subject())).isNotEmpty();
        bench().assertSettled();
    }

    @Test
    default void aRunThatStoppedHalfWayIsFinishedByTheNextPlan() {
        List<Step> steps = TinyLoop.inOrder(loop().plan().steps());
        steps.subList(0, (steps.size() + 1) / 2).forEach(loop()::carryOut);
        loop().restart();
        loop().settle();
        bench().assertSettled();
    }

    @Test
    default void planningAnewAfterEachStepArrivesAtTheSame() {
        int limit = 10 * loop().plan().steps().size();
        for (int done = 0; !loop().plan().steps().isEmpty(); done++) {
            assertThat(done).as("steps carried out one by one").isLessThan(limit);
            loop().restart();
            loop().carryOut(TinyLoop.inOrder(loop().plan().steps()).getFirst());
        }
        bench().assertSettled();
    }

    @Test
    default void aCancelledStepReturnsPromptlyAndIsFinishedLater() {
        for (Step step : TinyLoop.inOrder(loop().plan().steps())) {
            FakeContext context = loop().context();
            context.cancel();
            bench().note(loop().provider().apply(step, context));
            assertThat(context.pauses())
                    .as("pauses of a cancelled %s", step.id())
                    .isLessThanOrEqualTo(PROMPT);
            loop().carryOut(step);
        }
        loop().settle();
        bench().assertSettled();
    }

    private static Set<String> changed(List<Step> steps) {
        return steps.stream()
                .flatMap(step -> step.changes().stream())
                .map(FieldChange::path)
                .collect(Collectors.toSet());
    }
}
