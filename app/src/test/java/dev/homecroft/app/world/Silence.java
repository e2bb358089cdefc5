package dev.homecroft.app.world;

import dev.homecroft.app.session.RunWatcher;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Watches and says nothing. */
public final class Silence implements RunWatcher {
    @Override
    public void begun(Step step) {}

    @Override
    public void progress(Step step, double fraction, String words) {}

    @Override
    public void retrying(Step step, Diagnostic reason, Duration after, int attempt) {}

    @Override
    public void waiting(Step step, String words) {}

    @Override
    public void ended(Step step, OutcomeStatus status, Optional<Diagnostic> problem, List<Diagnostic> warnings) {}
}
