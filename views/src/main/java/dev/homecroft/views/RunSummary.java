package dev.homecroft.views;

import dev.homecroft.kernel.Durations;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of each step of a run, read from its journal. */
public record RunSummary(Run run, Map<StepId, JournalEntry.Outcome> outcomes) {

    public static RunSummary of(Run run) {
        Map<StepId, JournalEntry.Outcome> last = new LinkedHashMap<>();
        for (JournalEntry entry : run.journal()) {
            if (entry instanceof JournalEntry.Outcome outcome) {
                last.put(outcome.step(), outcome);
            }
        }
        return new RunSummary(run, last);
    }

    public long count(OutcomeStatus status) {
        return outcomes.values().stream()
                .filter(outcome -> outcome.status() == status)
                .count();
    }

    /** Steps that nobody began, or that ended before they did anything. */
    public long notBegun() {
        return run.plan().steps().size()
                - outcomes.values().stream()
                        .filter(outcome -> outcome.status() != OutcomeStatus.NOT_DONE)
                        .count();
    }

    public Optional<Duration> took() {
        return run.endedAt().map(end -> Duration.between(run.startedAt(), end));
    }

    /** How long a step took from its first intent to its outcome. */
    public Optional<Duration> took(Step step) {
        Optional<JournalEntry> begin = run.journal().stream()
                .filter(entry -> entry.step().equals(step.id()) && entry instanceof JournalEntry.Intent)
                .findFirst();
        return begin.flatMap(intent -> Optional.ofNullable(outcomes.get(step.id()))
                .map(outcome -> Duration.between(intent.at(), outcome.at())));
    }

    /** {@code Run 41 stopped: 3 done, 1 failed, 2 not begun.} */
    String sentence() {
        int all = run.plan().steps().size();
        String time = took().map(length -> " in " + Durations.human(length)).orElse("");
        if (run.status() == RunStatus.DONE) {
            return "Run " + run.id() + " done: " + Words.count(all, "step") + time + ".";
        }
        List<String> parts = new ArrayList<>();
        for (OutcomeStatus status : OutcomeStatus.values()) {
            if (status != OutcomeStatus.NOT_DONE && (count(status) > 0 || status == OutcomeStatus.DONE)) {
                parts.add(count(status) + " " + status.label());
            }
        }
        if (notBegun() > 0) {
            parts.add(notBegun() + " not begun");
        }
        return "Run " + run.id() + " " + word(run.status()) + ": " + String.join(", ", parts) + time + ".";
    }

    private static String word(RunStatus status) {
        return switch (status) {
            case RUNNING -> "goes on";
            case DONE -> "done";
            case FAILED -> "stopped";
            case UNSETTLED -> "stopped, to be looked into by the next command";
            case CANCELLED -> "stopped by you";
            case INTERRUPTED -> "was interrupted";
        };
    }
}
