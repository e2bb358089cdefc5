package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.homecroft.app.lab.FolderChecker;
import dev.homecroft.app.lab.FolderSaves;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.model.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole {@code croft check} over folders of any content. Runs over its seeds as an ordinary test; {@code ./verify} lets it
 * invent folders for some seconds, {@code tools/fuzz} for as long as is asked for.
 */
final class CheckFuzzTest {
    @TempDir
    private Path folder;

    @MethodSource("dev.homecroft.model.HostileCorpus#all")
    @FuzzTest(maxDuration = "60s")
    void anyFolderGivesDiagnosticsAndNothingElse(byte[] bytes) throws IOException {
        Path lab = Files.createTempDirectory(folder, "lab");
        for (Map.Entry<String, byte[]> file : Hostile.folder(bytes).entrySet()) {
            Files.write(lab.resolve(file.getKey()), file.getValue());
        }
        for (String form : List.of("text", "json")) {
            FakeTerminal terminal = new FakeTerminal();
            ExitCode code = cli(lab, terminal).run("check", "--output", form);
            assertThat(code).as(terminal.err()).isIn(ExitCode.OK, ExitCode.FINDINGS, ExitCode.USAGE);
            assertThat(terminal.out() + terminal.err())
                    .isNotEmpty()
                    .doesNotContain("Exception")
                    .doesNotContain("\tat ");
            assertThat(Hostile.leaks(bytes, terminal.out() + terminal.err()))
                    .as(terminal.out())
                    .isFalse();
            if (form.equals("json")) {
                assertThat(JsonReader.tryRead(terminal.out())).isPresent();
            }
        }
    }

    private static Cli cli(Path lab, FakeTerminal terminal) {
        LabFolders folders = new LabFolders(new LabFinder(lab), List::of);
        CheckCommand check = new CheckCommand(
                new FolderChecker(folders, System::nanoTime), new FolderSaves(folders), handler -> () -> {});
        return new Cli(List.of(check), terminal.terminal(), new BugReports(lab.resolve("bugs"), "test"));
    }
}
