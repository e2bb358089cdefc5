package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.history.HistoryCodes;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two who apply one lab at once, one works and the other is told who does. */
final class TwoAtOnceTest {
    @TempDir
    private Path folder;

    private Bench bench;
    private Desk desk;

    @BeforeEach
    void aLab() {
        bench = Bench.start();
        desk = bench.desk(folder, "bench-1");
        desk.guests(Desk.vm("web", ", id: 110, node: pve1"));
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private void whileTheFirstWorks(Runnable act) {
        bench.faults().add(Fault.Rule.once("POST", "/nodes/pve1/qemu", new Fault.Pauses(act)));
    }

    @Test
    void theSecondOfThisProcessIsToldWhoHoldsTheLockAndSinceWhen() {
        Desk second = new Desk(folder, desk.labs());
        Plan plan = second.plan();
        AtomicReference<CroftException> refused = new AtomicReference<>();
        whileTheFirstWorks(() -> refused.set(catchThrowableOfType(CroftException.class, () -> second.apply(plan))));

        assertThat(desk.go().status()).isEqualTo(RunStatus.DONE);

        assertTold(refused.get().diagnostics().getFirst());
        assertThat(desk.plan().steps()).isEmpty();
        assertThat(desk.runs()).hasSize(1);
    }

    private static void assertTold(Diagnostic locked) {
        assertThat(locked.code()).isEqualTo(HistoryCodes.LOCKED);
        assertThat(locked.toString())
                .contains("process " + ProcessHandle.current().pid())
                .contains("croft apply")
                .contains("since 20");
        assertThat(locked.hints()).isNotEmpty();
    }

    @Test
    void aLookIsNotHinderedAndLeavesTheRunAlone() {
        Desk second = new Desk(folder, desk.labs());
        AtomicReference<Plan> seen = new AtomicReference<>();
        whileTheFirstWorks(() -> seen.set(second.plan()));

        Run run = desk.go();

        assertThat(run.status()).isEqualTo(RunStatus.DONE);
        assertThat(seen.get().steps()).isNotEmpty();
        assertThat(second.told()).extracting(Diagnostic::code).contains(HistoryCodes.LOCKED);
    }

    @Test
    void theSecondInAnotherProcessIsToldWhoHoldsTheLockAndSinceWhen() {
        AtomicReference<String> said = new AtomicReference<>("");
        whileTheFirstWorks(() -> said.set(anotherProcess()));

        assertThat(desk.go().status()).isEqualTo(RunStatus.DONE);

        assertThat(said.get())
                .contains(HistoryCodes.LOCKED)
                .contains("process " + ProcessHandle.current().pid())
                .contains("since 20");
        assertThat(anotherProcess()).as("when the first is done").contains("steps: 0");
        assertThat(bench.called("web")).containsExactly(110);
    }

    private String anotherProcess() {
        Path said = folder.resolve("said.txt");
        Process process = AnotherProcess.start(bench.seat(), folder, said);
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return Files.readString(said);
        } catch (IOException fault) {
            throw new AssertionError(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
