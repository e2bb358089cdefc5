package dev.homecroft.engine.apply;

import static dev.homecroft.engine.apply.Plans.id;
import static dev.homecroft.engine.apply.Plans.plan;
import static dev.homecroft.engine.apply.Plans.slotted;
import static dev.homecroft.engine.apply.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ExecutorTest {
    private static final Diagnostic BUSY =
            Diagnostic.error("storage-busy", "The storage is busy.").build();
    private final Bench bench = new Bench();

    @Test
    void stepsRunTogetherUnlessTheirOrderForbidsIt() {
        RunResult result = bench.run(plan(step("a", 10), step("b", 10), step("c", 5, "a", "b")));
        assertThat(result.status()).isEqualTo(RunStatus.DONE);
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(15));
        assertThat(bench.journal.ended).contains(RunStatus.DONE);
    }

    @Test
    void aSlotThatThePlanDoesNotCountIsThereOnce() {
        bench.run(plan(slotted("a", 10, "node"), slotted("b", 10, "node")));
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aSlotIsHeldByAsManyAsThePlanSays() {
        bench.run(plan(
                List.of(slotted("a", 10, "node"), slotted("b", 10, "node"), slotted("c", 10, "node")),
                Map.of("node", 2)));
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void slotsThatAStepGivesAwayServeOthersWhileItLooks() {
        bench.world.on(id("a"), (step, context) -> {
            context.pause(Duration.ofSeconds(10));
            context.freeSlots();
            context.pause(Duration.ofSeconds(3));
            return bench.world.make(step.id());
        });
        RunResult result = bench.run(plan(slotted("a", 10, "node"), slotted("b", 10, "node")));
        assertThat(result.status()).isEqualTo(RunStatus.DONE);
        assertThat(bench.startOf(id("b"))).isEqualTo(VirtualTime.START.plusSeconds(10));
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void slotsAreGivenAwayOnce() {
        bench.world.on(id("a"), (step, context) -> {
            context.freeSlots();
            context.freeSlots();
            context.pause(Duration.ofSeconds(1));
            return bench.world.make(step.id());
        });
        bench.run(plan(slotted("a", 100, "node"), slotted("b", 10, "node"), slotted("c", 10, "node")));
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whoGaveItsSlotsAwayIsNotCalledAgain() {
        bench.world.on(id("a"), (_, context) -> {
            context.freeSlots();
            return new StepResult.Retry(BUSY, Duration.ZERO);
        });
        RunResult result = bench.run(plan(slotted("a", 1, "node")));
        assertThat(bench.world.calls).containsExactly(id("a"));
        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.steps()).containsExactly(StepEnd.Ended.of(id("a"), OutcomeStatus.NOT_DONE, BUSY));
    }

    @Test
    void theLongestPathComesFirstAndThenThePlansOrder() {
        bench.run(plan(slotted("a", 1, "node"), slotted("b", 1, "node"), slotted("c", 1, "node"), step("d", 100, "c")));
        assertThat(bench.started()).containsExactly("c", "d", "a", "b");
    }

    @Test
    void whoWaitsIsToldForWhat() {
        bench.run(plan(slotted("a", 1, "node"), slotted("b", 1, "node"), step("c", 1, "a")));
        assertThat(bench.events(RunEvent.Waiting.class))
                .containsExactly(
                        new RunEvent.Waiting(VirtualTime.START, id("c"), List.of(id("a")), List.of()),
                        new RunEvent.Waiting(VirtualTime.START, id("b"), List.of(), List.of("node")));
    }

    @Test
    void intentIsWrittenBeforeTheCallHandleWithinAndOutcomeAfter() {
        bench.world.on(id("a"), (step, context) -> {
            assertThat(bench.journal.entries).hasSize(1);
            context.handle("task-1");
            assertThat(bench.journal.entries).hasSize(2);
            return bench.world.make(step.id());
        });
        bench.run(plan(step("a", 1)));
        assertThat(bench.bugs).isEmpty();
        assertThat(bench.journal.entries)
                .containsExactly(
                        new JournalEntry.Intent(VirtualTime.START, id("a"), 1),
                        new JournalEntry.Handle(VirtualTime.START, id("a"), "task-1"),
                        new JournalEntry.Outcome(
                                VirtualTime.START,
                                id("a"),
                                OutcomeStatus.DONE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void nothingIsCalledWhenTheIntentCannotBeWritten() {
        bench.journal.breaksAfter(0, false, () -> {});
        RunResult result = bench.run(plan(step("a", 1), step("b", 1)));
        assertThat(bench.world.calls).isEmpty();
        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.problems()).extracting(Diagnostic::code).containsExactly(ApplyCodes.JOURNAL_BROKEN);
        assertThat(result.steps()).allMatch(StepEnd.NotBegun.class::isInstance);
    }

    @Test
    void theRunStopsAndSaysSoWhenAnOutcomeCannotBeWritten() {
        bench.journal.breaksAfter(1, false, () -> {});
        RunResult result = bench.run(plan(step("a", 1), step("b", 1, "a")));
        assertThat(bench.world.calls).containsExactly(id("a"));
        assertThat(result.steps())
                .containsExactly(new StepEnd.Open(id("a")), new StepEnd.NotBegun(id("b"), Optional.of(id("a"))));
        assertThat(result.problems()).extracting(Diagnostic::code).containsExactly(ApplyCodes.JOURNAL_BROKEN);
        assertThat(result.problems().getFirst().detail()).startsWith("The disk is full.");
        assertThat(result.problems().getFirst().hints()).isNotEmpty();
        assertThat(bench.journal.ended).isEmpty();
    }

    @Test
    void noStepIsAnnouncedAfterTheJournalBroke() {
        bench.journal.breaksAfter(1, false, () -> {});
        bench.run(plan(slotted("a", 1, "node"), slotted("b", 1, "node")));
        assertThat(bench.started()).containsExactly("a");
    }

    @Test
    void aRetryIsTriedAgainAfterAGrowingPause() {
        for (int i = 0; i < 3; i++) {
            bench.world.on(id("a"), (_, _) -> new StepResult.Retry(BUSY, Duration.ZERO));
        }
        RunResult result = bench.run(plan(step("a", 1)));
        assertThat(result.status()).isEqualTo(RunStatus.DONE);
        List<RunEvent.Retrying> retries = bench.events(RunEvent.Retrying.class);
        assertThat(retries).extracting(RunEvent.Retrying::attempt).containsExactly(1, 2, 3);
        assertThat(retries).extracting(RunEvent.Retrying::reason).containsOnly(BUSY);
        assertThat(retries.get(0).after()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(retries.get(2).after()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(bench.journal.entries.stream().filter(JournalEntry.Intent.class::isInstance))
                .hasSize(4);
    }

    @Test
    void aRetryWaitsAtLeastAsLongAsTheSystemAsks() {
        bench.world.on(id("a"), (_, _) -> new StepResult.Retry(BUSY, Duration.ofMinutes(5)));
        bench.run(plan(step("a", 1)));
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(301));
    }

    @Test
    void retriesAreBounded() {
        for (int i = 0; i < 20; i++) {
            bench.world.on(id("a"), (_, _) -> new StepResult.Retry(BUSY, Duration.ZERO));
        }
        RunResult result = bench.run(plan(step("a", 1)));
        assertThat(bench.world.calls).hasSize(6);
        assertThat(problem(result).code()).isEqualTo("storage-busy");
        assertThat(problem(result).detail()).isEqualTo("Given up after 6 attempts.");
    }

    @Test
    void whatNeedsAFailedStepIsNotBegunAndTheRestGoesOn() {
        bench.world.on(id("a"), (_, _) -> new StepResult.Failed(BUSY));
        RunResult result =
                bench.run(plan(step("a", 1), step("b", 1, "a"), step("c", 1, "b"), step("d", 1), step("e", 1, "d")));
        assertThat(bench.world.made.keySet()).containsExactly(id("d"), id("e"));
        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.done()).isEqualTo(2);
        assertThat(result.steps())
                .contains(
                        new StepEnd.NotBegun(id("b"), Optional.of(id("a"))),
                        new StepEnd.NotBegun(id("c"), Optional.of(id("a"))));
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        bench.world.on(id("a"), (_, _) -> new StepResult.Refused(BUSY));
        RunResult result = bench.run(plan(step("a", 1)));
        assertThat(bench.world.calls).hasSize(1);
        assertThat(bench.journal.outcomes(id("a"))).containsExactly(OutcomeStatus.REFUSED);
        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void anUnknownOutcomeIsLookedIntoWithTheHandleAndNotRepeated() {
        bench.world.on(id("a"), (step, context) -> {
            context.handle("task-1");
            bench.world.make(step.id());
            return new StepResult.Unknown(BUSY);
        });
        RunResult result = bench.run(plan(step("a", 1)));
        assertThat(result.status()).isEqualTo(RunStatus.DONE);
        assertThat(bench.world.made).containsEntry(id("a"), 1);
        assertThat(bench.world.probedWith).containsExactly(Optional.of("task-1"));
        assertThat(bench.events(RunEvent.Probing.class)).hasSize(1);
    }

    @Test
    void anUnknownCallThatDidNotHappenIsTriedAgain() {
        bench.world.on(id("a"), (_, _) -> new StepResult.Unknown(BUSY));
        RunResult result = bench.run(plan(step("a", 1)));
        assertThat(result.status()).isEqualTo(RunStatus.DONE);
        assertThat(bench.world.made).containsEntry(id("a"), 1);
    }

    @Test
    void whatStaysUnknownAfterEnoughProbesIsWrittenAsUnknown() {
        bench.world.on(id("a"), (_, _) -> new StepResult.Unknown(BUSY));
        for (int i = 0; i < 20; i++) {
            bench.world.onProbe(id("a"), (_, _) -> {
                throw new CroftException(BUSY);
            });
        }
        bench.run(plan(step("a", 1), step("b", 1, "a")));
        assertThat(bench.world.probedWith).hasSize(6);
        assertThat(bench.journal.outcomes(id("a"))).containsExactly(OutcomeStatus.UNKNOWN);
        assertThat(bench.world.calls).containsExactly(id("a"));
    }

    @Test
    void anExpectedExceptionIsAFailureWithItsDiagnostics() {
        bench.world.on(id("a"), (_, _) -> {
            throw new CroftException(
                    List.of(BUSY, Diagnostic.error("other", "So is the other.").build()));
        });
        Diagnostic problem = problem(bench.run(plan(step("a", 1))));
        assertThat(problem.code()).isEqualTo("storage-busy");
        assertThat(problem.detail()).isEqualTo("So is the other.");
        assertThat(bench.bugs).isEmpty();
    }

    @Test
    void anyOtherExceptionIsAnInternalErrorWithoutItsText() {
        bench.world.on(id("a"), (_, _) -> {
            throw new IllegalStateException("token hunter22");
        });
        bench.world.on(id("b"), (_, _) -> {
            throw new StackOverflowError();
        });
        RunResult result = bench.run(plan(step("a", 1), step("b", 1), step("c", 1)));
        assertThat(problem(result).code()).isEqualTo(ApplyCodes.INTERNAL_ERROR);
        assertThat(result.toString()).doesNotContain("hunter22");
        assertThat(bench.bugs).hasSize(2);
        assertThat(result.done()).isEqualTo(1);
    }

    @Test
    void aSecretThatWasGivenOutIsTakenOutOfEveryMessage() {
        bench.world.on(id("a"), (_, context) -> {
            String value = context.secret(new SecretRef("vault", "pve")).reveal();
            context.progress(7, "login with " + value);
            return new StepResult.Failed(Diagnostic.error("login", "No login with `" + value + "`.")
                    .detail("Sent " + value)
                    .hint(value)
                    .build());
        });
        bench.run(plan(step("a", 1)));
        assertThat(bench.events.toString()).contains("login with ***").doesNotContain("hunter22");
        assertThat(bench.journal.entries.toString()).contains("***").doesNotContain("hunter22");
        assertThat(bench.events(RunEvent.Progress.class).getFirst().fraction()).isEqualTo(1.0);
    }

    @Test
    void aListenerThatFailsDoesNotEndTheRun() {
        RunResult result = new Executor(bench.ports(), RetryPolicy.standard(1))
                .run(
                        plan(step("a", 1)),
                        bench.journal,
                        bench.cancellation,
                        _ -> {
                            throw new IllegalStateException("view");
                        },
                        bench.time);
        assertThat(result.status()).isEqualTo(RunStatus.DONE);
        assertThat(bench.bugs).isNotEmpty();
    }

    @Test
    void aPlanForAProviderThatIsNotThereIsRefusedBeforeAnythingIsCalled() {
        RunPorts ports = bench.ports();
        RunPorts without = new RunPorts(
                "lab-1",
                Map.of(),
                ports.connections(),
                ports.secrets(),
                ports.redactor(),
                ports.clock(),
                ports.pauses(),
                ports.bugs());
        assertThatThrownBy(() -> new Executor(without, RetryPolicy.standard(1))
                        .run(plan(step("a", 1)), bench.journal, bench.cancellation, bench.events::add))
                .hasMessage("Nothing here can drive `world:one`.");
        assertThat(bench.journal.entries).isEmpty();
    }

    @Test
    void aRunOnVirtualThreadsAndInRealTimeEndsAsWell() {
        bench.world.on(id("a"), (step, context) -> {
            context.pause(Duration.ofMillis(1));
            return bench.world.make(step.id());
        });
        bench.world.on(id("b"), (step, _) -> bench.world.make(step.id()));
        RunPorts ports = bench.ports();
        RunPorts real = new RunPorts(
                "lab-1",
                ports.providers(),
                ports.connections(),
                ports.secrets(),
                ports.redactor(),
                ports.clock(),
                Pauses.REAL,
                ports.bugs());
        RunResult result = new Executor(real, RetryPolicy.standard(1))
                .run(plan(step("a", 1), step("b", 1, "a")), bench.journal, bench.cancellation, bench.events::add);
        assertThat(result.status()).isEqualTo(RunStatus.DONE);
        assertThat(bench.events.getFirst()).isInstanceOf(RunEvent.RunStarted.class);
        assertThat(bench.events.getLast()).isInstanceOf(RunEvent.RunEnded.class);
    }

    private static Diagnostic problem(RunResult result) {
        return result.steps().stream()
                .filter(StepEnd.Ended.class::isInstance)
                .flatMap(end -> ((StepEnd.Ended) end).problem().stream())
                .findFirst()
                .orElseThrow();
    }
}
