package dev.homecroft.engine.apply;

import static dev.homecroft.engine.apply.Plans.id;
import static dev.homecroft.engine.apply.Plans.plan;
import static dev.homecroft.engine.apply.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecoveryTest {
    /** Intents, handles and outcomes of four steps, and the end of the run. */
    private static final int WRITES = 4 * 3 + 1;

    private static final Plan PLAN = plan(step("a", 2), step("b", 3), step("c", 1, "a"), step("d", 1, "a", "b"));

    /** The places around a call where a process can die. */
    enum Death {
        BEFORE_EFFECT,
        AFTER_EFFECT
    }

    @Test
    void afterACrashAtAnyWriteTheNextRunsEndInTheSameStateWithNothingDoubled() {
        for (int writes = 0; writes < WRITES; writes++) {
            for (boolean kept : List.of(false, true)) {
                World world = new World();
                handleThenMake(world);
                ListJournal journal = new ListJournal();
                journal.breaksAfter(writes, kept, world::die);
                new Bench(world, journal).run(PLAN);
                assertThatTheNextRunsFinish(world, journal);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a,BEFORE_EFFECT",
        "a,AFTER_EFFECT",
        "b,BEFORE_EFFECT",
        "b,AFTER_EFFECT",
        "c,BEFORE_EFFECT",
        "c,AFTER_EFFECT",
        "d,BEFORE_EFFECT",
        "d,AFTER_EFFECT"
    })
    void afterACrashWithinAnyCallTheNextRunsEndInTheSameStateWithNothingDoubled(String name, Death death) {
        World world = new World();
        ListJournal journal = new ListJournal();
        world.on(id(name), (step, _) -> {
            StepResult result = death == Death.AFTER_EFFECT ? world.make(step.id()) : StepResult.done();
            world.die();
            journal.breaksAfter(0, false, () -> {});
            return result;
        });
        new Bench(world, journal).run(PLAN);
        assertThatTheNextRunsFinish(world, journal);
    }

    @Test
    void openStepsAreProbedWithTheirLastHandleAndTheRunIsClosed() {
        World world = new World();
        world.make(id("a"));
        Bench bench = new Bench(world, new ListJournal());
        bench.journal.append(new JournalEntry.Intent(VirtualTime.START, id("a"), 1));
        bench.journal.append(new JournalEntry.Handle(VirtualTime.START, id("a"), "task-1"));
        bench.journal.append(new JournalEntry.Handle(VirtualTime.START, id("a"), "task-2"));
        bench.journal.append(new JournalEntry.Intent(VirtualTime.START, id("b"), 1));

        Recovery.Findings findings = bench.recover(PLAN);

        assertThat(findings.closed()).isTrue();
        assertThat(bench.journal.ended).contains(RunStatus.INTERRUPTED);
        assertThat(world.probedWith).containsExactly(Optional.of("task-2"), Optional.empty());
        assertThat(world.calls).isEmpty();
        assertThat(bench.journal.outcomes(id("a"))).containsExactly(OutcomeStatus.DONE);
        assertThat(bench.journal.outcomes(id("b"))).containsExactly(OutcomeStatus.NOT_DONE);
        assertThat(findings.notes())
                .extracting(Diagnostic::summary)
                .containsExactly(
                        "Step `guest/a#create` was under way when run 7 broke off.",
                        "Step `guest/b#create` was under way when run 7 broke off.");
        assertThat(findings.notes())
                .extracting(Diagnostic::detail)
                .containsExactly("It had happened.", "It had not happened, and nothing is left of it.");
    }

    @Test
    void theHandleOfAnEarlierAttemptIsNotThatOfTheLast() {
        Bench bench = new Bench();
        bench.journal.append(new JournalEntry.Intent(VirtualTime.START, id("a"), 1));
        bench.journal.append(new JournalEntry.Handle(VirtualTime.START, id("a"), "task-1"));
        bench.journal.append(new JournalEntry.Intent(VirtualTime.START, id("a"), 2));
        bench.recover(PLAN);
        assertThat(bench.world.probedWith).containsExactly(Optional.empty());
    }

    @Test
    void whatCannotBeAskedAboutIsWrittenAsUnknown() {
        World world = new World();
        world.die();
        Bench bench = new Bench(world, new ListJournal());
        bench.journal.append(new JournalEntry.Intent(VirtualTime.START, id("a"), 1));
        assertThat(bench.recover(PLAN).closed()).isTrue();
        assertThat(bench.journal.outcomes(id("a"))).containsExactly(OutcomeStatus.UNKNOWN);
    }

    @Test
    void whatWasUnknownIsAskedAboutAgain() {
        Bench bench = new Bench();
        bench.journal.append(new JournalEntry.Intent(VirtualTime.START, id("a"), 1));
        bench.journal.append(new JournalEntry.Handle(VirtualTime.START, id("a"), "task-1"));
        bench.journal.append(StepEnd.Ended.of(id("a"), OutcomeStatus.UNKNOWN, Problems.notOfACall(id("a")))
                .outcome(VirtualTime.START));
        assertThat(bench.recover(PLAN).closed()).isTrue();
        assertThat(bench.world.probedWith).containsExactly(Optional.of("task-1"));
        assertThat(bench.journal.outcomes(id("a"))).containsExactly(OutcomeStatus.UNKNOWN, OutcomeStatus.NOT_DONE);
    }

    @Test
    void aRunWhoseJournalCannotBeWrittenStaysOpenForTheNextTime() {
        Bench bench = new Bench();
        bench.journal.append(new JournalEntry.Intent(VirtualTime.START, id("a"), 1));
        bench.journal.breaksAfter(0, false, () -> {});
        Recovery.Findings findings = bench.recover(PLAN);
        assertThat(findings.closed()).isFalse();
        assertThat(findings.notes()).extracting(Diagnostic::code).containsExactly(ApplyCodes.JOURNAL_BROKEN);
    }

    private static void handleThenMake(World world) {
        for (Step step : PLAN.steps()) {
            world.on(step.id(), (own, context) -> {
                context.handle("task-" + own.id().address().name());
                return world.make(own.id());
            });
        }
    }

    private static void assertThatTheNextRunsFinish(World world, ListJournal journal) {
        world.revive();
        journal.breaksAfter(Integer.MAX_VALUE, false, () -> {});
        if (journal.ended.isEmpty()) {
            Bench next = new Bench(world, journal);
            assertThat(next.recover(PLAN).closed()).isTrue();
        }
        Plan rest = rest(world.made);
        assertThat(new Bench(world, new ListJournal()).run(rest).status()).isEqualTo(RunStatus.DONE);
        assertThat(world.made).isEqualTo(Map.of(id("a"), 1, id("b"), 1, id("c"), 1, id("d"), 1));
        for (Step step : PLAN.steps()) {
            assertThat(journal.entries.stream().filter(entry -> entry.step().equals(step.id())))
                    .satisfiesAnyOf(
                            entries -> assertThat(entries).isEmpty(),
                            entries -> assertThat(journal.outcomes(step.id())).hasSize(1));
        }
    }

    /** What a planner makes of the world as it is now. */
    private static Plan rest(Map<StepId, Integer> made) {
        List<Step> steps = PLAN.steps().stream()
                .filter(step -> !made.containsKey(step.id()))
                .map(step -> step.withAfter(step.after().stream()
                        .filter(before -> !made.containsKey(before))
                        .toList()))
                .toList();
        return plan(steps, Map.of());
    }
}
