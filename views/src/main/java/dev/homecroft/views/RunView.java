package dev.homecroft.views;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Durations;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A run while it goes on: a line for each step that ended, and bars for those that run. */
public final class RunView {
    private static final int BAR = 20;
    private static final int WIDEST_NAME = 32;

    private final Paper paper;
    private final int kindWidth;
    private final int nameWidth;

    public RunView(Paper paper, Plan plan) {
        this.paper = paper;
        this.kindWidth = plan.steps().stream()
                .mapToInt(step -> Columns.width(step.id().address().kind()))
                .max()
                .orElse(0);
        this.nameWidth = Math.min(
                WIDEST_NAME,
                plan.steps().stream()
                        .mapToInt(step -> Columns.width(step.id().address().name()))
                        .max()
                        .orElse(0));
    }

    /**
     * A step under way.
     *
     * @param fraction 0 to 1, or NaN when nobody can tell
     * @param words what is going on; may be empty
     */
    public record Running(Step step, Instant since, double fraction, String words) {}

    /**
     * A step that ended.
     *
     * @param problem what went wrong, for every status but done
     * @param warnings what the user should know all the same
     */
    public record Ended(
            Step step, OutcomeStatus status, Duration took, Optional<Diagnostic> problem, List<Diagnostic> warnings) {
        public Ended {
            warnings = List.copyOf(warnings);
        }
    }

    /** For where lines can't be written over: that a step begins. */
    public String begun(Step step) {
        return said(step, "begins: " + step.action().label());
    }

    /** Words on a step under way. */
    public String said(Step step, String words) {
        return lead("▸", Ink.NOTE, step) + words + "\n";
    }

    /** A step that was never begun. */
    String waiting(Step step) {
        return lead("·", Ink.FAINT, step) + "not begun: " + step.action().label() + "\n";
    }

    /** That a step ended and how, ending with a line feed. */
    public String ended(Ended end) {
        List<String> lines = new ArrayList<>();
        boolean done = end.status() == OutcomeStatus.DONE;
        String lead = done ? lead("✓", Ink.ADDED, end.step()) : lead("✗", Ink.ERROR, end.step());
        int room = Math.max(20, paper.width() - column());
        if (done) {
            String time = Columns.right(Durations.human(end.took()), 8);
            lines.add(lead + time + "  " + end.step().action().label());
            end.warnings().forEach(warning -> below("note: " + warning.summary(), room, lines));
        } else {
            List<String> summary = Columns.wrap(
                    end.status().label() + ": "
                            + end.problem().map(Diagnostic::summary).orElse("no reason given"),
                    room);
            lines.add(lead + summary.getFirst());
            summary.stream().skip(1).forEach(line -> lines.add(" ".repeat(column()) + line));
            end.problem().ifPresent(problem -> {
                if (!problem.detail().isEmpty()) {
                    below(problem.detail(), room, lines);
                }
                problem.hints().forEach(hint -> below("next: " + hint, room, lines));
            });
        }
        return String.join("\n", lines) + "\n";
    }

    private void below(String text, int room, List<String> lines) {
        Columns.wrap(text, room).forEach(line -> lines.add(" ".repeat(column()) + line));
    }

    /** The part of the screen that is written over: bars, and one line of numbers. */
    public List<String> live(Collection<Running> running, int done, int all, Instant now) {
        List<String> lines = new ArrayList<>();
        running.forEach(step -> lines.add(bar(step, now)));
        lines.add(paper.paint(
                Ink.FAINT,
                Columns.cut(
                        "  " + done + " of " + all + " steps done · Ctrl-C stops after the running steps",
                        paper.width() - 1)));
        return lines;
    }

    private String bar(Running running, Instant now) {
        Duration since = Duration.between(running.since(), now);
        Optional<Duration> estimate = running.step().estimate().filter(time -> !time.isZero());
        boolean told = !Double.isNaN(running.fraction());
        double fraction = told
                ? running.fraction()
                : estimate.map(time -> Math.min(0.95, since.toMillis() / (double) time.toMillis()))
                        .orElse(0.0);
        int full = (int) Math.round(Math.clamp(fraction, 0, 1) * BAR);
        String bar = "█".repeat(full) + "░".repeat(BAR - full);
        String percent = told || estimate.isPresent()
                ? Columns.right(Long.toString(Math.round(fraction * 100)), 3) + " %"
                : "     ";
        List<String> words = new ArrayList<>();
        words.add(running.words().isEmpty() ? running.step().action().label() : running.words());
        left(since, estimate, told, fraction).ifPresent(words::add);
        String rest = bar + " " + percent + "  " + String.join(" · ", words);
        return lead("▸", Ink.NOTE, running.step()) + Columns.cut(rest, Math.max(BAR, paper.width() - column() - 1));
    }

    private static Optional<String> left(Duration since, Optional<Duration> estimate, boolean told, double fraction) {
        if (told && fraction > 0.05 && fraction < 1) {
            Duration whole = Duration.ofMillis((long) (since.toMillis() / fraction));
            return Optional.of("about " + whole(whole.minus(since)) + " left");
        }
        return estimate.filter(time -> time.compareTo(since) > 0)
                .map(time -> "about " + whole(time.minus(since)) + " left");
    }

    /** In whole seconds. */
    private static String whole(Duration duration) {
        return Durations.human(Duration.ofSeconds(Math.max(1, duration.toSeconds())));
    }

    private String lead(String symbol, Ink ink, Step step) {
        return "  " + paper.paint(ink, symbol) + " "
                + Columns.left(step.id().address().kind(), kindWidth) + "  "
                + Columns.left(Columns.cut(step.id().address().name(), nameWidth), nameWidth) + "  ";
    }

    private int column() {
        return 4 + kindWidth + 2 + nameWidth + 2;
    }
}
