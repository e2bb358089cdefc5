package dev.homecroft.app.session;

import java.util.Optional;
import java.util.Set;

/**
 * What is to be taken over into a lab's files.
 *
 * @param hypervisor only from this one
 * @param from ids of other labs whose things are meant too
 */
public record TakeoverWish(Optional<String> hypervisor, Set<String> from) {
    public TakeoverWish {
        from = Set.copyOf(from);
    }
}
