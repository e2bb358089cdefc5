package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Cidr;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.kube.Cluster;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What several checks ask of clusters. What is retired is not here any more. */
final class Clusters {
    private static final Cidr TALOS_PODS = Cidr.parse("10.244.0.0/16");
    private static final Cidr TALOS_SERVICES = Cidr.parse("10.96.0.0/12");
    private static final Cidr K3S_PODS = Cidr.parse("10.42.0.0/16");
    private static final Cidr K3S_SERVICES = Cidr.parse("10.43.0.0/16");

    private Clusters() {}

    static List<Cluster> of(Facts facts) {
        return facts.lab().kubernetes().clusters().values().stream()
                .filter(cluster -> cluster.status() != Status.RETIRED)
                .toList();
    }

    static Address address(Cluster cluster) {
        return Facts.address(Section.CLUSTERS, cluster.name());
    }

    /** The guest that a node runs in, if it is one. */
    static Optional<Guest> guest(Lab lab, Cluster.Node node) {
        return node.machine().filter(ref -> ref.section() == Section.GUESTS).flatMap(lab::guest);
    }

    /** The physical machine of a node, where it is known before anything runs. */
    static Optional<Host> host(Lab lab, Cluster.Node node) {
        Optional<Ref> metal = node.machine().filter(ref -> ref.section() == Section.HOSTS);
        return metal.or(() -> guest(lab, node).flatMap(Guest::node)).flatMap(lab::host);
    }

    static Map<String, Nic> nics(Lab lab, Cluster.Node node) {
        Optional<Ref> metal = node.machine().filter(ref -> ref.section() == Section.HOSTS);
        return metal.flatMap(lab::host)
                .map(Host::nics)
                .or(() -> guest(lab, node).map(Guest::nics))
                .orElse(Map.of());
    }

    /** The networks that the nodes of a cluster are in. */
    static Collection<Network> networks(Lab lab, List<Cluster.Node> nodes) {
        Map<String, Network> networks = new LinkedHashMap<>();
        for (Cluster.Node node : nodes) {
            nics(lab, node)
                    .values()
                    .forEach(nic -> nic.network()
                            .flatMap(lab::network)
                            .ifPresent(network -> networks.put(network.name(), network)));
        }
        return networks.values();
    }

    /** Where pods get addresses: what is stated, or else what the software takes. */
    static List<Cidr> pods(Cluster cluster) {
        if (!cluster.podSubnets().isEmpty()) {
            return cluster.podSubnets();
        }
        return switch (cluster.kind()) {
            case TALOS -> List.of(TALOS_PODS);
            case K3S -> List.of(K3S_PODS);
            case KUBEADM, OTHER -> List.of();
        };
    }

    /** Where services get addresses: what is stated, or else what the software takes. */
    static List<Cidr> services(Cluster cluster) {
        if (!cluster.serviceSubnets().isEmpty()) {
            return cluster.serviceSubnets();
        }
        return switch (cluster.kind()) {
            case TALOS, KUBEADM -> List.of(TALOS_SERVICES);
            case K3S -> List.of(K3S_SERVICES);
            case OTHER -> List.of();
        };
    }

    static List<Cluster.Pool> pools(Cluster cluster) {
        return cluster.loadBalancer()
                .map(balancer -> List.copyOf(balancer.pools().values()))
                .orElse(List.of());
    }
}
