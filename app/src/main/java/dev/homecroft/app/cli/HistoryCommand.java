package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.state.Run;
import dev.homecroft.views.HistoryView;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code croft history}: the runs of the past. */
final class HistoryCommand implements Command {
    private static final int SHOWN = 20;

    private final Labs labs;

    HistoryCommand(Labs labs) {
        this.labs = labs;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public CommandSpec spec() {
        return Options.addLab(Specs.command(
                        this,
                        "Lists the latest runs, or shows one with every step and what became of it.",
                        "croft history",
                        "croft history 41"))
                .addPositional(Specs.word(0, "RUN", "0..1", "its number"));
    }

    @Override
    public ExitCode run(Call call) {
        return Opened.with(labs, call.labOption(), call, session -> {
            if (call.words().isEmpty()) {
                List<Run> runs = session.history(SHOWN);
                call.print(paper -> HistoryView.list(runs, paper), () -> HistoryView.json(runs));
                return ExitCode.OK;
            }
            Run run = run(session, call.words().getFirst());
            call.print(paper -> HistoryView.one(run, paper), () -> HistoryView.json(run));
            return ExitCode.OK;
        });
    }

    private static Run run(LabSession session, String number) {
        Optional<Long> parsed = number.matches("[0-9]{1,9}") ? Optional.of(Long.parseLong(number)) : Optional.empty();
        return parsed.flatMap(session::run).orElseThrow(() -> Problems.noSuchRun(number));
    }
}
