package dev.homecroft.engine.apply;

import static dev.homecroft.engine.apply.Plans.id;
import static dev.homecroft.engine.apply.Plans.plan;
import static dev.homecroft.engine.apply.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CancellationTest {
    private static final Diagnostic BUSY =
            Diagnostic.error("storage-busy", "The storage is busy.").build();
    private final Bench bench = new Bench();

    @Test
    void runningStepsEndAndNoneBegins() {
        bench.world.on(id("a"), (step, context) -> {
            bench.cancellation.request();
            assertThat(context.isCancelled()).isTrue();
            context.pause(Duration.ofSeconds(5));
            return bench.world.make(step.id());
        });
        RunResult result = bench.run(plan(step("a", 1), step("b", 1, "a")));
        assertThat(bench.bugs).isEmpty();
        assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(bench.journal.ended).contains(RunStatus.CANCELLED);
        assertThat(bench.world.made.keySet()).containsExactly(id("a"));
        assertThat(result.steps().getLast()).isEqualTo(new StepEnd.NotBegun(id("b"), Optional.empty()));
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aRunThatIsDoneAllTheSameIsDone() {
        bench.world.on(id("a"), (step, _) -> {
            bench.cancellation.request();
            return bench.world.make(step.id());
        });
        assertThat(bench.run(plan(step("a", 1))).status()).isEqualTo(RunStatus.DONE);
    }

    @Test
    void aPauseUnderWayIsCutShort() {
        bench.world.on(id("b"), (step, context) -> {
            context.pause(Duration.ofHours(1));
            return bench.world.make(step.id());
        });
        bench.world.on(id("a"), (step, context) -> {
            context.pause(Duration.ofSeconds(3));
            bench.cancellation.request();
            return bench.world.make(step.id());
        });
        bench.run(plan(step("a", 1), step("b", 1)));
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aStepBetweenTwoAttemptsIsNotTriedAgain() {
        bench.world.on(id("a"), (_, _) -> new StepResult.Retry(BUSY, Duration.ofHours(1)));
        bench.world.on(id("b"), (step, context) -> {
            context.pause(Duration.ofSeconds(3));
            bench.cancellation.request();
            return bench.world.make(step.id());
        });
        RunResult result = bench.run(plan(step("a", 1), step("b", 1)));
        assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(bench.journal.outcomes(id("a"))).containsExactly(OutcomeStatus.NOT_DONE);
        assertThat(bench.world.calls).containsOnlyOnce(id("a"));
        assertThat(bench.time.passed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theSecondRequestLeavesRunningStepsOpenForTheNextRun() throws InterruptedException {
        CountDownLatch left = new CountDownLatch(1);
        var plan = plan(step("a", 1), step("b", 1, "a"));
        RunResult result = abandoned(plan, left, new CountDownLatch(1));
        left.await();

        isLeftOpen(result);

        Bench next = new Bench(bench.world, bench.journal);
        assertThat(next.recover(plan).closed()).isTrue();
        assertThat(bench.world.probedWith).containsExactly(Optional.of("task-1"));
        assertThat(bench.journal.outcomes(id("a"))).containsExactly(OutcomeStatus.NOT_DONE);
    }

    @Test
    void aStepThatNoticesFirstThatItIsLeftIsOpenAllTheSame() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        // Told before the run's own thread is, which therefore hears of the step's end first.
        bench.cancellation.listen(() -> waitFor(ended));
        isLeftOpen(abandoned(plan(step("a", 1), step("b", 1, "a")), new CountDownLatch(1), ended));
    }

    /** A run that is asked twice to stop while its step waits; counts down when that was left, and when the run heard of it. */
    private RunResult abandoned(Plan plan, CountDownLatch left, CountDownLatch ended) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        bench.world.on(id("a"), (_, context) -> {
            context.handle("task-1");
            begun.countDown();
            try {
                while (!bench.cancellation.isAbandoned()) {
                    context.pause(Duration.ofMillis(1));
                }
                return new StepResult.Failed(BUSY);
            } finally {
                left.countDown();
            }
        });
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
        Thread runner = Thread.currentThread();
        Runnable request = () -> {
            waitFor(begun);
            // Until the run waits for news of its step.
            while (runner.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            bench.cancellation.request();
        };
        List<Thread> requests =
                List.of(Thread.ofVirtual().start(request), Thread.ofVirtual().start(request));
        RunResult result = new Executor(real, RetryPolicy.standard(1))
                .run(plan, bench.journal, bench.cancellation, event -> {
                    if (event instanceof RunEvent.StepEnded) {
                        ended.countDown();
                    }
                });
        for (Thread each : requests) {
            each.join();
        }
        return result;
    }

    private void isLeftOpen(RunResult result) {
        assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(result.steps().getFirst()).isEqualTo(new StepEnd.Open(id("a")));
        assertThat(result.problems()).extracting(Diagnostic::code).containsExactly(ApplyCodes.RUN_ABANDONED);
        assertThat(bench.journal.outcomes(id("a"))).isEmpty();
        assertThat(bench.journal.ended).isEmpty();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException never) {
            throw new IllegalStateException(never);
        }
    }
}
