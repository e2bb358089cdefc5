package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.providers.proxmox.planning.Copies;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a guest can go that has to leave its node: what the server's own check says of it, what high availability lets it do,
 * and whether its local disks have room there, counting those that went there before it.
 */
final class Leaving {
    private final KnownCluster cluster;
    private final Map<String, Long> promised = new HashMap<>();
    private final Map<String, String> companions = new HashMap<>();

    Leaving(KnownCluster cluster) {
        this.cluster = cluster;
    }

    /** What was looked at for this guest. */
    Fields inspected(ObservedObject guest) {
        return cluster.observation()
                .at(Inspection.ref(guest.ref()))
                .map(ObservedObject::fields)
                .orElse(Fields.EMPTY);
    }

    /** Why this node can't take it, if so. */
    Optional<String> obstacle(ObservedObject guest, String node) {
        Fields inspected = inspected(guest);
        Optional<String> together = inspected.entries("with").stream()
                .flatMap(sid -> Optional.ofNullable(companions.get(sid)).stream())
                .filter(other -> !other.equals(node))
                .findFirst();
        if (together.isPresent()) {
            return Optional.of("is not where what it stays with goes (%s)".formatted(together.get()));
        }
        return inspected
                .text("not." + node)
                .or(() -> noRoom(guest.fields(), node))
                .or(() -> noDevice(guest, node));
    }

    /** A mapped device serves one guest that runs. */
    private Optional<String> noDevice(ObservedObject guest, String node) {
        for (String mapping : mappings(guest.fields())) {
            long inUse = cluster.observation().ofKind("guest").stream()
                    .filter(other -> !other.ref().equals(guest.ref()))
                    .filter(other ->
                            other.fields().text("node").filter(node::equals).isPresent())
                    .filter(other -> other.fields()
                            .text("power")
                            .filter("running"::equals)
                            .isPresent())
                    .filter(other -> mappings(other.fields()).contains(mapping))
                    .count();
            long taken = inUse + promised.getOrDefault(node + "/mapping/" + mapping, 0L);
            if (cluster.devices(node, mapping).filter(there -> there <= taken).isPresent()) {
                return Optional.of("has the device for %s in use".formatted(mapping));
            }
        }
        return Optional.empty();
    }

    private static List<String> mappings(Fields guest) {
        return guest.entries("passthrough").stream()
                .flatMap(device -> guest.text("passthrough." + device + ".mapping").stream())
                .toList();
    }

    private Optional<String> noRoom(Fields guest, String node) {
        Map<String, Long> needed = local(guest);
        for (Map.Entry<String, Long> storage : needed.entrySet()) {
            Optional<Long> free = cluster.storage(node, storage.getKey())
                    .flatMap(place -> place.fields().size("free"))
                    .map(size -> size.bytes() - promised.getOrDefault(node + "/" + storage.getKey(), 0L));
            if (free.filter(bytes -> bytes < storage.getValue()).isPresent()) {
                return Optional.of("has %s left on %s, and %s are needed"
                        .formatted(
                                new ByteSize(Math.max(0, free.get())).human(),
                                storage.getKey(),
                                new ByteSize(storage.getValue()).human()));
            }
        }
        return Optional.empty();
    }

    /** Bytes by storage of the disks that go with it. */
    private Map<String, Long> local(Fields guest) {
        Map<String, Long> bytes = new TreeMap<>();
        for (String slot : guest.entries("disks")) {
            String storage = guest.text("disks." + slot + ".storage").orElse("");
            long size =
                    guest.size("disks." + slot + ".size").map(ByteSize::bytes).orElse(0L);
            if (!storage.isEmpty() && !cluster.isShared(storage)) {
                bytes.merge(storage, size, Long::sum);
            }
        }
        return bytes;
    }

    /** The storages of the node that its disks will be written to. */
    List<String> storageSlots(Fields guest, String node) {
        return local(guest).keySet().stream()
                .map(storage -> cluster.storageSlot(node, storage))
                .toList();
    }

    void goes(ObservedObject guest, String node) {
        local(guest.fields()).forEach((storage, bytes) -> promised.merge(node + "/" + storage, bytes, Long::sum));
        mappings(guest.fields()).forEach(mapping -> promised.merge(node + "/mapping/" + mapping, 1L, Long::sum));
        inspected(guest).text("sid").ifPresent(sid -> companions.put(sid, node));
    }

    /** Why it can go nowhere as it is, whatever the node; empty when that depends on the node. */
    Optional<String> anchor(ObservedObject guest) {
        Fields fields = guest.fields();
        if (fields.text("lock").isPresent()) {
            return Optional.of("Something else works on it (%s)"
                    .formatted(fields.text("lock").orElse("")));
        }
        for (String device : fields.entries("passthrough")) {
            if (fields.text("passthrough." + device + ".mapping").isEmpty()) {
                return Optional.of("It has the device %s of its node without a mapping".formatted(device));
            }
        }
        Optional<String> template = Copies.anchor(cluster, fields);
        if (template.isPresent()) {
            return Optional.of("It stands on disks of a template in %s of its node".formatted(template.get()));
        }
        Fields inspected = inspected(guest);
        Optional<String> bound = inspected.get("bound").map(Value::toString);
        if (bound.isPresent()) {
            return Optional.of("It uses %s of its node".formatted(bound.get()));
        }
        return inspected.text("nowhere");
    }

    /** Whether it can't leave while it runs. */
    boolean isHeldByDevice(Fields guest) {
        return guest.entries("passthrough").stream()
                .anyMatch(device -> guest.text("passthrough." + device + ".mapping")
                        .filter(cluster::isLiveMapping)
                        .isEmpty());
    }
}
