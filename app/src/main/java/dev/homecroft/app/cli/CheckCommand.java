package dev.homecroft.app.cli;

import dev.homecroft.app.session.Checker;
import dev.homecroft.kernel.Severity;
import dev.homecroft.views.CheckView;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft check}: every problem of the lab's files. */
final class CheckCommand implements Command {
    private final Checker checker;

    CheckCommand(Checker checker) {
        this.checker = checker;
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Reads the lab and reports every problem with its place. Asks no other system. Ends with 1"
                                + " if there is an error.",
                        "croft check",
                        "croft check examples/tower --output json"))
                .addPositional(Options.labFolder());
    }

    @Override
    public ExitCode run(Call call) {
        Checker.Checked checked = checker.check(call.lab());
        call.print(
                paper -> CheckView.text(checked.report(), paper, checked.excerpts()),
                () -> CheckView.json(checked.report()));
        return checked.report().count(Severity.ERROR) > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
