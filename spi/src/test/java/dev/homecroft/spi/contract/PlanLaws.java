package dev.homecroft.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A proposal is complete, well-formed and depends on nothing but what the differ was given. */
interface PlanLaws extends Law {
    @Test
    default void diffIsPure() {
        TinyLoop.Round round = loop().plan();
        assertThat(bench().fixture().provider().diff(round.matched(), round.context()))
                .isEqualTo(round.proposal());
    }

    @Test
    default void diffDoesNotDependOnTheOrderOfWhatWasMatched() {
        TinyLoop.Round round = loop().plan();
        Proposal shuffled = loop().provider().diff(reversed(round.matched()), round.context());
        assertThat(Bench.sorted(shuffled)).isEqualTo(Bench.sorted(round.proposal()));
    }

    @Test
    default void everythingDesiredIsInTheProposal() {
        TinyLoop.Round round = loop().plan();
        Set<Address> spoken = addresses(round.proposal());
        assertThat(loop().resources()).extracting(DesiredResource::address).allMatch(spoken::contains);
        loop().carryOut(round);
        assertThat(loop().plan().proposal().unchanged())
                .extracting(unchanged -> unchanged.address())
                .containsExactlyInAnyOrderElementsOf(loop().resources().stream()
                        .map(DesiredResource::address)
                        .toList());
    }

    @Test
    default void stepsOfAFirstPlanAreWellFormed() {
        assertWellFormed(loop().plan());
    }

    @Test
    default void stepsOfAChangeAreWellFormed() {
        bench().needs(Ability.CHANGE);
        assertWellFormed(bench().planChange());
    }

    @Test
    default void stepsOfARemovalAreWellFormed() {
        bench().needs(Ability.REMOVE);
        assertWellFormed(bench().planRemoval());
    }

    @Test
    default void whatOnlyGoesWhenNamedIsDestructive() {
        bench().needs(Ability.REMOVE);
        loop().settle();
        loop().declare(bench().fixture().without());
        Set<StepId> unasked = loop().plan().steps().stream().map(Step::id).collect(Collectors.toSet());
        loop().declare(bench().fixture().lab());
        assertThat(bench().planRemoval().steps())
                .filteredOn(step -> step.action() == Action.DELETE && !unasked.contains(step.id()))
                .allSatisfy(step ->
                        assertThat(step.risk()).as("risk of %s", step.id()).isEqualTo(Risk.DESTRUCTIVE));
    }

    private void assertWellFormed(TinyLoop.Round round) {
        Proposal proposal = round.proposal();
        assertThat(proposal.steps()).isNotEmpty().extracting(Step::id).doesNotHaveDuplicates();
        assertThat(TinyLoop.inOrder(proposal.steps())).hasSameSizeAs(proposal.steps());
        assertThat(proposal.slots())
                .allSatisfy(
                        (slot, count) -> assertThat(count).as("slot %s", slot).isPositive());
        Set<Target> targets = loop().projection().targets().stream()
                .map(connection -> connection.target())
                .collect(Collectors.toSet());
        WrittenForms.assertSurvivesAFile(proposal);
        for (Step step : proposal.steps()) {
            assertThat(targets).as("target of %s", step.id()).contains(step.target());
            assertThat(proposal.slots().keySet())
                    .as("slots that %s takes are declared", step.id())
                    .containsAll(step.slots());
            assertWellFormed(step);
        }
    }

    private void assertWellFormed(Step step) {
        assertThat(StepId.parse(step.id().toString())).isEqualTo(step.id());
        assertThat(step.id().address().kind()).isIn(loop().provider().describe().kinds());
        assertThat(step.operation()).as("operation of %s", step.id()).isNotBlank();
        assertThat(step.reason().text()).as("reason of %s", step.id()).doesNotEndWith(".");
        assertThat(step.expects().isPresent())
                .as("%s says what must be there, unless it creates", step.id())
                .isEqualTo(step.action() != Action.CREATE);
        step.expects()
                .ifPresent(expected -> assertThat(expected.mark().isPresent())
                        .as("%s says which mark must be there, unless it adopts", step.id())
                        .isEqualTo(step.action() != Action.ADOPT));
    }

    private static Set<Address> addresses(Proposal proposal) {
        List<Address> found = new ArrayList<>();
        proposal.steps().forEach(step -> found.add(step.id().address()));
        proposal.unchanged().forEach(unchanged -> found.add(unchanged.address()));
        proposal.blocked().forEach(blocked -> found.add(blocked.address()));
        return Set.copyOf(found);
    }

    private static Matched reversed(Matched matched) {
        return new Matched(
                reversed(matched.missing()),
                reversed(matched.present()),
                reversed(matched.adoptions()),
                reversed(matched.removals()),
                matched.observations());
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
