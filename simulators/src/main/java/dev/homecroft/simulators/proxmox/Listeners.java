package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.proxmox.api.NodeLink;
import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.wire.TlsServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets each node listen as long as its interfaces hold the address that it is managed at. */
final class Listeners {
    private final Cluster cluster;
    private final Map<String, TlsServer> servers;
    private final Set<String> cut = new HashSet<>();

    Listeners(Cluster cluster, Map<String, TlsServer> servers) {
        this.cluster = cluster;
        this.servers = servers;
    }

    synchronized void follow() {
        Set<String> now = cluster.looking(this::unreachable);
        servers.forEach((node, server) -> {
            if (now.contains(node)) {
                if (cut.add(node)) {
                    server.pause();
                }
            } else if (cut.remove(node) && isOn(node)) {
                server.open();
            }
        });
    }

    private Set<String> unreachable() {
        NodeLink link = new NodeLink(cluster.state());
        return servers.keySet().stream().filter(link::isCut).collect(Collectors.toSet());
    }

    private boolean isOn(String node) {
        return cluster.looking(() -> Optional.ofNullable(cluster.state().nodes().get(node))
                .filter(known -> known.power() != Node.Power.OFF)
                .isPresent());
    }
}
