package dev.homecroft.model.checks;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Network;
import dev.homecroft.model.Section;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Environment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters: their ranges, their address, their nodes, and the environments that they serve. */
final class ClusterChecks {
    private ClusterChecks() {}

    /** One range that a cluster uses for itself. */
    private record Range(String what, Cidr cidr, SourceRange at) {}

    /** A network that pods or services have too can't be reached from any pod. */
    static void ranges(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            List<Range> own = ranges(cluster);
            for (int i = 0; i < own.size(); i++) {
                for (int j = i + 1; j < own.size(); j++) {
                    overlap(cluster, own.get(j), own.get(i), report);
                }
                for (Network network : facts.lab().networks().values()) {
                    overlap(cluster, own.get(i), network, report);
                }
            }
        }
    }

    private static List<Range> ranges(Cluster cluster) {
        List<Range> ranges = new ArrayList<>();
        Clusters.pods(cluster)
                .forEach(cidr ->
                        ranges.add(new Range("pods", cidr, cluster.origin().of("pod-subnets"))));
        Clusters.services(cluster)
                .forEach(cidr ->
                        ranges.add(new Range("services", cidr, cluster.origin().of("service-subnets"))));
        return ranges;
    }

    private static void overlap(Cluster cluster, Range one, Range other, Report report) {
        if (one.cidr().overlaps(other.cidr())) {
            report.add(Diagnostic.error(
                            KubeCodes.CLUSTER_RANGES_OVERLAP,
                            "The ranges of %s and %s of `%s` overlap."
                                    .formatted(other.what(), one.what(), cluster.name()))
                    .at(one.at(), one.cidr() + " for " + one.what())
                    .context(other.at(), other.cidr() + " for " + other.what())
                    .about(Clusters.address(cluster)));
        }
    }

    private static void overlap(Cluster cluster, Range range, Network network, Report report) {
        String field = range.cidr().network().isV4() ? "cidr" : "cidr6";
        Optional<Cidr> other = range.cidr().network().isV4() ? network.cidr() : network.cidr6();
        if (other.filter(range.cidr()::overlaps).isPresent()) {
            report.add(Diagnostic.error(
                            KubeCodes.CLUSTER_RANGES_OVERLAP,
                            "The %s of `%s` can't reach the network `%s`: they use its addresses themselves."
                                    .formatted(range.what(), cluster.name(), network.name()))
                    .at(range.at(), range.cidr() + " for " + range.what())
                    .context(network.origin().of(field), network.name())
                    .about(Clusters.address(cluster))
                    .hint("State `%s` that no network of the lab has."
                            .formatted(range.what().equals("pods") ? "pod-subnets" : "service-subnets")));
        }
    }

    /**
     * The control planes hand the address on by ARP, which ends at the edge of their network. One outside of the network
     * that it is stated in is reported as such, and only there.
     */
    static void vips(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            Optional<IpAddress> vip = cluster.vip().known();
            Collection<Network> networks = Clusters.networks(facts.lab(), cluster.controlPlanes());
            boolean isKnown =
                    networks.stream().anyMatch(network -> network.cidr().isPresent());
            boolean isSaid = cluster.network()
                    .flatMap(facts.lab()::network)
                    .filter(network -> vip.isPresent() && !has(network, vip.get()))
                    .isPresent();
            if (vip.isPresent()
                    && isKnown
                    && !isSaid
                    && networks.stream().noneMatch(network -> has(network, vip.get()))) {
                Network first = networks.iterator().next();
                report.add(Diagnostic.error(
                                KubeCodes.CLUSTER_VIP_ELSEWHERE,
                                "The address of `%s` is in no network of its control planes.".formatted(cluster.name()))
                        .at(cluster.origin().of("vip"), vip.get().toString())
                        .context(first.origin().of("cidr"), "the network `" + first.name() + "` of its control planes")
                        .about(Clusters.address(cluster)));
            }
        }
    }

    private static boolean has(Network network, IpAddress address) {
        return network.cidrFor(address).filter(cidr -> cidr.contains(address)).isPresent();
    }

    static void nodes(Facts facts, Report report) {
        Map<String, Cluster> first = new HashMap<>();
        for (Cluster cluster : Clusters.of(facts)) {
            for (Cluster.Node node : cluster.nodes().values()) {
                Cluster earlier = first.putIfAbsent(node.name(), cluster);
                if (earlier != null) {
                    report.add(Diagnostic.error(
                                    KubeCodes.NODE_IN_TWO_CLUSTERS,
                                    "`%s` can't be a node of both `%s` and `%s`."
                                            .formatted(node.name(), earlier.name(), cluster.name()))
                            .at(node.origin().key(), "a node of " + cluster.name())
                            .context(earlier.origin().of("nodes." + node.name()), "a node of " + earlier.name())
                            .about(Clusters.address(cluster)));
                }
            }
        }
    }

    static void controlPlanes(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            if (!cluster.nodes().isEmpty() && cluster.controlPlanes().isEmpty()) {
                report.add(Diagnostic.error(
                                KubeCodes.CLUSTER_WITHOUT_CONTROL_PLANE,
                                "No node of `%s` is a control plane.".formatted(cluster.name()))
                        .at(cluster.origin().key(), "all nodes are workers")
                        .about(Clusters.address(cluster))
                        .hint("Give three nodes the `role: control-plane`, or one if losing it is bearable."));
            }
        }
    }

    /** Asked only where there are clusters: environments may well be stated before. */
    static void environments(Facts facts, Report report) {
        List<Cluster> clusters = Clusters.of(facts);
        for (Environment environment : facts.lab().kubernetes().environments().values()) {
            boolean isServed = clusters.stream()
                    .flatMap(cluster -> cluster.environment().stream())
                    .anyMatch(ref -> ref.name().equals(environment.name()));
            if (!clusters.isEmpty() && !isServed) {
                report.add(Diagnostic.warning(
                                KubeCodes.ENVIRONMENT_WITHOUT_CLUSTER,
                                "No cluster serves the environment `%s`.".formatted(environment.name()))
                        .at(environment.origin().key())
                        .about(Facts.address(Section.ENVIRONMENTS, environment.name()))
                        .hint("State `environment: %s` at a cluster.".formatted(environment.name())));
            }
        }
    }
}
