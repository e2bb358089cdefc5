package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.app.lab.FolderChecker;
import dev.homecroft.app.lab.FolderSaves;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.model.Hostile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command that works on files, over folders that nobody would want. The deadlines are for a hang alone. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class HostileFolderTest {
    private static final String LAB = "lab: { name: a }\nnetworks: { servers: { cidr: 10.0.0.0/24 } }\n";
    private static final List<List<String>> COMMANDS = List.of(
            List.of("fmt", "--check"),
            List.of("facts"),
            List.of("refs", "servers"),
            List.of("refs", "--unused"),
            List.of("refs", "--without", "a"),
            List.of("rename", "a", "b", "--dry-run"),
            List.of("rename", "servers", "machines"),
            List.of("fmt"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("dev.homecroft.model.HostileCorpus#huge")
    void noFileBreaksACommandOrGivesASecretAway(byte[] bytes) throws IOException {
        for (Map.Entry<String, byte[]> file : Hostile.folder(bytes).entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        assertThat(Hostile.leaks(bytes, everything())).isFalse();
    }

    @Test
    void aLoopOfLinksIsNotFollowed() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), LAB);
        Files.createSymbolicLink(folder.resolve("more"), folder);
        Files.createSymbolicLink(folder.resolve("self.yaml"), folder.resolve("self.yaml"));
        Files.createSymbolicLink(folder.resolve("up.yaml"), Path.of("/dev/zero"));
        Files.createSymbolicLink(folder.resolve("gone.yaml"), Path.of("nowhere.yaml"));
        assertThat(everything()).contains("no problems");
    }

    @Test
    void whatIsNoFileIsNotRead() throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), LAB);
        Files.createDirectories(folder.resolve("hosts.yaml/deep.yaml"));
        assertThat(everything()).contains("no problems");
    }

    @Test
    void aPipeThatNobodyWritesToIsNotWaitedFor() throws Exception {
        Files.writeString(folder.resolve("lab.yaml"), LAB);
        Path tool = Path.of("/usr/bin/mkfifo");
        assumeTrue(Files.isExecutable(tool), "mkfifo is not here");
        Process process = new ProcessBuilder(
                        tool.toString(), folder.resolve("pipe.yaml").toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        assertThat(everything()).contains("no problems");
    }

    @Test
    void aFolderInTheLabsOwnPlaceIsSaid() throws IOException {
        Files.createDirectories(folder.resolve("lab.yaml"));
        assertThat(everything()).contains("error[");
    }

    /** What all commands say, none of it about a fault of their own. */
    private String everything() {
        StringBuilder all = new StringBuilder();
        for (String form : List.of("text", "json")) {
            FakeTerminal terminal = new FakeTerminal();
            LabFolders folders = new LabFolders(new LabFinder(folder), List::of);
            CheckCommand check = new CheckCommand(
                    new FolderChecker(folders, System::nanoTime), new FolderSaves(folders), handler -> () -> {});
            new Cli(List.of(check), terminal.terminal(), new BugReports(folder.resolve(".bugs"), "test"))
                    .run("check", "--output", form);
            all.append(terminal.out()).append(terminal.err());
        }
        FileDesk desk = new FileDesk(folder);
        for (List<String> command : COMMANDS) {
            ExitCode code = desk.run(command.toArray(String[]::new));
            assertThat(code).as("%s: %s", command, desk.err()).isIn(ExitCode.OK, ExitCode.FINDINGS, ExitCode.USAGE);
            all.append(desk.out()).append(desk.err());
        }
        assertThat(folder.resolve(".bugs")).doesNotExist();
        assertThat(all.toString()).doesNotContain("\tat ", "Exception");
        return all.toString();
    }
}
