package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.spi.Description;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Things go only when they were named, and are taken over only when that was asked for. */
interface OwnershipLaws extends Law {
    @Test
    default void nothingIsDestroyedThatWasNotNamed() {
        bench().needs(Ability.REMOVE);
        loop().settle();
        loop().declare(bench().fixture().without());

        Proposal proposal = loop().plan().proposal();
        assertThat(proposal.steps()).noneMatch(step -> step.risk() == Risk.DESTRUCTIVE);
        assertThat(proposal.steps()).allMatch(step -> step.id().address().equals(bench().subject()));
        if (proposal.steps().isEmpty()) {
            assertThat(proposal.held()).singleElement().satisfies(held -> {
                assertThat(held.address()).isEqualTo(bench().subject());
                assertThat(held.destroys()).as("what would be lost").isNotEmpty();
            });
        }
    }

    @Test
    default void whatWasNamedIsRemovedAndNothingElse() {
        bench().needs(Ability.REMOVE);
        TinyLoop.Round round = bench().planRemoval();
        ObservedObject old = loop().get(bench().subject());
        Bench.Snapshot before = bench().snapshot();

        assertThat(round.proposal().held()).isEmpty();
        assertThat(round.steps()).allMatch(step -> step.id().address().equals(bench().subject()));
        loop().carryOut(round);
        assertThat(loop().find(bench().subject())).isEmpty();
        assertThat(bench().snapshot().observed().values())
                .extracting(ObservedObject::identity)
                .doesNotContain(old.identity());
        assertThat(bench().snapshot().without(old.ref())).isEqualTo(before.without(old.ref()));
        bench().assertSettled();
    }

    @Test
    default void whatWasRemovedCanBeDeclaredAgain() {
        bench().needs(Ability.REMOVE);
        TinyLoop.Round removal = bench().planRemoval();
        loop().carryOut(removal);
        loop().declare(bench().fixture().lab());
        assertThat(loop().settle().stepsOf(bench().subject())).isNotEmpty();
        bench().assertSettled();
    }

    @Test
    default void adoptionWritesTheMarkAndChangesNoField() {
        ObjectRef ref = unmarked();
        ObservedObject before = object(ref).orElseThrow();
        loop().adopt(bench().subject(), ref);

        TinyLoop.Round round = loop().plan();
        assertThat(round.stepsOf(bench().subject())).isNotEmpty().allSatisfy(step -> {
            assertThat(step.action()).isEqualTo(Action.ADOPT);
            assertThat(step.risk()).isEqualTo(Risk.SAFE);
            assertThat(step.changes()).isEmpty();
        });
        bench().walk(round);
        ObservedObject after = loop().get(bench().subject());
        assertThat(after.ref()).isEqualTo(ref);
        assertThat(after.identity()).isEqualTo(before.identity());
        assertThat(after.fields()).isEqualTo(before.fields());
        bench().assertSettled();
    }

    @Test
    default void whatNobodyAskedToAdoptIsLeftAlone() {
        ObjectRef ref = unmarked();
        Bench.Snapshot before = bench().snapshot().only(ref);
        TinyLoop.Round round = loop().plan();
        assertThat(round.steps())
                .filteredOn(step -> step.expects().isPresent())
                .noneMatch(step -> step.expects().orElseThrow().ref().equals(ref));
        loop().carryOut(round);
        assertThat(bench().snapshot().only(ref)).isEqualTo(before);
    }

    @Test
    default void anAdoptionOfSomethingReplacedIsRefused() {
        bench().needs(Ability.REPLACE);
        ObjectRef ref = unmarked();
        loop().adopt(bench().subject(), ref);
        Step step = TinyLoop.inOrder(loop().plan().stepsOf(bench().subject())).getFirst();
        bench().fixture().replace(ref);
        Bench.Snapshot before = bench().snapshot();
        assertThat(loop().apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(bench().snapshot()).isEqualTo(before);
    }

    /** The subject as the lab wants it, but without our mark. */
    private ObjectRef unmarked() {
        boolean adopts = loop().provider().describe().capabilities().contains(Description.Capability.ADOPT);
        assumeTrue(adopts, "this provider does not adopt");
        bench().needs(Ability.UNMARK);
        loop().settle();
        ObjectRef ref = loop().get(bench().subject()).ref();
        bench().fixture().unmark(ref);
        loop().forgetApplied();
        assertThat(loop().find(bench().subject())).isEmpty();
        return ref;
    }

    private Optional<ObservedObject> object(ObjectRef ref) {
        return TinyLoop.at(ref, loop().observe());
    }
}
