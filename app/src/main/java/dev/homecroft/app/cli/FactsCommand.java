package dev.homecroft.app.cli;

import dev.homecroft.app.session.Workbench;
import dev.homecroft.views.FactsReport;
import dev.homecroft.views.FactsView;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft facts}: what is stated, and what follows from it. */
final class FactsCommand implements Command {
    private final Workbench workbench;

    FactsCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public String name() {
        return "facts";
    }

    @Override
    public CommandSpec spec() {
        return Options.addFiles(Specs.command(
                        this,
                        "Every fact of the lab with its place, and what is derived from it: settings of guests, names,"
                                + " addresses. With a name: what is stated of that entry or leads to it. Asks no other"
                                + " system.",
                        "croft facts",
                        "croft facts talos-1"))
                .addPositional(Specs.word(0, "NAME", "0..1", "its name, or its kind and name as in guest/talos-1"));
    }

    @Override
    public ExitCode run(Call call) {
        FactsReport report =
                workbench.facts(call.labOption(), call.words().stream().findFirst());
        call.print(paper -> FactsView.text(report, paper), () -> FactsView.json(report));
        return ExitCode.OK;
    }
}
