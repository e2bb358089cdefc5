package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.Optional;

/** Whether a number still is the guest that a plan means: the server gives freed ones away within seconds. */
final class GuestProof {
    private GuestProof() {}

    /**
     * Whether the guest carries our mark for that name.
     *
     * @param number such as {@code vm:100}
     */
    static boolean isOurs(ProxmoxClient client, String number, String lab, String name) {
        boolean isVm = number.startsWith("vm:");
        String id = number.substring(number.indexOf(':') + 1);
        Optional<String> node = Tasks.rows(client.need("/cluster/resources?type=vm", "list guests")).stream()
                .filter(row -> row.text("vmid").filter(id::equals).isPresent())
                .flatMap(row -> row.text("node").stream())
                .findFirst();
        if (node.isEmpty()) {
            return false;
        }
        String path = "/nodes/%s/%s/%s/config".formatted(Words.encode(node.get()), isVm ? "qemu" : "lxc", id);
        if (!(client.get(path) instanceof Answer.Ok(Json data))) {
            return false;
        }
        String notes = Tasks.object(data).text("description").orElse("");
        return notes.contains("\"address\":\"guest/%s\"".formatted(name))
                && notes.contains("\"lab\":\"%s\"".formatted(lab));
    }
}
