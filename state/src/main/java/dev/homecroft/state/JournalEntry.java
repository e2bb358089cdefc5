package dev.homecroft.state;

import dev.homecroft.kernel.Diagnostic;
import java.time.Instant;
import java.util.Optional;

/** One line of a run's journal. Lines are only ever added. */
public sealed interface JournalEntry {
    Instant at();

    StepId step();

    /** Written before the call: from here on the call may have happened. */
    record Intent(Instant at, StepId step, int attempt) implements JournalEntry {}

    /** Written while the call is under way: how to ask for it again, such as a task id. */
    record Handle(Instant at, StepId step, String handle) implements JournalEntry {}

    /**
     * Written after the call, or after a probe.
     *
     * @param ref where the object answers, when the step made one or learned it
     * @param identity the identity of that object
     * @param problem what went wrong, for every status but done
     */
    record Outcome(
            Instant at,
            StepId step,
            OutcomeStatus status,
            Optional<ObjectRef> ref,
            Optional<Identity> identity,
            Optional<Diagnostic> problem)
            implements JournalEntry {}
}
