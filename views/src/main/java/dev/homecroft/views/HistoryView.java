package dev.homecroft.views;

import dev.homecroft.kernel.Durations;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs of the past: all of them in a table, or one with its steps. */
public final class HistoryView {
    private HistoryView() {}

    /** Latest first. */
    public static String list(List<Run> runs, Paper paper) {
        if (runs.isEmpty()) {
            return "No runs yet.\n";
        }
        int digits = runs.stream().mapToInt(run -> run.id().length()).max().orElse(1);
        List<List<String>> rows = new ArrayList<>();
        for (Run run : runs) {
            RunSummary summary = RunSummary.of(run);
            long done = summary.count(OutcomeStatus.DONE);
            rows.add(List.of(
                    Columns.right(run.id(), digits),
                    Times.at(run.startedAt()),
                    run.status().label(),
                    done + " of " + Words.count(run.plan().steps().size(), "step"),
                    summary.took().map(Durations::human).orElse(""),
                    run.plan().header().commit().map(PlanView::shortened).orElse("no commit"),
                    run.owner().replaceAll(",.*", "")));
        }
        return String.join("\n", new Table(paper, 0).lines(rows)) + "\n";
    }

    /** One run with every step, and every problem in full. */
    public static String one(Run run, Paper paper) {
        RunSummary summary = RunSummary.of(run);
        List<String> lines = new ArrayList<>();
        lines.add(summary.sentence());
        lines.add("Plan " + run.plan().id() + ", begun " + Times.at(run.startedAt()) + " by " + run.owner());
        lines.add("");
        RunView view = new RunView(paper, run.plan());
        StringBuilder steps = new StringBuilder();
        for (Step step : run.plan().steps()) {
            Optional<JournalEntry.Outcome> outcome =
                    Optional.ofNullable(summary.outcomes().get(step.id()));
            steps.append(outcome.map(end -> view.ended(new RunView.Ended(
                            step, end.status(), summary.took(step).orElse(Duration.ZERO), end.problem(), List.of())))
                    .orElseGet(() -> view.waiting(step)));
        }
        return String.join("\n", lines) + "\n" + steps;
    }

    /** How a run that just ended came out, and what to do. */
    public static String result(Run run, Paper paper) {
        String next = run.status() == RunStatus.DONE ? "" : " `croft apply` continues.";
        return String.join("\n", Columns.wrap(RunSummary.of(run).sentence() + next, paper.width())) + "\n";
    }

    public static Json json(List<Run> runs) {
        return Json.object().put("runs", Json.array(runs, HistoryView::head)).build();
    }

    private static Json head(Run run) {
        RunSummary summary = RunSummary.of(run);
        return header(run, summary).build();
    }

    private static Json.ObjBuilder header(Run run, RunSummary summary) {
        return Json.object()
                .put("run", run.number())
                .put("plan", run.plan().id())
                .put("status", run.status().label())
                .put("owner", run.owner())
                .put("startedAt", run.startedAt().toString())
                .put("endedAt", run.endedAt(), end -> Json.of(end.toString()))
                .put("commit", run.plan().header().commit(), Json::of)
                .put("steps", run.plan().steps().size())
                .put("done", summary.count(OutcomeStatus.DONE))
                .put("failed", summary.count(OutcomeStatus.FAILED))
                .put("refused", summary.count(OutcomeStatus.REFUSED))
                .put("unknown", summary.count(OutcomeStatus.UNKNOWN))
                .put("notBegun", summary.notBegun());
    }

    public static Json json(Run run) {
        RunSummary summary = RunSummary.of(run);
        Json steps = Json.array(run.plan().steps(), step -> {
            Optional<JournalEntry.Outcome> end =
                    Optional.ofNullable(summary.outcomes().get(step.id()));
            return Json.object()
                    .put("step", step.id().toString())
                    .put("action", step.action().label())
                    .put("status", end.map(outcome -> outcome.status().label()).orElse("not begun"))
                    .put("millis", summary.took(step), time -> Json.of(time.toMillis()))
                    .put("problem", end.flatMap(JournalEntry.Outcome::problem), DiagnosticView::json)
                    .build();
        });
        return header(run, summary).put("results", steps).build();
    }
}
