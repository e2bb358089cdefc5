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
     * @param number such as {@code vm:100}, or {@code 100-0} for something of a guest
     */
    static boolean isOurs(ProxmoxClient client, String number, String lab, String name) {
        String id = number.substring(number.indexOf(':') + 1).replaceFirst("-.*", "");
        Optional<Json.Obj> guest = Tasks.rows(client.need("/cluster/resources?type=vm", "list guests")).stream()
                .filter(row -> row.text("vmid").filter(id::equals).isPresent())
                .findFirst();
        Optional<String> node = guest.flatMap(row -> row.text("node"));
        Optional<String> type = guest.flatMap(row -> row.text("type"));
        if (node.isEmpty() || type.isEmpty() || !isOfKind(number, type.get())) {
            return false;
        }
        String path = "/nodes/%s/%s/%s/config".formatted(Words.encode(node.get()), Words.encode(type.get()), id);
        if (!(client.get(path) instanceof Answer.Ok(Json data))) {
            return false;
        }
        String notes = Tasks.object(data).text("description").orElse("");
        return notes.contains("\"address\":\"guest/%s\"".formatted(name))
                && notes.contains("\"lab\":\"%s\"".formatted(lab));
    }

    private static boolean isOfKind(String number, String type) {
        return number.indexOf(':') < 0 || number.startsWith("vm:") == type.equals("qemu");
    }
}
