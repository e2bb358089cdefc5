package dev.homecroft.spi;

import dev.homecroft.state.ObservedObject;
import java.time.Instant;
import java.util.Optional;

/** A provider that can say who changed an object last. */
public interface Attribution {
    /** The last change that was not ours, as far as the system remembers. Best effort: empty rather than a guess. */
    Optional<Author> lastChange(ObservedObject object, ProviderContext context);

    /**
     * @param who as the system names them, such as {@code anna@pam}; empty when it does not
     * @param what the system's word for what was done
     */
    record Author(Optional<String> who, Optional<Instant> when, String what) {}
}
