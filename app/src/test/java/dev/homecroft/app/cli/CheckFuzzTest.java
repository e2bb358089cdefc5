package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.homecroft.app.lab.FolderChecker;
import dev.homecroft.app.lab.FolderSaves;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.kernel.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole {@code croft check} over folders of any content. Runs over its seeds as an ordinary test; {@code ./verify} lets it
 * invent folders for some seconds, {@code tools/fuzz} for as long as is asked for.
 */
final class CheckFuzzTest {
    /** Parts the files of a folder; the first line of each is its name. */
    private static final String PART = "\u001e";

    private static final int MOST_FILES = 8;

    @TempDir
    private Path folder;

    @FuzzTest(maxDuration = "60s")
    void anyFolderGivesDiagnosticsAndNothingElse(byte[] bytes) throws IOException {
        Path lab = Files.createTempDirectory(folder, "lab");
        write(bytes, lab);
        for (String form : List.of("text", "json")) {
            FakeTerminal terminal = new FakeTerminal();
            ExitCode code = cli(lab, terminal).run("check", "--output", form);
            assertThat(code).as(terminal.err()).isIn(ExitCode.OK, ExitCode.FINDINGS, ExitCode.USAGE);
            assertThat(terminal.out() + terminal.err())
                    .isNotEmpty()
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            if (form.equals("json")) {
                assertThat(JsonReader.tryRead(terminal.out())).isPresent();
            }
        }
    }

    private static void write(byte[] bytes, Path lab) throws IOException {
        String[] parts = new String(bytes, StandardCharsets.ISO_8859_1).split(PART, MOST_FILES);
        for (String part : parts) {
            int end = part.indexOf('\n');
            String name = name(end < 0 ? "" : part.substring(0, end));
            Files.write(lab.resolve(name), part.substring(end + 1).getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static String name(String stated) {
        String safe = stated.replaceAll("[^a-z0-9.-]", "");
        return safe.isEmpty() || safe.startsWith(".") ? "lab.yaml" : safe.substring(0, Math.min(40, safe.length()));
    }

    private static Cli cli(Path lab, FakeTerminal terminal) {
        LabFolders folders = new LabFolders(new LabFinder(lab), List::of);
        CheckCommand check = new CheckCommand(
                new FolderChecker(folders, System::nanoTime), new FolderSaves(folders), handler -> () -> {});
        return new Cli(List.of(check), terminal.terminal(), new BugReports(lab.resolve("bugs"), "test"));
    }
}
