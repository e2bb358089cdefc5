package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.lab.FolderChecker;
import dev.homecroft.app.lab.FolderSaves;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.views.Paper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code croft check --watch} on a real folder; its output is read line by line as it comes. */
final class CheckWatchTest {
    @TempDir
    Path folder;

    private final CompletableFuture<IntConsumer> interrupt = new CompletableFuture<>();

    private ExitCode watch(PrintStream out) {
        LabFolders folders = new LabFolders(new LabFinder(folder), List::of);
        Interrupts interrupts = handler -> {
            interrupt.complete(handler);
            return () -> {};
        };
        CheckCommand command =
                new CheckCommand(new FolderChecker(folders, System::nanoTime), new FolderSaves(folders), interrupts);
        BufferedReader nobody = new BufferedReader(Reader.nullReader());
        Terminal terminal = new Terminal(out, out, nobody, Paper.PLAIN, false, false);
        return new Cli(List.of(command), terminal, new BugReports(folder.resolve(".bugs"), "1"))
                .run("check", "--watch");
    }

    private static String until(BufferedReader lines, String words) throws IOException {
        StringBuilder seen = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.append(line).append('\n');
            if (line.contains(words)) {
                return seen.toString();
            }
        }
        throw new AssertionError("ended without `" + words + "`:\n" + seen);
    }

    @Test
    @Timeout(60)
    void everySaveIsCheckedUntilCtrlC() throws Exception {
        Path lab = folder.resolve("lab.yaml");
        Files.writeString(lab, "lab: { name: shed }\n");
        try (PipedInputStream pipe = new PipedInputStream(1 << 16);
                PrintStream out = new PrintStream(new PipedOutputStream(pipe), true, StandardCharsets.UTF_8);
                BufferedReader lines = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
            CompletableFuture<ExitCode> code = new CompletableFuture<>();
            Thread.ofPlatform().daemon().start(() -> code.complete(watch(out)));
            assertThat(until(lines, "shed: ")).contains("no problems");

            Files.writeString(lab, "lab: { name: shed, ownr: anna }\n");
            assertThat(until(lines, "1 error")).contains("Did you mean `owner`?");

            Files.createDirectory(folder.resolve("more"));
            until(lines, "1 error");
            Files.writeString(folder.resolve("more/hosts.yaml"), "hosts: { a: { os: debian } }\n");
            Files.writeString(lab, "lab: { name: shed }\n");
            assertThat(until(lines, "1 host")).contains("no problems");

            interrupt.get().accept(1);
            assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.STOPPED);
        }
    }
}
