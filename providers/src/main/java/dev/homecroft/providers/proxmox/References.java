package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What else in the cluster names a guest and must let go of it before it is deleted: high availability and replication. */
final class References {
    private final Set<String> managed = new HashSet<>();
    private final Map<Long, List<String>> replications = new TreeMap<>();

    private References() {}

    static References read(ProxmoxClient client) {
        References references = new References();
        if (client.get("/cluster/ha/resources") instanceof Answer.Ok(Json data)) {
            Tasks.rows(data).forEach(row -> row.text("sid").ifPresent(references.managed::add));
        }
        if (client.get("/cluster/replication") instanceof Answer.Ok(Json data)) {
            for (Json.Obj row : Tasks.rows(data)) {
                long guest = row.whole("guest").orElse(0L);
                row.text("id")
                        .ifPresent(id -> references
                                .replications
                                .computeIfAbsent(guest, key -> new ArrayList<>())
                                .add(id));
            }
        }
        return references;
    }

    void add(GuestKind kind, long id, Fields.Builder fields) {
        if (managed.contains(kind.watched(id))) {
            fields.put("ha", true);
        }
        List<String> jobs = replications.getOrDefault(id, List.of());
        if (!jobs.isEmpty()) {
            fields.put("replication", Value.ofTexts(jobs.stream().sorted().toList()));
        }
    }
}
