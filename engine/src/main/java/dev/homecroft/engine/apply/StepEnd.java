package dev.homecroft.engine.apply;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Identity;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of one step of a run. */
public sealed interface StepEnd {
    StepId step();

    /** Its outcome is known and written down. */
    record Ended(
            StepId step,
            OutcomeStatus status,
            Optional<ObjectRef> ref,
            Optional<Identity> identity,
            Optional<Diagnostic> problem,
            List<Diagnostic> warnings)
            implements StepEnd {
        public Ended {
            warnings = List.copyOf(warnings);
        }

        static Ended of(StepId step, OutcomeStatus status, Diagnostic problem) {
            return new Ended(step, status, Optional.empty(), Optional.empty(), Optional.of(problem), List.of());
        }

        JournalEntry.Outcome outcome(Instant at) {
            return new JournalEntry.Outcome(at, step, status, ref, identity, problem);
        }
    }

    /** Nothing was called for it: the run stopped first, or a step that it needs did not end well. */
    record NotBegun(StepId step, Optional<StepId> because) implements StepEnd {}

    /** It was begun and no outcome is written down. The next run looks into it before anything else. */
    record Open(StepId step) implements StepEnd {}

    default boolean isDone() {
        return this instanceof Ended ended && ended.status() == OutcomeStatus.DONE;
    }

    /** Whether the next run looks into it, although all was written down. */
    default boolean isUnknown() {
        return this instanceof Ended ended && ended.status() == OutcomeStatus.UNKNOWN;
    }
}
