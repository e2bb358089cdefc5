package dev.homecroft.model.virt;

import dev.homecroft.model.Origin;
import java.util.Optional;

/**
 * What happens with a guest whose node fails.
 *
 * @param state that is kept up
 * @param maxRestart how often it is started again on its node
 * @param maxRelocate how often it is moved when it does not start
 * @param failback whether it goes back when a better node is up again
 */
public record HighAvailability(
        State state,
        Optional<Long> maxRestart,
        Optional<Long> maxRelocate,
        Optional<Boolean> failback,
        Optional<String> comment,
        Origin origin) {
    /** The hypervisor's words. */
    public enum State {
        STARTED,
        STOPPED,
        DISABLED,
        IGNORED
    }
}
