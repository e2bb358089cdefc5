package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.spi.HostCare;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the nodes of a cluster: how large they are, whether they are up, and what their notes say that is wanted of them. */
public final class NodeReading {
    private final ProxmoxClient client;
    private final Target target;

    public NodeReading(ProxmoxClient client, Target target) {
        this.client = client;
        this.target = target;
    }

    static ObjectRef ref(Target target, String node) {
        return new ObjectRef(target, "node/" + node);
    }

    /** @param rows of the cluster's inventory, one for each node */
    public List<ObservedObject> read(List<Json.Obj> rows) {
        Map<String, Identity> identities = identities();
        return ProxmoxClient.each(
                rows,
                row -> node(
                        row, Optional.ofNullable(identities.get(row.text("node").orElse("")))));
    }

    /**
     * A node keeps its number and name in its cluster as long as it belongs to it; a certificate is renewed. Empty for who may
     * not see the cluster's state.
     */
    Map<String, Identity> identities() {
        Map<String, Identity> identities = new TreeMap<>();
        if (client.get("/cluster/status") instanceof Answer.Ok(Json data)) {
            List<Json.Obj> rows = Tasks.rows(data);
            String cluster = rows.stream()
                    .filter(row -> row.text("type").orElse("").equals("cluster"))
                    .flatMap(row -> row.text("name").stream())
                    .findFirst()
                    .orElse("alone");
            for (Json.Obj row : rows) {
                if (row.text("type").orElse("").equals("node")) {
                    String name = row.text("name").orElse("");
                    long number = row.whole("nodeid").orElse(0L);
                    identities.put(name, new Identity("node", cluster + "/" + number + "/" + name));
                }
            }
        }
        return identities;
    }

    public static boolean isOnline(Json.Obj row) {
        return row.text("status").filter("online"::equals).isPresent();
    }

    private ObservedObject node(Json.Obj row, Optional<Identity> identity) {
        String name = row.text("node").orElse("");
        boolean isOnline = isOnline(row);
        Notes notes = isOnline ? notes(name).orElse(Notes.EMPTY) : Notes.EMPTY;
        Optional<NodeWish> wish = notes.mark().flatMap(NodeWish::of);
        Fields.Builder fields = Fields.builder()
                .put("status", row.text("status").orElse("unknown"))
                .put("memory.total", size(row, "maxmem"))
                .put("memory.used", size(row, "mem"))
                .put("cpu.total", row.whole("maxcpu").map(Value::of));
        if (!notes.foreign().isEmpty()) {
            fields.put("foreign-note", notes.foreign());
        }
        wish.ifPresent(wanted -> {
            fields.put("drained", wanted.isDrained());
            fields.put("restart-after", wanted.restartAfter().map(Value::of));
            wanted.restartAfter()
                    .flatMap(before -> Boot.started(client, name).map(started -> Boot.isLater(started, before)))
                    .ifPresent(restarted -> fields.put("restarted", restarted));
        });
        Optional<Mark> mark = notes.mark().filter(own -> wish.isPresent());
        return new ObservedObject(
                ref(target, name),
                HostCare.NODE,
                name,
                identity,
                mark,
                fields.build(),
                Fields.EMPTY,
                isOnline ? Freshness.FRESH : new Freshness.Unreachable("the cluster says it is offline"));
    }

    /** The node itself tells them; empty for who may not see them. */
    private Optional<Notes> notes(String node) {
        return client.get("/nodes/" + Words.encode(node) + "/config") instanceof Answer.Ok(Json data)
                ? Optional.of(Notes.parse(Tasks.object(data).text("description").orElse("")))
                : Optional.empty();
    }

    private static Optional<Value> size(Json.Obj row, String member) {
        return row.whole(member).filter(bytes -> bytes >= 0).map(bytes -> Value.of(new ByteSize(bytes)));
    }
}
