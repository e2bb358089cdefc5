package dev.homecroft.providers.proxmox.api;

import java.time.Duration;
import java.util.Optional;

/** Which failures go away by waiting. That nothing happened has been checked by then. */
public final class Retries {
    private static final Duration EDIT = Duration.ofSeconds(1);
    private static final Duration LOCK = Duration.ofSeconds(5);
    private static final Duration NODE = Duration.ofSeconds(20);

    private Retries() {}

    public static Optional<Duration> delay(Answer.Refused refused) {
        return refused.isNodeDown() ? Optional.of(NODE) : delay(refused.text());
    }

    public static Optional<Duration> delay(String text) {
        boolean isEditedMeanwhile =
                text.contains("file change by other user") || text.contains("file changed by other user");
        if (isEditedMeanwhile) {
            return Optional.of(EDIT);
        }
        boolean isLockTimeout = text.contains("got timeout") || text.contains("could not acquire lock");
        boolean isLocked = text.contains("is locked");
        boolean isQuorum = text.contains("no quorum");
        if (isLockTimeout) {
            return Optional.of(LOCK);
        }
        return isLocked || isQuorum ? Optional.of(NODE) : Optional.empty();
    }
}
