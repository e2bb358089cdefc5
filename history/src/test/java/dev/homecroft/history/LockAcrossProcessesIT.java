package dev.homecroft.history;

import static dev.homecroft.history.Samples.problem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockAcrossProcessesIT {
    @TempDir
    Path folder;

    @Test
    void theLockHoldsAcrossProcessesAndIsTakenOverFromOneThatWasKilled() throws IOException, InterruptedException {
        Process other = start();
        try (BufferedReader says = other.inputReader(UTF_8);
                History history = SqliteHistory.open(folder.resolve("history.db"))) {
            assertThat(Optional.ofNullable(says.readLine())).contains("held 1");
            Diagnostic refusal = problem(() -> lock(history));
            assertThat(refusal.code()).isEqualTo(HistoryCodes.LOCKED);
            assertThat(refusal.detail()).contains("process " + other.pid());

            other.destroyForcibly().waitFor();
            assertThat(lock(history).epoch()).isEqualTo(2);
            assertThat(history.notes()).extracting(Diagnostic::code).containsExactly(HistoryCodes.TAKEN_OVER);
            assertThat(history.notes().getFirst().detail()).contains("process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessThatEndsWellGivesTheLockBack() throws IOException, InterruptedException {
        Process other = start();
        try (BufferedReader says = other.inputReader(UTF_8);
                History history = SqliteHistory.open(folder.resolve("history.db"))) {
            assertThat(Optional.ofNullable(says.readLine())).contains("held 1");
            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
            assertThat(lock(history).epoch()).isEqualTo(2);
            assertThat(history.notes()).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private static Lease lock(History history) {
        return history.lock(Holder.current("croft apply"), Instant.now());
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.resolve("history.db").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
