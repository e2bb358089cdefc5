package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.values.Parameter;
import java.util.List;

/**
 * One option of a guest.
 *
 * @param privileges what its change needs, one of them; empty where more than a privilege decides
 * @param plug when a change takes effect in a guest that runs
 */
record GuestOption(Parameter parameter, List<String> privileges, Plug plug) {
    /** When a change takes effect in a running guest. */
    enum Plug {
        /** At once. */
        NOW,
        /** At once, if the guest's hotplug setting has the feature. */
        NETWORK,
        DISK,
        USB,
        CPU,
        MEMORY,
        /** At the next cold start. */
        COLD
    }

    /** Only root in person may set it. */
    boolean isRootOnly() {
        return privileges.contains("root");
    }
}
