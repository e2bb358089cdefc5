package dev.homecroft.app.session;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Told how a run goes on. Called from several threads. */
public interface RunWatcher {
    void begun(Step step);

    /** @param fraction 0 to 1, or NaN when nobody can tell */
    void progress(Step step, double fraction, String words);

    /** It did not succeed, nothing is left of the attempt, and it is tried again after a while. */
    void retrying(Step step, Diagnostic reason, Duration after, int attempt);

    /** @param words what a step that was begun waits for, such as an answer of its system */
    void waiting(Step step, String words);

    /** @param warnings what the user should know though it went well */
    void ended(Step step, OutcomeStatus status, Optional<Diagnostic> problem, List<Diagnostic> warnings);
}
