package dev.homecroft.providers.proxmox.api;

import dev.homecroft.kernel.Version;
import java.util.Optional;

/** A release of Proxmox VE, and what it has: the one place that knows what differs between them. */
public record Release(Version version) {
    private static final Version EIGHT = Version.parse("8.0");
    private static final Version NINE = Version.parse("9.0");

    /** One that is not understood is taken for a new one. */
    public static Release of(String version) {
        Optional<Version> known = Version.tryParse(version);
        return new Release(known.orElse(NINE));
    }

    /** Rights to networks, {@code SDN.Use}, came with 8.0. */
    public boolean hasNetworkRights() {
        return version.isAtLeast(EIGHT);
    }

    /** Rules of high availability came with 9.0. Before, groups bound guests to nodes, and nothing bound guests to each other. */
    public boolean hasHaRules() {
        return version.isAtLeast(NINE);
    }

    /** Whether a guest goes back is said of itself since 9.0; before, it was said of its group. */
    public boolean hasFailbackOfGuests() {
        return version.isAtLeast(NINE);
    }

    /** The release as people call it. */
    public String generation() {
        return version.isAtLeast(NINE) ? "9" : "8";
    }
}
