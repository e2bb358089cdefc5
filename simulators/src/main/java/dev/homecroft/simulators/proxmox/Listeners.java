package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.proxmox.api.NodeCertificates;
import dev.homecroft.simulators.proxmox.api.NodeLink;
import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.wire.ServerCertificate;
import dev.homecroft.simulators.wire.TlsServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets each node listen as long as its interfaces hold the address that it is managed at, and show the certificate that it has. */
final class Listeners {
    private final Cluster cluster;
    private final Map<String, TlsServer> servers;
    private final NodeCertificates certificates;
    private final Set<String> cut = new HashSet<>();
    private final Map<String, ServerCertificate> shown = new HashMap<>();

    private record Seen(Set<String> unreachable, Map<String, ServerCertificate> certificates) {}

    Listeners(Cluster cluster, Map<String, TlsServer> servers, NodeCertificates certificates) {
        this.cluster = cluster;
        this.servers = servers;
        this.certificates = certificates;
    }

    synchronized void follow() {
        Seen now = cluster.looking(this::look);
        servers.forEach((node, server) -> {
            if (now.unreachable().contains(node)) {
                if (cut.add(node)) {
                    server.pause();
                }
            } else if (cut.remove(node) && isOn(node)) {
                server.open();
            }
        });
        now.certificates().forEach((node, certificate) -> {
            if (!certificate.equals(shown.put(node, certificate))) {
                server(node).reload(certificate.context());
            }
        });
    }

    private TlsServer server(String node) {
        return Optional.ofNullable(servers.get(node)).orElseThrow();
    }

    private Seen look() {
        NodeLink link = new NodeLink(cluster.state());
        Map<String, ServerCertificate> now = HashMap.newHashMap(servers.size());
        servers.keySet().forEach(node -> now.put(node, certificates.shown(node)));
        return new Seen(
                link.knowsAny() ? servers.keySet().stream().filter(link::isCut).collect(Collectors.toSet()) : Set.of(),
                now);
    }

    private boolean isOn(String node) {
        return cluster.looking(() -> Optional.ofNullable(cluster.state().nodes().get(node))
                .filter(known -> known.power() != Node.Power.OFF)
                .isPresent());
    }
}
