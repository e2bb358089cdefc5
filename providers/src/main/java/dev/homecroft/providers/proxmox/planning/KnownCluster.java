package dev.homecroft.providers.proxmox.planning;

import dev.homecroft.model.Hypervisor;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.spi.HostCare;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a plan knows of one cluster: what the lab says of it, and what was observed there. Names the slots of its steps. */
public final class KnownCluster {
    /** Steps at once on a node: as many tasks as the server itself starts on one when it starts all guests. */
    private static final int TASKS_PER_NODE = 4;

    /** Allocations at once in a storage that a node has to itself. */
    private static final int ALLOCATIONS = 2;

    private static final int LEAVING = 2;

    private final Hypervisor hypervisor;
    private final Observation observation;
    private final Set<String> coming;
    private final Set<String> online = new TreeSet<>();
    private final Set<String> drained = new TreeSet<>();
    private final SortedMap<String, SortedMap<String, ObservedObject>> storages = new TreeMap<>();
    private final SortedMap<String, Integer> slots = new TreeMap<>();

    /** @param coming storages that the same plan makes */
    KnownCluster(Hypervisor hypervisor, Observation observation, Set<String> coming) {
        this.hypervisor = hypervisor;
        this.observation = observation;
        this.coming = Set.copyOf(coming);
        for (ObservedObject node : observation.ofKind(HostCare.NODE)) {
            if (node.isFresh()) {
                online.add(node.name());
            }
            if (node.fields().flag("drained").orElse(false)) {
                drained.add(node.name());
            }
        }
        for (ObservedObject storage : observation.ofKind(Names.STORAGE_STATUS)) {
            storages.computeIfAbsent(storage.name(), name -> new TreeMap<>())
                    .put(storage.fields().text("node").orElse(""), storage);
        }
    }

    public Hypervisor hypervisor() {
        return hypervisor;
    }

    public Observation observation() {
        return observation;
    }

    public Target target() {
        return observation.target();
    }

    public Set<String> onlineNodes() {
        return online;
    }

    boolean hasMember(String node) {
        return hypervisor.members().stream().anyMatch(member -> member.name().equals(node));
    }

    /** Whether the notes of the node say that it takes nothing. */
    public boolean isDrained(String node) {
        return drained.contains(node);
    }

    /** As if this node were not drained. */
    public KnownCluster lifting(String node) {
        KnownCluster lifted = new KnownCluster(hypervisor, observation, coming);
        lifted.drained.remove(node);
        return lifted;
    }

    public Optional<ObservedObject> node(String node) {
        return observation.ofKind(HostCare.NODE).stream()
                .filter(object -> object.name().equals(node))
                .findFirst();
    }

    /** Whether a machine with this device can move while it runs. */
    public boolean isLiveMapping(String mapping) {
        return observation.ofKind(Names.MAPPING_STATUS).stream()
                .filter(object -> object.name().equals(mapping))
                .anyMatch(object -> object.fields().flag("live").orElse(false));
    }

    /** Whether all nodes see the same content of it; as observed, or else as declared. */
    public boolean isShared(String storage) {
        SortedMap<String, ObservedObject> found = storages.get(storage);
        if (found != null) {
            return found.values().stream()
                    .anyMatch(place -> place.fields().flag("shared").orElse(false));
        }
        Hypervisor.Storage declared = hypervisor.storages().get(storage);
        return declared != null && declared.shared();
    }

    public boolean hasStorage(String node, String storage) {
        return storage(node, storage).isPresent() || isComing(node, storage);
    }

    private boolean isComing(String node, String storage) {
        Hypervisor.Storage declared = hypervisor.storages().get(storage);
        return declared != null
                && coming.contains(storage)
                && (declared.nodes().isEmpty()
                        || declared.nodes().stream().anyMatch(ref -> ref.name().equals(node)));
    }

    public Optional<ObservedObject> storage(String node, String storage) {
        return Optional.ofNullable(
                storages.getOrDefault(storage, new TreeMap<>()).get(node));
    }

    /** The first node that is up and has the storage. */
    public Optional<String> anyNodeWith(String storage) {
        return online.stream().filter(node -> hasStorage(node, storage)).findFirst();
    }

    /** The nodes that have the mapped device; all when mappings can't be seen. */
    public boolean hasMapping(String node, String mapping) {
        List<ObservedObject> found = observation.ofKind(Names.MAPPING_STATUS).stream()
                .filter(object -> object.name().equals(mapping))
                .toList();
        return found.isEmpty()
                || found.stream()
                        .anyMatch(object -> object.fields()
                                .get("nodes")
                                .filter(Value.Items.class::isInstance)
                                .map(nodes -> ((Value.Items) nodes).values().contains(Value.of(node)))
                                .orElse(false));
    }

    /** How many guests the mapped device serves there; empty when that can't be said. */
    public Optional<Long> devices(String node, String mapping) {
        return observation.ofKind(Names.MAPPING_STATUS).stream()
                .filter(object -> object.name().equals(mapping))
                .flatMap(object -> object.fields().whole("devices." + node).stream())
                .findFirst();
    }

    public String nodeSlot(String node) {
        return slot("node/" + node, TASKS_PER_NODE);
    }

    /**
     * A storage that a node has to itself takes two allocations at a time, the second of which waits for the first's lock at most.
     * One that is shared is locked in the whole cluster, and takes one.
     */
    public String storageSlot(String node, String storage) {
        return isShared(storage) ? slot("storage/" + storage, 1) : slot("storage/" + node + "/" + storage, ALLOCATIONS);
    }

    /** The server locks the source of a clone. */
    public String cloneSlot(long source) {
        return slot("clone/" + source, 1);
    }

    /** Members of a group that is spread over hosts are interrupted one after the other. */
    public String spreadSlot(String group) {
        return slot("spread/" + group, 1);
    }

    /** Few leave a node at once: what they have in memory goes over its network. */
    public String leavingSlot(String node) {
        return slot("leaving/" + node, LEAVING);
    }

    /** One node of a cluster restarts at a time. */
    public String restartSlot() {
        return slot("restart", 1);
    }

    private String slot(String name, int count) {
        String full = target() + "/" + name;
        slots.put(full, count);
        return full;
    }

    public SortedMap<String, Integer> slots() {
        return slots;
    }
}
