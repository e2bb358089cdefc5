package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.stage.Tasks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * The manager of highly available guests: it brings them to the state that was asked for some time after the request, and
 * recovers them elsewhere when their node has been gone for long enough to be fenced. Wants the lock held.
 */
public final class HaManager {
    private static final String FILE = "ha/resources";
    private static final String USER = "root@pam";
    /** A round of the manager. */
    private static final long ROUND_MILLIS = 10_000;
    /** From the loss of a node until its guests are recovered: the watchdog's time and the manager's. */
    private static final long FENCE_MILLIS = 120_000;

    private final Cluster cluster;

    public HaManager(Cluster cluster) {
        this.cluster = cluster;
    }

    static String sid(Guest guest) {
        return (guest.kind() == Guest.Kind.QEMU ? "vm:" : "ct:") + guest.vmid();
    }

    static ConfigFile file(ClusterState state) {
        return state.file(FILE);
    }

    Optional<NavigableMap<String, Object>> resource(Guest guest) {
        return file(cluster.state()).find(sid(guest));
    }

    /** Whether the manager decides over it, so that a request to start or stop goes to the manager. */
    boolean manages(Guest guest) {
        return resource(guest)
                .filter(found -> !found.getOrDefault("state", "started").equals("ignored"))
                .isPresent();
    }

    /** Asks for a state; it comes about in the manager's next round. */
    void request(Guest guest, String state) {
        resource(guest).ifPresent(found -> found.put("state", state));
        soon(guest);
    }

    /** Lets the manager look at a guest in its next round. */
    void soon(Guest guest) {
        int vmid = guest.vmid();
        cluster.at(
                cluster.now() + ROUND_MILLIS, () -> cluster.state().guest(vmid).ifPresent(this::settle));
    }

    private void settle(Guest guest) {
        Optional<NavigableMap<String, Object>> resource = resource(guest);
        boolean mayAct = resource.isPresent()
                && cluster.state().isQuorate()
                && cluster.node(guest.node()).isOnline()
                && !guest.isTemplate();
        if (!mayAct) {
            return;
        }
        String wanted = resource.get().getOrDefault("state", "started").toString();
        boolean runs = wanted.equals("started") || wanted.equals("enabled");
        if (runs && !guest.isRunning()) {
            task(guest, "start", task -> Power.boot(cluster, guest, task));
        } else if ((wanted.equals("stopped") || wanted.equals("disabled")) && guest.isRunning()) {
            task(guest, "shutdown", _ -> guest.stopped());
        }
    }

    private void task(Guest guest, String verb, Tasks.Work work) {
        String type = guest.kind().task(verb);
        cluster.tasks()
                .begin(
                        guest.node(),
                        type,
                        Integer.toString(guest.vmid()),
                        USER,
                        cluster.latency().task(type, 0),
                        work);
    }

    /** A node has gone: if it stays away, it counts as fenced and its guests come back elsewhere. */
    public void nodeLost(String node) {
        cluster.at(cluster.now() + FENCE_MILLIS, () -> recover(node));
    }

    private void recover(String node) {
        boolean isFenced = !cluster.node(node).isOnline() && cluster.state().isQuorate();
        if (!isFenced) {
            return;
        }
        for (Guest guest : List.copyOf(cluster.state().guests().values())) {
            if (guest.node().equals(node) && manages(guest)) {
                target(guest).ifPresent(target -> recover(guest, target));
            }
        }
    }

    private void recover(Guest guest, String target) {
        guest.stopped();
        guest.config().remove("lock");
        guest.moveTo(target);
        String wanted = resource(guest)
                .map(found -> found.getOrDefault("state", "started").toString())
                .orElse("");
        if (wanted.equals("started") || wanted.equals("enabled")) {
            task(guest, "start", task -> Power.boot(cluster, guest, task));
        }
    }

    /** The node that rules or groups prefer, else the one with the fewest guests. */
    private Optional<String> target(Guest guest) {
        List<String> preferred = preferred(guest);
        Comparator<String> byLoad = Comparator.comparingLong(name -> cluster.state().guests().values().stream()
                .filter(other -> other.node().equals(name))
                .count());
        List<String> online = cluster.state().nodes().values().stream()
                .filter(Node::isOnline)
                .map(Node::name)
                .toList();
        return online.stream()
                .filter(preferred::contains)
                .min(byLoad)
                .or(() -> isStrict(guest) ? Optional.empty() : online.stream().min(byLoad));
    }

    private List<String> preferred(Guest guest) {
        String group = resource(guest)
                .map(found -> found.getOrDefault("group", "").toString())
                .orElse("");
        String nodes = group.isEmpty()
                ? rule(guest)
                        .map(rule -> rule.getOrDefault("nodes", "").toString())
                        .orElse("")
                : cluster.state().file("ha/groups").text(group, "nodes");
        return Arrays.stream(nodes.split(","))
                .map(node -> node.replaceFirst(":.*", ""))
                .toList();
    }

    private boolean isStrict(Guest guest) {
        return rule(guest).filter(rule -> "1".equals(rule.get("strict"))).isPresent();
    }

    private Optional<NavigableMap<String, Object>> rule(Guest guest) {
        return cluster.state().file("ha/rules").entries().values().stream()
                .filter(rule -> "node-affinity".equals(rule.get("type")) && !"1".equals(rule.get("disable")))
                .filter(rule -> Arrays.asList(
                                rule.getOrDefault("resources", "").toString().split(","))
                        .contains(sid(guest)))
                .findFirst();
    }

    /** A node has come back: what should run on it is started. */
    public void nodeBack(String node) {
        cluster.state().guests().values().stream()
                .filter(guest -> guest.node().equals(node) && manages(guest))
                .forEach(this::soon);
    }

    /** Moves a guest in the next round, running or not. */
    void move(Guest guest, String target, boolean restarts) {
        int vmid = guest.vmid();
        cluster.at(
                cluster.now() + ROUND_MILLIS,
                () -> cluster.state().guest(vmid).ifPresent(found -> moveNow(found, target, restarts)));
    }

    private void moveNow(Guest guest, String target, boolean restarts) {
        if (guest.node().equals(target) || !cluster.node(target).isOnline()) {
            return;
        }
        boolean ran = guest.isRunning();
        task(guest, "migrate", (TaskRecord task) -> {
            Migration migration = new Migration(cluster, guest, target, "");
            if (!migration.missingStorages().isEmpty()) {
                throw new Refusal("storage is not available on node '" + target + "'");
            }
            if (ran && restarts) {
                guest.stopped();
            }
            migration.move();
            if (ran && restarts) {
                Power.boot(cluster, guest, task);
            }
        });
    }

    /** What the manager thinks of a guest. */
    String stateOf(Guest guest) {
        if (!cluster.node(guest.node()).isOnline()) {
            return "fence";
        }
        String wanted = resource(guest)
                .map(found -> found.getOrDefault("state", "started").toString())
                .orElse("");
        boolean shouldRun = wanted.equals("started") || wanted.equals("enabled");
        if (wanted.equals("ignored") || wanted.equals("disabled")) {
            return wanted;
        }
        if (shouldRun == guest.isRunning()) {
            return shouldRun ? "started" : "stopped";
        }
        return shouldRun ? "starting" : "request_stop";
    }
}
