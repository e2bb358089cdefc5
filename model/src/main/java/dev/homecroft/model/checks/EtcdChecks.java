package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.kube.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether etcd, whose members are the control planes, keeps its majority when something is lost. */
final class EtcdChecks {
    private static final int FEWEST = 3;

    private EtcdChecks() {}

    /** One control plane is an honest choice for one or two machines, so it is not spoken of there. */
    static void count(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            List<Cluster.Node> members = cluster.controlPlanes();
            boolean couldBeThree = cluster.nodes().size() >= FEWEST;
            if (members.size() > 0 && members.size() % 2 == 0) {
                report.add(Diagnostic.warning(
                                KubeCodes.ETCD_EVEN,
                                "`%s` has %d control planes, and one fewer would bear as many losses."
                                        .formatted(cluster.name(), members.size()))
                        .at(members.getLast().origin().key(), "the last of " + members.size())
                        .about(Clusters.address(cluster))
                        .hint("Make it %s.".formatted(members.size() == 2 ? "one or three" : "an odd number")));
            } else if (members.size() == 1 && couldBeThree) {
                report.add(
                        Diagnostic.warning(
                                        KubeCodes.ETCD_TOO_FEW,
                                        "`%s` has %d nodes and stops with one of them."
                                                .formatted(
                                                        cluster.name(),
                                                        cluster.nodes().size()))
                                .at(members.getFirst().origin().key(), "the only control plane")
                                .about(Clusters.address(cluster))
                                .hint(
                                        "Make three nodes control planes; `schedule-on-control-planes: true` lets them work too."));
            }
        }
    }

    /** Asked only where the members could stand on three hosts; a broken spread is reported as such, and only there. */
    static void hosts(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            Map<String, List<Cluster.Node>> hosts =
                    places(cluster, node -> Clusters.host(facts.lab(), node).map(Host::name));
            if (cluster.controlPlanes().size() >= FEWEST && couldSpread(facts, cluster)) {
                crowded(cluster, hosts)
                        .filter(crowd -> !isBrokenSpread(facts, crowd))
                        .ifPresent(place -> report.add(problem(
                                        cluster,
                                        place,
                                        KubeCodes.ETCD_ON_ONE_HOST,
                                        "Losing the host `%s` stops `%s`: the majority of its control planes runs there.",
                                        facts)
                                .hint("Put the control planes on different hosts.")));
            }
        }
    }

    private static boolean isBrokenSpread(Facts facts, Crowd crowd) {
        List<Guest> guests = crowd.nodes().stream()
                .flatMap(node -> Clusters.guest(facts.lab(), node).stream())
                .toList();
        return guests.size() > 1
                && guests.stream().map(Guest::spread).distinct().count() == 1
                && QuorumChecks.isKeptApart(facts, guests.getFirst());
    }

    private static boolean couldSpread(Facts facts, Cluster cluster) {
        Set<String> reachable = new LinkedHashSet<>();
        for (Cluster.Node node : cluster.controlPlanes()) {
            Clusters.host(facts.lab(), node).map(Host::name).ifPresent(reachable::add);
            if (reachable.size() >= FEWEST) {
                return true;
            }
            Clusters.guest(facts.lab(), node)
                    .flatMap(facts::hypervisorOf)
                    .ifPresent(hypervisor -> facts.members(hypervisor).forEach(host -> reachable.add(host.name())));
        }
        return reachable.size() >= FEWEST;
    }

    /** A host with two feeds outlives the loss of one. */
    static void feeds(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            Map<String, List<Cluster.Node>> feeds = places(
                    cluster,
                    node -> Clusters.host(facts.lab(), node)
                            .map(Host::feeds)
                            .filter(refs -> refs.size() == 1)
                            .map(refs -> refs.getFirst().name()));
            if (cluster.controlPlanes().size() >= FEWEST
                    && facts.lab().gear().feeds().size() > 1) {
                crowded(cluster, feeds)
                        .ifPresent(place -> report.add(problem(
                                        cluster,
                                        place,
                                        KubeCodes.ETCD_ON_ONE_FEED,
                                        "Losing the feed `%s` stops `%s`: the majority of its control planes hangs on it.",
                                        facts)
                                .hint("Plug the hosts into different feeds.")));
            }
        }
    }

    /** Storage that several hosts share is one thing that can be lost, wherever the members run. */
    static void storages(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            Map<String, List<Cluster.Node>> storages = places(cluster, node -> sharedStorage(facts, node));
            if (cluster.controlPlanes().size() >= FEWEST) {
                crowded(cluster, storages)
                        .ifPresent(place -> report.add(problem(
                                        cluster,
                                        place,
                                        KubeCodes.ETCD_ON_ONE_STORAGE,
                                        "Losing the storage `%s` stops `%s`: the majority of its control planes lies there.",
                                        facts)
                                .hint("Put their disks on storage of the hosts; etcd copies itself.")));
            }
        }
    }

    private static Optional<String> sharedStorage(Facts facts, Cluster.Node node) {
        Optional<Guest> guest = Clusters.guest(facts.lab(), node);
        Optional<Hypervisor> hypervisor = guest.flatMap(facts::hypervisorOf);
        Optional<String> storage = guest.flatMap(
                found -> found.disks().values().stream().findFirst().flatMap(Guest.Disk::storage));
        return storage.filter(name -> hypervisor
                .flatMap(found -> Facts.find(found.storages(), name))
                .filter(Hypervisor.Storage::shared)
                .isPresent());
    }

    /** The control planes by where they are; those of which it is not known are left out. */
    private static Map<String, List<Cluster.Node>> places(
            Cluster cluster, Function<Cluster.Node, Optional<String>> placeOf) {
        Map<String, List<Cluster.Node>> places = new LinkedHashMap<>();
        cluster.controlPlanes()
                .forEach(node -> placeOf.apply(node)
                        .ifPresent(place -> places.computeIfAbsent(place, key -> new ArrayList<>())
                                .add(node)));
        return places;
    }

    private record Crowd(String place, List<Cluster.Node> nodes) {}

    /** The place that holds so many that the others are no majority. */
    private static Optional<Crowd> crowded(Cluster cluster, Map<String, List<Cluster.Node>> places) {
        int members = cluster.controlPlanes().size();
        return places.entrySet().stream()
                .filter(entry -> members - entry.getValue().size() < members / 2 + 1)
                .map(entry -> new Crowd(entry.getKey(), entry.getValue()))
                .findFirst();
    }

    private static Diagnostic.Builder problem(Cluster cluster, Crowd crowd, String code, String words, Facts facts) {
        Cluster.Node last = crowd.nodes().getLast();
        String label = "%d of %d are there"
                .formatted(crowd.nodes().size(), cluster.controlPlanes().size());
        Diagnostic.Builder problem = Diagnostic.warning(code, words.formatted(crowd.place(), cluster.name()))
                .at(last.origin().key(), label)
                .about(Clusters.address(cluster));
        for (Cluster.Node node : crowd.nodes()) {
            Clusters.guest(facts.lab(), node)
                    .ifPresent(guest -> problem.context(guest.origin().of("node"), node.name()));
        }
        return problem;
    }
}
