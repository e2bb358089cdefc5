package dev.homecroft.app.cli;

import dev.homecroft.app.session.Labs;
import dev.homecroft.kernel.Durations;
import dev.homecroft.views.DriftReport;
import dev.homecroft.views.DriftView;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft drift}: what somebody else changed. */
final class DriftCommand implements Command {
    private static final String FULL_EVERY = "--full-every";

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
                .addOption(Specs.duration(
                        "reads only what may have changed, as long as everything was read less than this ago",
                        FULL_EVERY))
                .addPositional(Options.labFolder());
    }

    @Override
    public ExitCode run(Call call) {
        Optional<Duration> fullEvery =
                call.has(FULL_EVERY) ? Durations.tryParse(call.option(FULL_EVERY, "")) : Optional.empty();
        return Opened.with(labs, call, session -> {
            DriftReport report = session.drift(fullEvery);
            call.print(paper -> DriftView.text(report, paper), () -> DriftView.json(report));
            if (!report.entries().isEmpty()) {
                return ExitCode.FINDINGS;
            }
            return report.unread().isEmpty() ? ExitCode.OK : ExitCode.UNREACHABLE;
        });
    }
}
