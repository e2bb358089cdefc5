package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

class CliTest {
    @TempDir
    Path folder;

    @Test
    void withoutArgumentsItPrintsItsHelpWithTheExitCodes() {
        FakeTerminal terminal = new FakeTerminal();
        assertThat(cli(terminal).run()).isEqualTo(ExitCode.OK);
        assertThat(terminal.out())
                .startsWith("Usage: croft")
                .contains("4   another run holds the lock of this lab")
                .contains("Example:");
    }

    @Test
    void aWrongWordIsAUsageErrorWithASuggestionAndTheWayToTheHelp() {
        FakeTerminal terminal = new FakeTerminal();
        assertThat(cli(terminal).run("completoin")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                usage: there is no command `completoin`.
                  hint: did you mean `completion`?
                  help: croft --help
                """);
    }

    @Test
    void aMissingArgumentIsNamed() {
        FakeTerminal terminal = new FakeTerminal();
        assertThat(cli(terminal).run("completion")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("""
                usage: missing required parameter: `SHELL`.
                  help: croft completion --help
                """);
    }

    @Test
    void anUnknownFormIsNamedWithTheOnesThatExist() {
        FakeTerminal terminal = new FakeTerminal();
        assertThat(cli(terminal).run("completion", "bash", "-o", "xml")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("expected text or json, got `xml`");
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        for (Command command :
                Commands.all(new Fakes(), new Fakes(), new Fakes(), new Fakes(), () -> Fakes.NOW, first -> () -> {})) {
            FakeTerminal terminal = new FakeTerminal();
            assertThat(cli(terminal).run(command.name(), "--help")).isEqualTo(ExitCode.OK);
            assertThat(terminal.out())
                    .startsWith("Usage: croft " + command.name())
                    .contains("Example:");
        }
    }

    @Test
    void aBugGivesNoStackTraceButAReport() throws Exception {
        FakeTerminal terminal = new FakeTerminal();
        Cli cli = new Cli(List.of(new Broken()), terminal.terminal(), new BugReports(folder, "1"));
        assertThat(cli.run("broken")).isEqualTo(ExitCode.BUG);
        assertThat(terminal.err()).contains("A report was written to").doesNotContain("\tat ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file))
                            .contains("arguments [broken]", "IllegalStateException: planted"));
        }
    }

    @Test
    void completionScriptsKnowTheCommands() {
        for (String shell : List.of("bash", "zsh", "fish")) {
            FakeTerminal terminal = new FakeTerminal();
            assertThat(cli(terminal).run("completion", shell)).isEqualTo(ExitCode.OK);
            assertThat(terminal.out()).contains("completion");
        }
    }

    private Cli cli(FakeTerminal terminal) {
        return new Cli(
                Commands.all(new Fakes(), new Fakes(), new Fakes(), new Fakes(), () -> Fakes.NOW, first -> () -> {}),
                terminal.terminal(),
                new BugReports(folder, "1"));
    }

    private static final class Broken implements Command {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public CommandSpec spec() {
            return Specs.command(this, "Breaks.", "croft broken");
        }

        @Override
        public ExitCode run(Call call) {
            throw new IllegalStateException("planted");
        }
    }
}
