package dev.homecroft.state;

import dev.homecroft.kernel.Address;
import java.util.List;

/** Destructive steps that are left out because their thing was not named by the user. */
public record Held(Address address, ObjectRef ref, Reason reason, List<String> destroys) {
    public Held {
        destroys = List.copyOf(destroys);
    }
}
