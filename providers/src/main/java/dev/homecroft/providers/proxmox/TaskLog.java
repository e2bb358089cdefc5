package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.spi.Attribution;
import dev.homecroft.state.ObservedObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Who changed a guest last, as far as the node's task log remembers. A token sees only what its rights let it see. */
final class TaskLog {
    private final ProxmoxClient client;
    private final String own;

    /** @param own the id of our token, {@code user@realm!name} */
    TaskLog(ProxmoxClient client, String own) {
        this.client = client;
        this.own = own;
    }

    Optional<Attribution.Author> lastChange(ObservedObject guest) {
        Optional<Long> id = guest.fields().whole("id");
        Optional<String> node = guest.fields().text("node");
        if (id.isEmpty() || node.isEmpty()) {
            return Optional.empty();
        }
        String path = "/nodes/%s/tasks?vmid=%d&source=all&limit=50".formatted(Words.encode(node.get()), id.get());
        return client.get(path) instanceof Answer.Ok(Json data)
                ? Tasks.rows(data).stream()
                        .filter(row -> !isOurs(row) && changes(row))
                        .max(Comparator.comparing(row -> row.whole("starttime").orElse(0L)))
                        .map(TaskLog::author)
                : Optional.empty();
    }

    private boolean isOurs(Json.Obj row) {
        String user = row.text("user").orElse("");
        String token = row.text("tokenid").map(name -> user + "!" + name).orElse(user);
        return token.equals(own);
    }

    private static boolean changes(Json.Obj row) {
        String type = row.text("type").orElse("");
        boolean onlyLooks = type.startsWith("vnc") || type.startsWith("spice") || type.equals("vzdump");
        return !onlyLooks;
    }

    private static Attribution.Author author(Json.Obj row) {
        return new Attribution.Author(
                row.text("user")
                        .map(user -> row.text("tokenid")
                                .map(token -> user + "!" + token)
                                .orElse(user)),
                row.whole("starttime").map(Instant::ofEpochSecond),
                row.text("type").orElse("task"));
    }
}
