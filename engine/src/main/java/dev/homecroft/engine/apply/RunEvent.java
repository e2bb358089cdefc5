package dev.homecroft.engine.apply;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import dev.homecroft.state.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens in a run, told in order on the thread that runs it. */
public sealed interface RunEvent {
    Instant at();

    record RunStarted(Instant at, Plan plan) implements RunEvent {}

    /**
     * A step can't begin yet.
     *
     * @param on steps that it needs and that are not done; empty when it only lacks slots
     * @param slots slots that it needs and that are taken
     */
    record Waiting(Instant at, StepId step, List<StepId> on, List<String> slots) implements RunEvent {
        public Waiting {
            on = List.copyOf(on);
            slots = List.copyOf(slots);
        }
    }

    record StepStarted(Instant at, StepId step) implements RunEvent {}

    /** @param fraction 0 to 1, or NaN when nobody can tell */
    record Progress(Instant at, StepId step, double fraction, String words) implements RunEvent {}

    /** @param attempt the one that did not succeed, from 1 */
    record Retrying(Instant at, StepId step, Diagnostic reason, Duration after, int attempt) implements RunEvent {}

    /** Nobody knows whether the call happened; after the pause the system is asked. */
    record Probing(Instant at, StepId step, Diagnostic reason, Duration after) implements RunEvent {}

    record StepEnded(Instant at, StepEnd end) implements RunEvent {}

    record RunEnded(Instant at, RunResult result) implements RunEvent {}
}
