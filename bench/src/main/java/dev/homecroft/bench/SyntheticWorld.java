package dev.homecroft.bench;

import dev.homecroft.engine.plan.PlanInputs;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One cluster on which everything that was projected is there, marked and running, with what a server adds by itself.
 *
 * @param observations of the cluster
 * @param lastApplied as a run that made it all would have left it
 */
record SyntheticWorld(SortedMap<Target, Observation> observations, Map<Address, PlanInputs.LastApplied> lastApplied) {
    static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int FIRST_ID = 1000;
    private static final ByteSize MEMORY = new ByteSize(2L << 40);

    static SyntheticWorld of(String labId, Projection projection) {
        Target target = projection.targets().getFirst().target();
        List<ObservedObject> objects = new ArrayList<>();
        Map<Address, PlanInputs.LastApplied> applied = new HashMap<>();
        TreeSet<String> nodes = new TreeSet<>();
        int id = FIRST_ID;
        for (DesiredResource desired : projection.resources()) {
            ObservedObject object =
                    desired.address().kind().equals("guest") ? guest(labId, desired, id++) : image(labId, desired);
            desired.fields().text("node").ifPresent(nodes::add);
            objects.add(object);
            applied.put(desired.address(), new PlanInputs.LastApplied(desired.fields(), object.identity()));
        }
        nodes.forEach(node -> {
            objects.add(node(target, node));
            objects.add(storage(target, node, "local"));
            objects.add(storage(target, node, "local-lvm"));
        });
        SortedMap<Target, Observation> observations = new TreeMap<>();
        observations.put(target, new Observation(target, THEN, Freshness.FRESH, objects, List.of()));
        return new SyntheticWorld(observations, applied);
    }

    private static ObservedObject guest(String labId, DesiredResource desired, int id) {
        boolean isMachine = desired.fields().text("type").equals(Optional.of("vm"));
        String mac = "bc:24:11:%02x:%02x:%02x".formatted(id >> 16, id >> 8 & 0xff, id & 0xff);
        Fields.Builder added = Fields.builder()
                .put("id", id)
                .put("nics.net0.mac", mac)
                .put("raw.boot", "order=scsi0")
                .put("raw.digest", Integer.toHexString(id));
        SortedMap<String, Value> stated = new TreeMap<>(desired.fields().values());
        stated.keySet().removeIf(path -> path.startsWith("create.") || path.equals("spread"));
        for (String disk : desired.fields().entries("disks")) {
            added.put("disks." + disk + ".volume", "local-lvm:vm-%d-disk-0".formatted(id));
        }
        String uuid =
                UUID.nameUUIDFromBytes(mac.getBytes(StandardCharsets.UTF_8)).toString();
        Identity identity = isMachine ? new Identity("smbios", uuid) : new Identity("mac", mac);
        return new ObservedObject(
                new ObjectRef(desired.target(), (isMachine ? "qemu/" : "lxc/") + id),
                "guest",
                desired.address().name(),
                Optional.of(identity),
                Optional.of(new Mark(labId, desired.address(), Optional.of(identity), uuid.substring(0, 8))),
                new Fields(stated).with(added.build()),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static ObservedObject image(String labId, DesiredResource desired) {
        String volume = desired.fields().text("volume").orElseThrow();
        String node = desired.fields().text("node").orElseThrow();
        Identity identity = new Identity("file", volume + "#1@1");
        return new ObservedObject(
                new ObjectRef(desired.target(), "file/" + node + "/" + volume),
                "image",
                volume,
                Optional.of(identity),
                Optional.of(new Mark(labId, desired.address(), Optional.of(identity), "download")),
                desired.fields(),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static ObservedObject node(Target target, String node) {
        Fields fields = Fields.builder()
                .put("status", "online")
                .put("memory.total", MEMORY)
                .build();
        return bare(new ObjectRef(target, "node/" + node), "node", node, fields);
    }

    private static ObservedObject storage(Target target, String node, String storage) {
        Fields fields = Fields.builder()
                .put("node", node)
                .put("storage", storage)
                .put("shared", false)
                .build();
        return bare(new ObjectRef(target, "storage/" + node + "/" + storage), "storage-status", storage, fields);
    }

    private static ObservedObject bare(ObjectRef ref, String kind, String name, Fields fields) {
        return new ObservedObject(
                ref, kind, name, Optional.empty(), Optional.empty(), fields, Fields.EMPTY, Freshness.FRESH);
    }
}
