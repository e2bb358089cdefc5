package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.wire.Json;
import java.util.List;
import java.util.function.Consumer;

/** Switches nodes off and on, and restarts them. Wants the lock held. */
public final class NodePower {
    /** From the command until the node is in the cluster again. */
    private static final long RESTART_MILLIS = 90_000;

    private static final String DUE = "due";

    private final Cluster cluster;

    public NodePower(Cluster cluster) {
        this.cluster = cluster;
    }

    static List<Endpoint> table() {
        return List.of(Endpoint.post("/nodes/{node}/status").local().does(NodePower::command));
    }

    private static Object command(Call call) {
        NodePower power = new NodePower(call.cluster());
        power.off(call.node());
        if (call.text("command").equals("reboot")) {
            power.comesBack(call.node());
        }
        return Json.Null.NULL;
    }

    private ConfigFile restarts() {
        return cluster.state().file("restarts");
    }

    private void comesBack(String node) {
        long due = cluster.now() + RESTART_MILLIS;
        restarts().at(node).put(DUE, Long.toString(due));
        cluster.at(due, () -> {
            if (restarts().text(node, DUE).equals(Long.toString(due))) {
                on(node);
            }
        });
    }

    /** In the jumping clock, who asks again finds a node that restarts back. */
    void follow() {
        if (cluster.clock().mode() instanceof ClockMode.Jump) {
            restarts().entries().values().stream()
                    .mapToLong(
                            entry -> Long.parseLong(entry.getOrDefault(DUE, "0").toString()))
                    .min()
                    .ifPresent(cluster::jumpTo);
        }
    }

    /** Its guests stop, its tasks end without a word. */
    public void off(String node) {
        cluster.state().nodes().put(node, cluster.node(node).with(Node.Power.OFF, cluster.now()));
        reset(cluster, node);
        new HaManager(cluster).nodeLost(node);
    }

    /** Its guests stop and its tasks end without a word, as when the power fails for a moment. */
    static void reset(Cluster cluster, String node) {
        cluster.tasks().interrupt(node);
        new NodePower(cluster).guestsOn(node, Guest::stopped);
    }

    /** Also from hanging; guests that start with it run again. */
    public void on(String node) {
        restarts().entries().remove(node);
        cluster.state().nodes().put(node, cluster.node(node).with(Node.Power.ON, cluster.now()));
        guestsOn(node, guest -> {
            if (guest.option("onboot").equals("1") && !guest.isRunning() && !guest.isTemplate()) {
                Disks.applyPending(guest);
                guest.started(cluster.now());
            }
        });
        new HaManager(cluster).nodeBack(node);
    }

    private void guestsOn(String node, Consumer<Guest> act) {
        cluster.state().guests().values().stream()
                .filter(guest -> guest.node().equals(node))
                .forEach(act);
    }
}
