package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.settings.table.GuestPlace;

/** Whether a number still is the guest that a plan means: the server gives freed ones away within seconds. */
final class GuestProof {
    private GuestProof() {}

    /**
     * Whether the guest carries our mark for that name.
     *
     * @param number such as {@code vm:100}, or {@code 100-0} for something of a guest
     */
    static boolean isOurs(ProxmoxClient client, String number, String lab, String name) {
        String notes = GuestPlace.config(client, number)
                .flatMap(config -> config.text("description"))
                .orElse("");
        return notes.contains("\"address\":\"guest/%s\"".formatted(name))
                && notes.contains("\"lab\":\"%s\"".formatted(lab));
    }
}
