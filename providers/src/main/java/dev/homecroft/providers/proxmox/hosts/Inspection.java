package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.reading.Guests;
import dev.homecroft.providers.proxmox.reading.MigrationCheck;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks closer at the guests of one node: asks the server, for each, whether and where to it could be migrated, and reads
 * which nodes high availability would let it stay on.
 */
public final class Inspection {
    private static final String KIND = "inspection";
    /** Devices that only exist on one node and have no mapping; others are read from the configuration. */
    private static final String BOUND = "(serial|parallel|virtiofs)[0-9]+";

    private final ProxmoxClient client;
    private final String node;
    private final Affinity affinity;

    public Inspection(ProxmoxClient client, String node) {
        this.client = client;
        this.node = node;
        this.affinity = Affinity.read(client);
    }

    static ObjectRef ref(ObjectRef guest) {
        return new ObjectRef(guest.target(), KIND + "/" + guest.locator());
    }

    /** When the node started, as it says itself, and whether something outside the cluster votes in it. */
    public List<ObservedObject> start(Observation observation) {
        Fields.Builder fields = Fields.builder()
                .put("started", Boot.started(client, node).map(Value::of))
                .put("device-votes", Quorum.deviceVotes(client));
        ObjectRef ref = ref(NodeReading.ref(observation.target(), node));
        return List.of(new ObservedObject(
                ref, KIND, node, Optional.empty(), Optional.empty(), fields.build(), Fields.EMPTY, Freshness.FRESH));
    }

    public List<ObservedObject> of(Observation observation) {
        List<ObservedObject> all = new ArrayList<>(start(observation));
        all.addAll(guests(observation));
        return all;
    }

    private List<ObservedObject> guests(Observation observation) {
        List<ObservedObject> guests = observation.ofKind("guest").stream()
                .filter(ObservedObject::isFresh)
                .filter(guest ->
                        guest.fields().text("node").filter(node::equals).isPresent())
                .toList();
        return ProxmoxClient.each(guests, this::guest);
    }

    private ObservedObject guest(ObservedObject guest) {
        Fields.Builder fields = Fields.builder();
        GuestKind kind = GuestKind.of(guest.fields());
        long id = guest.fields().whole("id").orElse(0L);
        String path = Guests.path(node, kind, id) + "/migrate";
        // Containers of earlier releases have no check, and who may not ask plans without it: the call itself is
        // checked too.
        if (client.get(path) instanceof Answer.Ok(Json data)) {
            check(Tasks.object(data), fields);
        }
        if (guest.fields().flag("ha").orElse(false)) {
            String sid = kind.watched(id);
            fields.put("sid", sid);
            affinity.of(sid, node).forEach((name, words) -> fields.put(name, Value.of(words)));
        }
        return new ObservedObject(
                ref(guest.ref()),
                KIND,
                guest.name(),
                Optional.empty(),
                Optional.empty(),
                fields.build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static void check(Json.Obj answer, Fields.Builder fields) {
        answer.object("not_allowed_nodes")
                .members()
                .forEach((node, why) -> fields.put("not." + node, Value.of(MigrationCheck.words(Tasks.object(why)))));
        List<String> bound = MigrationCheck.texts(answer, "local_resources").stream()
                .filter(device -> device.matches(BOUND))
                .sorted()
                .toList();
        if (!bound.isEmpty()) {
            fields.put("bound", Value.ofTexts(bound));
        }
        MigrationCheck.texts(answer, "dependent-ha-resources").forEach(sid -> fields.put("with." + sid, true));
    }
}
