package dev.homecroft.providers.proxmox.planning;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Nic;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is taken in one cluster while a plan is made: ids, MAC addresses and memory, by what is there, by what the lab declares
 * and by what this plan gives away. The server reserves nothing, and its numbers lag behind.
 */
public final class Ledger {
    /** The prefix that Proxmox VE itself gives out. */
    private static final String PREFIX = "bc:24:11:";

    private static final Hypervisor.IdRange DEFAULT_IDS = new Hypervisor.IdRange(100, 999_999);

    private final KnownCluster cluster;
    private final Map<Long, String> ids = new HashMap<>();
    private final Set<Long> declared = new HashSet<>();
    private final Set<String> macs = new HashSet<>();
    private final Map<String, Long> memory = new HashMap<>();
    private final Map<String, Map<String, Integer>> groups = new HashMap<>();
    /** All ids of the range below it are taken; taken ids are never given back. */
    private long nextId;

    Ledger(KnownCluster cluster, Lab lab) {
        this.cluster = cluster;
        for (ObservedObject node : cluster.observation().ofKind("node")) {
            long total = node.fields().size("memory.total").map(ByteSize::bytes).orElse(Long.MAX_VALUE / 4);
            memory.put(node.name(), total - cluster.hypervisor().reserve().bytes());
        }
        cluster.observation().ofKind("guest").forEach(this::take);
        for (Guest guest : lab.guests().values()) {
            if (guest.hypervisor().name().equals(cluster.hypervisor().name())) {
                guest.id().ifPresent(declared::add);
                guest.nics().values().stream()
                        .map(Nic::mac)
                        .flatMap(Optional::stream)
                        .forEach(mac -> macs.add(mac.toString()));
            }
        }
    }

    private void take(ObservedObject guest) {
        String locator = guest.ref().locator();
        ids.put(Long.parseLong(locator.substring(locator.indexOf('/') + 1)), guest.name());
        Fields fields = guest.fields();
        for (String nic : fields.entries("nics")) {
            fields.text("nics." + nic + ".mac").ifPresent(macs::add);
        }
        boolean isTemplate = fields.flag("template").orElse(false);
        boolean counts = fields.text("power").filter("running"::equals).isPresent()
                || fields.flag("onboot").orElse(false);
        if (!isTemplate && counts) {
            fields.text("node").ifPresent(node -> use(node, fields));
        }
    }

    /** Counts a guest on a node. */
    public void use(String node, Fields fields) {
        long bytes = fields.size("memory").orElse(ByteSize.ofMebi(512)).bytes();
        memory.merge(node, -bytes, Long::sum);
    }

    public void join(String group, String node) {
        groups.computeIfAbsent(group, name -> new HashMap<>()).merge(node, 1, Integer::sum);
    }

    int members(String group, String node) {
        return groups.getOrDefault(group, Map.of()).getOrDefault(node, 0);
    }

    /** Memory of the node that nobody has claimed, beyond the reserve; below zero when it is overbooked. */
    long free(String node) {
        return memory.getOrDefault(node, 0L);
    }

    /** Who has the id now. */
    public Optional<String> holder(long id) {
        return Optional.ofNullable(ids.get(id));
    }

    public void takeId(long id, String name) {
        ids.put(id, name);
    }

    /** The lowest id of the range that nobody has and no guest of the lab declares; empty when there is none. */
    public Optional<Long> newId(String name) {
        Hypervisor.IdRange range = cluster.hypervisor().ids().orElse(DEFAULT_IDS);
        for (long id = Math.max(range.first(), nextId); id <= range.last(); id++) {
            nextId = id + 1;
            if (!ids.containsKey(id) && !declared.contains(id)) {
                ids.put(id, name);
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** The fields with a MAC address for each interface that has none. */
    public Fields withMacs(Fields fields, Address address, DiffContext context) {
        Fields.Builder added = Fields.builder();
        for (String nic : fields.entries("nics")) {
            String path = "nics." + nic + ".mac";
            if (!fields.has(path)) {
                added.put(path, Value.of(newMac(context.newUuid(address), nic)));
            }
        }
        return fields.with(added.build());
    }

    private String newMac(UUID seed, String nic) {
        for (int attempt = 0; ; attempt++) {
            byte[] name = (seed + "/" + nic + "/" + attempt).getBytes(StandardCharsets.UTF_8);
            String hex = UUID.nameUUIDFromBytes(name).toString();
            String mac = PREFIX + hex.substring(0, 2) + ":" + hex.substring(2, 4) + ":" + hex.substring(4, 6);
            if (macs.add(mac)) {
                return mac;
            }
        }
    }
}
