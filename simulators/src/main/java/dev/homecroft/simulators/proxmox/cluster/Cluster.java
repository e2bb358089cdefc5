package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.proxmox.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The cluster with its clock, its chance and its one lock. Whatever reads or writes its state does so inside
 * {@link #locked}: what was due by then has happened, and what changed is on disk before the caller hears of it.
 */
public final class Cluster {
    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Event> agenda = new PriorityQueue<>();
    private final ClusterState state;
    private final List<ImageFixture> fixtures;
    private final SimulatedClock clock;
    private final Randomness randomness;
    private final Latency latency;
    private final Optional<StateStore> store;
    private final Map<String, Object> kept = new LinkedHashMap<>();
    private final Tasks tasks;
    private final Volumes volumes;
    private final long began;
    private long events;
    private boolean changed;
    private Inventory inventory = new Inventory(0, List.of());

    /** The guests as the status cache has them, each with its fields. */
    private record Inventory(long taken, List<Map<String, Object>> guests) {}

    private record Event(long due, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** A clock's mode, chance, speed and, if it is to be kept, a folder. */
    public record Setting(ClockMode mode, long seed, long start, Latency latency, Optional<StateStore> store) {}

    /**
     * The kept cluster, or else a new one.
     *
     * @param fixtures files of the simulated internet
     * @param fresh makes the state of a new cluster
     */
    public static Cluster open(Setting setting, List<ImageFixture> fixtures, Supplier<ClusterState> fresh) {
        Optional<Map<String, Object>> kept = setting.store().flatMap(StateStore::load);
        if (kept.isEmpty()) {
            return new Cluster(setting, fixtures, fresh.get(), setting.start(), setting.start(), 0);
        }
        Fields fields = new Fields(kept.get());
        ClusterState state = ClusterState.fromJson(Json.object(kept.get().getOrDefault("state", Map.of())));
        Cluster cluster = new Cluster(
                setting, fixtures, state, fields.number("now"), fields.number("began"), fields.number("drawn"));
        kept.get().forEach((name, value) -> {
            if (name.equals("tls")) {
                cluster.kept.put(name, value);
            }
        });
        cluster.locked(() -> {
            cluster.tasks.interrupt("");
            return true;
        });
        return cluster;
    }

    /** What a node knows that has lost sight of all others: this cluster as it is now, alone. The caller holds the lock. */
    public Cluster islandOf(String node) {
        return new Cluster(this, ClusterState.fromJson(state.toJson()), node);
    }

    private Cluster(Cluster main, ClusterState copy, String alone) {
        state = copy;
        fixtures = main.fixtures;
        clock = main.clock;
        randomness = new Randomness(main.now(), 0);
        latency = main.latency;
        store = Optional.empty();
        began = main.began;
        tasks = new Tasks(this);
        volumes = new Volumes(this);
        state.nodes()
                .replaceAll((name, node) ->
                        node.with(name.equals(alone) ? Node.Power.ON : Node.Power.OFF, node.startedAt()));
    }

    private Cluster(
            Setting setting, List<ImageFixture> fixtures, ClusterState state, long now, long began, long drawn) {
        this.state = state;
        this.fixtures = List.copyOf(fixtures);
        this.clock = new SimulatedClock(setting.mode(), now);
        this.randomness = new Randomness(setting.seed(), drawn);
        this.latency = setting.latency();
        this.store = setting.store();
        this.began = began;
        this.tasks = new Tasks(this);
        this.volumes = new Volumes(this);
    }

    public ClusterState state() {
        return state;
    }

    /** What can be downloaded without a network. */
    public List<ImageFixture> fixtures() {
        return fixtures;
    }

    public SimulatedClock clock() {
        return clock;
    }

    public long now() {
        return clock.now();
    }

    public Randomness randomness() {
        return randomness;
    }

    public Latency latency() {
        return latency;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Volumes volumes() {
        return volumes;
    }

    /** Simulated time since the cluster was made. */
    public Duration age() {
        return Duration.ofMillis(clock.now() - began);
    }

    /** A value kept beside the state, such as the certificate; made when there is none. */
    public Map<String, Object> keep(String name, Supplier<Map<String, Object>> make) {
        return locked(() -> Json.object(kept.computeIfAbsent(name, _ -> make.get())));
    }

    /** Runs with the lock held, after what is due. */
    public <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            changed = true;
            catchUp();
            return action.get();
        } finally {
            save();
            lock.unlock();
        }
    }

    /** As {@link #locked} for an action that changes nothing itself; time may. */
    public <T> T looking(Supplier<T> action) {
        lock.lock();
        try {
            catchUp();
            return action.get();
        } finally {
            save();
            lock.unlock();
        }
    }

    /** The rows of all guests, as old as the status cache may be. The caller holds the lock. */
    public List<Map<String, Object>> guestRows(Supplier<List<Map<String, Object>>> fresh) {
        boolean isStale = latency.resourcesMillis() == 0 || now() - latency.resourcesMillis() >= inventory.taken();
        if (isStale) {
            inventory = new Inventory(now(), fresh.get());
        }
        return inventory.guests();
    }

    /** Lets something happen later. The caller holds the lock. */
    public void at(long due, Runnable action) {
        agenda.add(new Event(due, events++, action));
    }

    /** Moves the clock there, and lets all happen that is due until then. The caller holds the lock. */
    public void jumpTo(long time) {
        clock.advance(time - clock.now());
        catchUp();
    }

    private void catchUp() {
        while (!agenda.isEmpty() && agenda.peek().due() <= clock.now()) {
            changed = true;
            agenda.remove().action().run();
        }
    }

    private void save() {
        if (!changed || lock.getHoldCount() > 1) {
            return;
        }
        changed = false;
        store.ifPresent(folder -> {
            Map<String, Object> json = new LinkedHashMap<>(kept);
            json.put("now", clock.now());
            json.put("began", began);
            json.put("drawn", randomness.drawn());
            json.put("state", state.toJson());
            folder.save(json);
        });
    }

    /** The node's record, or the refusal that a real cluster gives for a name that it does not know. */
    public Node node(String name) {
        return Optional.ofNullable(state.nodes().get(name))
                .orElseThrow(() -> new Refusal("no such cluster node '" + name + "'"));
    }

    /** The guest of this kind on this node. */
    public Guest guest(String node, Guest.Kind kind, int vmid) {
        return state.guest(vmid)
                .filter(guest -> guest.kind() == kind && guest.node().equals(node))
                .orElseThrow(() -> new Refusal("Configuration file 'nodes/" + node + "/" + kind.folder() + "/" + vmid
                        + ".conf' does not exist"));
    }

    /** Refuses while a lock is set on the guest. */
    public void requireUnlocked(Guest guest) {
        guest.lock().ifPresent(held -> {
            throw new Refusal(
                    guest.kind() == Guest.Kind.QEMU ? "VM is locked (" + held + ")" : "CT is locked (" + held + ")");
        });
    }
}
