package dev.homecroft.state;

import dev.homecroft.kernel.SourceRange;
import java.util.Optional;

/**
 * One field of one thing, three ways: what we applied last, what is there now, what the lab wants. Drift is where the
 * first two differ, change where the last two do.
 *
 * @param lastApplied empty when we never applied it, or no longer know
 * @param observed empty when it is not there
 * @param desired empty when it goes away
 * @param stated where the desired value stands, if it stands anywhere
 */
public record FieldChange(
        String path,
        Optional<Value> lastApplied,
        Optional<Value> observed,
        Optional<Value> desired,
        Effect effect,
        Optional<SourceRange> stated) {

    /** When a change of the field takes effect. */
    public enum Effect {
        ONLINE("online"),
        AT_RESTART("takes effect at next stop"),
        WITH_STEP("");

        private final String label;

        Effect(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Somebody else changed it: we applied what the lab wants, and it is otherwise now. */
    public boolean isDrift() {
        return lastApplied.isPresent() && lastApplied.equals(desired) && !observed.equals(desired);
    }
}
