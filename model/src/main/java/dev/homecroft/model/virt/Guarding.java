package dev.homecroft.model.virt;

import java.util.Optional;

/** What a hypervisor does for a guest beyond running it: after a failure of its node, and in front of its interfaces. */
public record Guarding(Optional<HighAvailability> ha, Optional<Firewall> firewall) {
    public static final Guarding NONE = new Guarding(Optional.empty(), Optional.empty());
}
