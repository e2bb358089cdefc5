package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Nodes that have lost sight of the others. Each goes on answering with what it knew then, and refuses to write, as it has no
 * quorum. Where high availability runs something on it, its watchdog resets it after a minute, which is before the others
 * recover its guests: that nothing runs twice rests on this.
 */
public final class Islands {
    /** The watchdog is not fed without quorum and bites after a minute; the others wait for two. */
    private static final long WATCHDOG_MILLIS = 60_000;

    private final Cluster cluster;
    private final Map<String, Cluster> islands = new ConcurrentHashMap<>();
    private final Set<String> bitten = ConcurrentHashMap.newKeySet();

    public Islands(Cluster cluster) {
        this.cluster = cluster;
        cluster.locked(() -> {
            List.copyOf(cluster.state().nodes().values()).stream()
                    .filter(node -> node.power() == Node.Power.CUT_OFF)
                    .forEach(node -> islands.put(node.name(), cluster.islandOf(node.name())));
            return true;
        });
    }

    /** The cluster as this node sees it. */
    Cluster seenFrom(String node) {
        return islands.getOrDefault(node, cluster);
    }

    /** The caller holds the lock. */
    public void cutOff(String node) {
        islands.put(node, cluster.islandOf(node));
        turn(node, Node.Power.CUT_OFF);
        new HaManager(cluster).nodeLost(node);
        cluster.at(cluster.now() + WATCHDOG_MILLIS, () -> {
            if (cluster.node(node).power() == Node.Power.CUT_OFF) {
                watchdog(node);
            }
        });
    }

    /** It sees the others again. The caller holds the lock. */
    public void join(String node) {
        Optional.ofNullable(islands.remove(node))
                .ifPresent(island -> guestsOf(node)
                        .filter(guest -> guest.isRunning() && !runsIn(island, guest))
                        .forEach(Guest::stopped));
        turn(node, Node.Power.ON);
        goesOn(node);
    }

    /** What starts with its node does so when a node that was reset has quorum again. */
    private void goesOn(String node) {
        if (bitten.remove(node)) {
            new NodePower(cluster).on(node);
        } else {
            new HaManager(cluster).nodeBack(node);
        }
    }

    /** All nodes lose sight of each other, so that none has quorum. The caller holds the lock. */
    public void cutAll() {
        cluster.state().cutQuorum(true);
        cluster.at(cluster.now() + WATCHDOG_MILLIS, () -> {
            if (!cluster.state().isQuorate()) {
                List.copyOf(cluster.state().nodes().keySet()).forEach(this::watchdog);
            }
        });
    }

    /** They find each other again, and start what is to run. The caller holds the lock. */
    public void joinAll() {
        cluster.state().cutQuorum(false);
        cluster.state().nodes().values().stream()
                .filter(Node::isOnline)
                .map(Node::name)
                .toList()
                .forEach(this::goesOn);
    }

    private void watchdog(String node) {
        HaManager manager = new HaManager(cluster);
        if (guestsOf(node).anyMatch(guest -> guest.isRunning() && manager.manages(guest))) {
            bitten.add(node);
            NodePower.reset(cluster, node);
            Optional.ofNullable(islands.get(node)).ifPresent(island -> NodePower.reset(island, node));
        }
    }

    private Stream<Guest> guestsOf(String node) {
        return List.copyOf(cluster.state().guests().values()).stream()
                .filter(guest -> guest.node().equals(node));
    }

    private static boolean runsIn(Cluster island, Guest guest) {
        return island.state().guest(guest.vmid()).filter(Guest::isRunning).isPresent();
    }

    private void turn(String node, Node.Power power) {
        cluster.state()
                .nodes()
                .put(node, cluster.node(node).with(power, cluster.node(node).startedAt()));
    }
}
