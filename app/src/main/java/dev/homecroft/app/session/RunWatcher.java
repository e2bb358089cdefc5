package dev.homecroft.app.session;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Optional;

/** Told how a run goes on. Called from several threads. */
public interface RunWatcher {
    void begun(Step step);

    /** @param fraction 0 to 1, or NaN when nobody can tell */
    void progress(Step step, double fraction, String words);

    /** @param warnings what the user should know though it went well */
    void ended(Step step, OutcomeStatus status, Optional<Diagnostic> problem, List<Diagnostic> warnings);
}
