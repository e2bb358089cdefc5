package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.kube.App;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Kubernetes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether any node may take an app. */
final class PlacementChecks {
    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane:NoSchedule";

    private PlacementChecks() {}

    /** What keeps every app away is said of the cluster, once. */
    static void nodes(Facts facts, Report report) {
        Kubernetes kubernetes = facts.lab().kubernetes();
        Set<String> closed = new HashSet<>();
        for (App app : kubernetes.apps().values()) {
            boolean isWanted = app.status() == Status.ACTIVE || app.status() == Status.PLANNED;
            for (Cluster cluster : isWanted ? kubernetes.clustersOf(app) : List.<Cluster>of()) {
                List<Cluster.Node> nodes = List.copyOf(cluster.nodes().values());
                boolean isPlaced =
                        nodes.isEmpty() || nodes.stream().anyMatch(node -> takes(cluster, node, app.placement()));
                boolean isOpen = nodes.stream().anyMatch(node -> takes(cluster, node, App.Placement.ANYWHERE));
                if (!isPlaced && isOpen) {
                    report.add(noNode(app, cluster));
                } else if (!isPlaced && closed.add(cluster.name())) {
                    report.add(closed(app, cluster));
                }
            }
        }
    }

    private static Diagnostic.Builder noNode(App app, Cluster cluster) {
        return Diagnostic.error(
                        KubeCodes.NO_NODE_FOR_APP,
                        "No node of `%s` may take `%s`.".formatted(cluster.name(), app.name()))
                .at(app.origin().of("placement"), "fits no node")
                .context(cluster.origin().of("nodes"), "the nodes of " + cluster.name())
                .about(Facts.address(Section.APPS, app.name()));
    }

    private static Diagnostic.Builder closed(App app, Cluster cluster) {
        SourceRange at = cluster.origin().key();
        return Diagnostic.error(
                        KubeCodes.NO_NODE_FOR_APP,
                        "No node of `%s` takes any work, so nothing runs there.".formatted(cluster.name()))
                .at(at, "every node is tainted")
                .context(app.origin().key(), "to run there")
                .about(Clusters.address(cluster))
                .hint("Add a worker, or state `schedule-on-control-planes: true`.");
    }

    private static boolean takes(Cluster cluster, Cluster.Node node, App.Placement placement) {
        boolean isNamed = placement.nodes().isEmpty() || placement.nodes().contains(node.name());
        boolean isLabelled = placement.labels().entrySet().stream()
                .allMatch(label -> !isStated(cluster, label.getKey())
                        || label.getValue().equals(node.labels().get(label.getKey())));
        boolean isTolerated = taints(cluster, node).allMatch(taint -> tolerates(placement, taint));
        return isNamed && isLabelled && isTolerated;
    }

    /** A label that the lab puts on no node is put there by another program, which we know nothing of. */
    private static boolean isStated(Cluster cluster, String label) {
        boolean isPutByOthers = label.contains("kubernetes.io/") || label.contains("k8s.io/");
        return !isPutByOthers
                || cluster.nodes().values().stream()
                        .anyMatch(node -> node.labels().containsKey(label));
    }

    /** Those that keep work away for sure. */
    private static Stream<String> taints(Cluster cluster, Cluster.Node node) {
        boolean isKeptFree = node.role() == Cluster.Role.CONTROL_PLANE
                && !cluster.schedulable()
                && cluster.kind() != Cluster.Kind.K3S;
        Stream<String> own = node.taints().stream().filter(taint -> !taint.endsWith(":PreferNoSchedule"));
        return isKeptFree ? Stream.concat(own, Stream.of(CONTROL_PLANE)) : own;
    }

    /** A toleration may leave out the effect, and the value too. */
    private static boolean tolerates(App.Placement placement, String taint) {
        String withoutEffect = taint.substring(0, taint.lastIndexOf(':'));
        String effect = taint.substring(taint.lastIndexOf(':'));
        String key =
                withoutEffect.contains("=") ? withoutEffect.substring(0, withoutEffect.indexOf('=')) : withoutEffect;
        return placement.tolerations().stream()
                .anyMatch(toleration -> toleration.equals(taint)
                        || toleration.equals(withoutEffect)
                        || toleration.equals(key)
                        || toleration.equals(key + effect));
    }
}
