package dev.homecroft.app.cli;

import dev.homecroft.app.session.Places;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.views.DiagnosticView;
import dev.homecroft.views.Paper;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The whole command line: finds the command, runs it, and turns every end into words and an exit code. */
public final class Cli {
    private final List<Command> commands;
    private final Terminal terminal;
    private final BugReports bugs;
    private final Places places;

    public Cli(List<Command> commands, Terminal terminal, BugReports bugs) {
        this(commands, terminal, bugs, Places.NONE);
    }

    /** @param places shows the lines that problems are about */
    public Cli(List<Command> commands, Terminal terminal, BugReports bugs, Places places) {
        this.places = places;
        this.commands = List.copyOf(commands);
        this.terminal = terminal;
        this.bugs = bugs;
    }

    public ExitCode run(String... arguments) {
        try {
            ParseResult parsed = commandLine(needed(arguments)).parseArgs(arguments);
            return run(parsed, leaf(parsed));
        } catch (ParameterException fault) {
            terminal.err().print(UsageProblems.text(fault));
            return ExitCode.USAGE;
        } catch (RuntimeException | StackOverflowError bug) {
            terminal.err().print(bugs.report(bug, Arrays.asList(arguments)));
            return ExitCode.BUG;
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private ExitCode run(ParseResult all, ParseResult leaf) {
        CommandSpec spec = leaf.commandSpec();
        boolean runs =
                spec.userObject() instanceof Command && spec.subcommands().isEmpty();
        if (all.isUsageHelpRequested() || leaf.isUsageHelpRequested() || !runs) {
            spec.commandLine().usage(terminal.out(), terminal.paper().color() ? Ansi.ON : Ansi.OFF);
            return ExitCode.OK;
        }
        boolean json = leaf.matchedOptionValue(Options.OUTPUT, "text").equals("json");
        Call call = new Call(leaf, terminal.withPaper(paper(leaf)), json, places);
        try {
            return ((Command) spec.userObject()).run(call);
        } catch (CroftException expected) {
            show(expected.diagnostics(), call);
            return Endings.code(expected.diagnostics());
        }
    }

    /** The whole grammar, as help and completion see it. */
    CommandLine commandLine() {
        return commandLine(commands);
    }

    /** A command that comes first is all that is needed, and all commands together take longer than most of them. */
    private List<Command> needed(String... arguments) {
        List<Command> named = commands.stream()
                .filter(command -> arguments.length > 0 && command.name().equals(arguments[0]))
                .filter(command -> !command.isAboutAll())
                .toList();
        return named.isEmpty() ? commands : named;
    }

    private CommandLine commandLine(List<Command> known) {
        return new CommandLine(RootSpec.of(known))
                .setUsageHelpWidth(Math.min(100, terminal.paper().width()));
    }

    private static ParseResult leaf(ParseResult parsed) {
        ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        return leaf;
    }

    private void show(List<Diagnostic> diagnostics, Call call) {
        if (call.json()) {
            Json problems = Json.object()
                    .put("problems", Json.array(diagnostics, DiagnosticView::json))
                    .build();
            terminal.out().print(JsonText.pretty(problems));
            return;
        }
        DiagnosticView view = call.problems();
        diagnostics.forEach(diagnostic -> terminal.err().print(view.text(diagnostic, Endings.word(diagnostic))));
    }

    private Paper paper(ParseResult arguments) {
        Paper own = terminal.paper();
        return switch (arguments.matchedOptionValue(Options.COLOR, "auto")) {
            case "always" -> new Paper(own.width(), true);
            case "never" -> new Paper(own.width(), false);
            default -> own;
        };
    }
}
