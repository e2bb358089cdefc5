package dev.homecroft.app.cli;

import dev.homecroft.app.session.RunWatcher;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Durations;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.views.RunView;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run on the terminal: lines for what ended, and below them bars that are written over several times a second. Without a
 * terminal there are lines only. Steps may tell of themselves from several threads.
 */
final class RunBoard implements RunWatcher, AutoCloseable {
    private static final Duration REPAINT = Duration.ofMillis(150);

    private final PrintStream out;
    private final RunView view;
    private final InstantSource clock;
    private final boolean live;
    private final boolean silent;
    private final int steps;
    private final Map<StepId, RunView.Running> running = new LinkedHashMap<>();
    private int done;
    private int painted;
    private boolean closed;

    private RunBoard(Plan plan, Call call, InstantSource clock) {
        this.out = call.terminal().out();
        this.view = new RunView(call.terminal().paper(), plan);
        this.clock = clock;
        this.silent = call.json();
        this.live = call.terminal().live() && !silent;
        this.steps = plan.steps().size();
    }

    static RunBoard open(Plan plan, Call call, InstantSource clock) {
        RunBoard board = new RunBoard(plan, call, clock);
        if (board.live) {
            Thread.ofPlatform().daemon().name("board").start(board::repaint);
        }
        return board;
    }

    private synchronized void repaint() {
        try {
            while (!closed) {
                paint(view.live(running.values(), done, steps, clock.instant()));
                wait(REPAINT.toMillis());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void begun(Step step) {
        running.put(step.id(), new RunView.Running(step, clock.instant(), Double.NaN, ""));
        if (!live && !silent) {
            out.print(view.begun(step));
            out.flush();
        }
    }

    @Override
    public synchronized void progress(Step step, double fraction, String words) {
        running.computeIfPresent(step.id(), (id, before) -> new RunView.Running(step, before.since(), fraction, words));
    }

    @Override
    public synchronized void retrying(Step step, Diagnostic reason, Duration after, int attempt) {
        String words = "again in " + Durations.human(after) + " (attempt " + attempt + "): " + reason.summary();
        progress(step, Double.NaN, words);
        if (!live && !silent) {
            out.print(view.said(step, words));
            out.flush();
        }
    }

    @Override
    public synchronized void waiting(Step step, String words) {
        progress(step, Double.NaN, words);
    }

    @Override
    public synchronized void ended(
            Step step, OutcomeStatus status, Optional<Diagnostic> problem, List<Diagnostic> warnings) {
        Optional<RunView.Running> before = Optional.ofNullable(running.remove(step.id()));
        Instant now = clock.instant();
        Duration took =
                before.map(begun -> Duration.between(begun.since(), now)).orElse(Duration.ZERO);
        done += status == OutcomeStatus.DONE ? 1 : 0;
        if (silent) {
            return;
        }
        paint(List.of());
        out.print(view.ended(new RunView.Ended(step, status, took, problem, warnings)));
        out.flush();
    }

    /** Says that the wish to stop was heard. */
    synchronized void stopping(int times) {
        if (!silent) {
            paint(List.of());
            String words = times == 1
                    ? "Stopping after the running steps; Ctrl-C again leaves them as they are."
                    : "Leaving; the next run looks into what was under way.";
            out.println(words);
            out.flush();
        }
    }

    /** Writes these lines over the ones painted before. */
    private void paint(List<String> lines) {
        if (!live || closed) {
            return;
        }
        // CSI n F moves to the start of the n-th line above, CSI J erases from there (ECMA-48, 8.3.13 and 8.3.39).
        String back = painted > 0 ? "\u001b[" + painted + "F\u001b[J" : "";
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        out.print(back + text);
        out.flush();
        painted = lines.size();
    }

    @Override
    public synchronized void close() {
        paint(List.of());
        closed = true;
        notifyAll();
    }
}
