package dev.homecroft.app.cli;

import dev.homecroft.app.session.Labs;
import dev.homecroft.views.DriftReport;
import dev.homecroft.views.DriftView;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft drift}: what somebody else changed. */
final class DriftCommand implements Command {
    private final Labs labs;

    DriftCommand(Labs labs) {
        this.labs = labs;
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Shows what differs from the lab's files now though we left it as they say, and who changed"
                                + " it. Ends with 1 if anything does.",
                        "croft drift"))
                .addPositional(Options.labFolder());
    }

    @Override
    public ExitCode run(Call call) {
        return Opened.with(labs, call, session -> {
            DriftReport report = session.drift();
            call.print(paper -> DriftView.text(report, paper), () -> DriftView.json(report));
            if (!report.entries().isEmpty()) {
                return ExitCode.FINDINGS;
            }
            return report.unread().isEmpty() ? ExitCode.OK : ExitCode.UNREACHABLE;
        });
    }
}
