package dev.homecroft.state;

import dev.homecroft.kernel.Address;
import java.util.List;
import java.util.Optional;

/**
 * A thing that is not as we left it, though the lab still wants it so.
 *
 * @param ref where it answers; empty when it is gone
 * @param changes the fields that differ; empty when it is gone
 * @param certain false when we no longer know what we applied last, so that the lab itself may have changed
 */
public record Drift(Address address, Optional<ObjectRef> ref, List<FieldChange> changes, boolean certain) {
    public Drift {
        changes = List.copyOf(changes);
    }

    public boolean isGone() {
        return ref.isEmpty();
    }
}
