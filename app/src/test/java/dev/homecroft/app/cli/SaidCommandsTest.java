package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.lab.FolderSaves;
import dev.homecroft.app.lab.FolderWorkbench;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.views.Explanations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** A command that a text tells to run is one that the command line takes. */
final class SaidCommandsTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", ".."));

    @TempDir
    Path folder;

    @Test
    void everyCommandThatTheSourcesSayIsUnderstood() throws IOException {
        List<SaidCommands.Said> said;
        try (Stream<Path> modules = Files.list(ROOT)) {
            said = SaidCommands.inSources(modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList());
        }
        assertThat(said).hasSizeGreaterThan(30);
        assertThat(faults(said)).isEmpty();
    }

    @Test
    void everyCommandThatAnExplanationSaysIsUnderstood() {
        Explanations explanations = Explanations.load();
        List<SaidCommands.Said> said = explanations.codes().stream()
                .flatMap(code ->
                        SaidCommands.inText(code, explanations.text(code).orElseThrow()).stream())
                .toList();
        assertThat(said).hasSizeGreaterThan(30);
        assertThat(faults(said)).isEmpty();
    }

    @Test
    void aCommandIsFoundInJoinedTextsAndAWrongOneIsAFault() throws IOException {
        Files.writeString(folder.resolve("Example.java"), """
                class Example {
                    String one = "Say `croft rename " + kind + "` first.";
                    String two = "`croft rename %s %s` gives it another name.".formatted(kind, name("`croft plam`"));
                }
                """);
        List<SaidCommands.Said> said = SaidCommands.inSources(List.of(folder));
        assertThat(said)
                .extracting(SaidCommands.Said::command)
                .containsExactlyInAnyOrder("croft rename THING", "croft rename THING THING", "croft plam");
        assertThat(faults(said)).hasSize(2).allMatch(fault -> !fault.contains("THING THING"));
    }

    private List<String> faults(List<SaidCommands.Said> said) {
        List<String> faults = new ArrayList<>();
        for (SaidCommands.Said one : said) {
            String[] words = one.command().replace("…", "").strip().split(" +");
            try {
                ParseResult parsed =
                        grammar().parseArgs(Stream.of(words).skip(1).toArray(String[]::new));
                if (!isWhole(parsed)) {
                    faults.add(one.place() + ": `" + one.command() + "` is no whole command");
                }
            } catch (ParameterException fault) {
                faults.add(one.place() + ": `" + one.command() + "`: " + fault.getMessage());
            }
        }
        return faults;
    }

    /** A group such as {@code croft sandbox} does nothing by itself. */
    private static boolean isWhole(ParseResult parsed) {
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf.commandSpec().subcommands().isEmpty();
    }

    private CommandLine grammar() {
        Fakes lab = new Fakes();
        LabFolders folders = new LabFolders(new LabFinder(folder), List::of);
        List<Command> commands = new ArrayList<>(
                Commands.all(lab, new FolderSaves(folders), lab, lab, () -> Fakes.NOW, first -> () -> {}));
        FolderWorkbench workbench = new FolderWorkbench(folders, List.of(), SqliteHistory::open);
        commands.addAll(FileCommands.all(workbench, nobody -> {}, () -> "UTC"));
        return new Cli(commands, new FakeTerminal().terminal(), new BugReports(folder, "1")).commandLine();
    }
}
