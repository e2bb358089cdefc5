package dev.homecroft.spi;

import dev.homecroft.kernel.Address;

/** What the user asked of a host of a hypervisor. A plan for it does that, and leaves everything else as it is. */
public sealed interface HostWish {
    Address host();

    /**
     * The host takes nothing more, and what is on it goes elsewhere.
     *
     * @param stops whether what can't move may be shut down
     * @param restarts whether it is emptied for a restart: then only what runs has to leave
     */
    record Drain(Address host, boolean stops, boolean restarts) implements HostWish {}

    /** The host takes things again, and what the lab pins there comes back. */
    record Undrain(Address host) implements HostWish {}

    /** It is written down that the host is to be restarted when its turn comes. Nothing moves yet. */
    record Announce(Address host) implements HostWish {}

    /** The host, which is drained for it and empty, is restarted. */
    record Restart(Address host) implements HostWish {}
}
