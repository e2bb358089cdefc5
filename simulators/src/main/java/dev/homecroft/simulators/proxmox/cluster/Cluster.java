package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.Randomness;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.SimulatedClock;
import dev.homecroft.simulators.stage.Stage;
import dev.homecroft.simulators.stage.StateStore;
import dev.homecroft.simulators.stage.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The cluster with its clock, its chance and its one lock. Whatever reads or writes its state does so inside
 * {@link #locked}: what was due by then has happened, and what changed is on disk before the caller hears of it.
 */
public final class Cluster {
    private final Stage stage;
    private final ClusterState state;
    private final List<ImageFixture> fixtures;
    private final Latency latency;
    private final Tasks tasks;
    private final Volumes volumes;
    private final Journal journal;
    private Inventory inventory = new Inventory(0, List.of());

    /** The guests as the status cache has them, each with its fields. */
    private record Inventory(long taken, List<Map<String, Object>> guests) {}

    /** A clock's mode, chance, speed and, if it is to be kept, a folder. */
    public record Setting(ClockMode mode, long seed, long start, Latency latency, Optional<StateStore> store) {}

    /**
     * The kept cluster, or else a new one.
     *
     * @param fixtures files of the simulated internet
     * @param fresh makes the state of a new cluster
     */
    public static Cluster open(Setting setting, List<ImageFixture> fixtures, Supplier<ClusterState> fresh) {
        Stage stage = new Stage(setting.mode(), setting.seed(), setting.start(), setting.store());
        ClusterState state = stage.loaded().map(ClusterState::fromJson).orElseGet(fresh);
        Cluster cluster = new Cluster(stage, state, List.copyOf(fixtures), setting.latency());
        stage.keeps(state::toJson);
        if (stage.loaded().isPresent()) {
            cluster.locked(() -> {
                cluster.tasks.interrupt("");
                return true;
            });
        }
        return cluster;
    }

    /** What a node knows that has lost sight of all others: this cluster as it is now, alone. The caller holds the lock. */
    public Cluster islandOf(String node) {
        Cluster island = new Cluster(stage.apart(), ClusterState.fromJson(state.toJson()), fixtures, latency);
        island.state
                .nodes()
                .replaceAll((name, known) ->
                        known.with(name.equals(node) ? Node.Power.ON : Node.Power.OFF, known.startedAt()));
        return island;
    }

    private Cluster(Stage stage, ClusterState state, List<ImageFixture> fixtures, Latency latency) {
        this.stage = stage;
        this.state = state;
        this.fixtures = fixtures;
        this.latency = latency;
        this.tasks = new Tasks(stage, state.tasks(), false);
        this.volumes = new Volumes(this);
        this.journal = new Journal(stage);
        tasks.tell(
                (task, words) -> journal.write(task.upid().node(), task.upid().user(), words + " task " + task.upid()));
    }

    public ClusterState state() {
        return state;
    }

    /** What can be downloaded without a network. */
    public List<ImageFixture> fixtures() {
        return fixtures;
    }

    /** The clock, the chance and the lock that it stands on. */
    public Stage stage() {
        return stage;
    }

    public SimulatedClock clock() {
        return stage.clock();
    }

    public long now() {
        return stage.now();
    }

    public Randomness randomness() {
        return stage.randomness();
    }

    public Latency latency() {
        return latency;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Journal journal() {
        return journal;
    }

    public Volumes volumes() {
        return volumes;
    }

    /** Simulated time since the cluster was made. */
    public Duration age() {
        return stage.age();
    }

    /** A value kept beside the state, such as the certificate; made when there is none. */
    public Map<String, Object> keep(String name, Supplier<Map<String, Object>> make) {
        return stage.keep(name, make);
    }

    /** Runs with the lock held, after what is due. */
    public <T> T locked(Supplier<T> action) {
        return stage.locked(action);
    }

    /** As {@link #locked} for an action that changes nothing itself; time may. */
    public <T> T looking(Supplier<T> action) {
        return stage.looking(action);
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
        stage.at(due, action);
    }

    /** Moves the clock there, and lets all happen that is due until then. The caller holds the lock. */
    public void jumpTo(long time) {
        stage.jumpTo(time);
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
