package dev.homecroft.spi;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Identity;
import dev.homecroft.state.ObjectRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a step ended, as its provider saw it. */
public sealed interface StepResult {

    /**
     * It happened, now or before.
     *
     * @param ref where the object answers, if there is one now
     * @param warnings what the user should know all the same
     */
    record Done(Optional<ObjectRef> ref, Optional<Identity> identity, List<Diagnostic> warnings) implements StepResult {
        public Done {
            warnings = List.copyOf(warnings);
        }
    }

    /** It did not happen and nothing is left of the attempt; the same call may be tried after a while. */
    record Retry(Diagnostic problem, Duration after) implements StepResult {}

    /** It did not happen, or only in part; the problem says what is there now and what to do. */
    record Failed(Diagnostic problem) implements StepResult {}

    /** What was found is not what the plan expects. Nothing was touched. */
    record Refused(Diagnostic problem) implements StepResult {}

    /** Nobody can tell whether it happened. It is probed before anything else is done to the thing. */
    record Unknown(Diagnostic problem) implements StepResult {}

    /** Of a probe only: it did not happen and nothing is left of it. */
    record NotDone() implements StepResult {}

    static StepResult done() {
        return new Done(Optional.empty(), Optional.empty(), List.of());
    }

    static StepResult done(ObjectRef ref, Identity identity) {
        return new Done(Optional.of(ref), Optional.of(identity), List.of());
    }
}
