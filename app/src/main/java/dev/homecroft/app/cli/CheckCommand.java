package dev.homecroft.app.cli;

import dev.homecroft.app.session.Checker;
import dev.homecroft.app.session.Saves;
import dev.homecroft.kernel.Severity;
import dev.homecroft.views.CheckView;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft check}: every problem of the lab's files. */
final class CheckCommand implements Command {
    private static final String WATCH = "--watch";

    private final Checker checker;
    private final Saves saves;
    private final Interrupts interrupts;

    CheckCommand(Checker checker, Saves saves, Interrupts interrupts) {
        this.checker = checker;
        this.saves = saves;
        this.interrupts = interrupts;
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
                        "croft check --watch",
                        "croft check examples/tower --output json"))
                .addOption(Specs.flag("checks again whenever a file is saved, until Ctrl-C", WATCH, "-w"))
                .addPositional(Options.labFolder());
    }

    @Override
    public ExitCode run(Call call) {
        return call.has(WATCH) ? watch(call) : check(call);
    }

    private ExitCode check(Call call) {
        Checker.Checked checked = checker.check(call.lab());
        call.print(
                paper -> CheckView.text(checked.report(), paper, checked.excerpts()),
                () -> CheckView.json(checked.report()));
        call.terminal().out().flush();
        return checked.report().count(Severity.ERROR) > 0 ? ExitCode.FINDINGS : ExitCode.OK;
    }

    /** The watch begins before the first look, so that nothing is missed between them. */
    private ExitCode watch(Call call) {
        try (Saves.Watch watch = saves.watch(call.lab());
                Interrupts.Watch _ = interrupts.watch(times -> watch.stop())) {
            check(call);
            while (watch.await()) {
                call.say("\n");
                check(call);
            }
        }
        return ExitCode.STOPPED;
    }
}
