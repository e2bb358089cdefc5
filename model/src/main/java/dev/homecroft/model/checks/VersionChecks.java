package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Support;
import java.util.List;
import java.util.Optional;

/** Versions of Talos and Kubernetes: whether they go together, and whether one can get from one to the other. */
final class VersionChecks {
    private VersionChecks() {}

    static void support(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            if (cluster.talos().isEmpty() || cluster.kubernetes().isEmpty()) {
                continue;
            }
            Version talos = cluster.talos().get().target();
            Version kubernetes = cluster.kubernetes().get().target();
            Optional<Support.Span> span = Support.builtIn().of(talos);
            if (span.isPresent() && !span.get().contains(kubernetes)) {
                report.add(Diagnostic.error(
                                KubeCodes.VERSIONS_UNSUPPORTED,
                                "Talos %s does not run Kubernetes %s.".formatted(talos, kubernetes))
                        .at(target(cluster, "kubernetes"), "it runs %s".formatted(span.get()))
                        .context(target(cluster, "talos"), "the version of Talos")
                        .about(Clusters.address(cluster)));
            }
        }
    }

    private static SourceRange target(Cluster cluster, String what) {
        String pair = "versions." + what + ".target";
        return cluster.origin().of(cluster.origin().states(pair) ? pair : "versions." + what);
    }

    static void paths(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            cluster.talos().ifPresent(versions -> path(cluster, "Talos", "talos", versions, report));
            cluster.kubernetes().ifPresent(versions -> path(cluster, "Kubernetes", "kubernetes", versions, report));
        }
    }

    /** A new node begins with the one and must get to the other. */
    private static void path(Cluster cluster, String what, String field, Cluster.Versions versions, Report report) {
        SourceRange at = target(cluster, field);
        SourceRange initial = cluster.origin().of("versions." + field + ".initial");
        if (versions.target().compareTo(versions.initial()) < 0) {
            report.add(Diagnostic.error(
                            KubeCodes.VERSION_GOES_BACK,
                            "%s of `%s` can't go back from %s to %s."
                                    .formatted(what, cluster.name(), versions.initial(), versions.target()))
                    .at(at)
                    .context(initial, "installed with")
                    .about(Clusters.address(cluster)));
            return;
        }
        List<Integer> from = versions.initial().numbers();
        List<Integer> to = versions.target().numbers();
        boolean skips = from.size() > 1
                && to.size() > 1
                && from.getFirst().equals(to.getFirst())
                && to.get(1) - from.get(1) > 1;
        if (skips) {
            report.add(Diagnostic.warning(
                            KubeCodes.UPGRADE_SKIPS_MINOR,
                            "A new node of `%s` can't go from %s %s to %s in one step."
                                    .formatted(cluster.name(), what, versions.initial(), versions.target()))
                    .at(at, "%d minor versions at once".formatted(to.get(1) - from.get(1)))
                    .context(initial, "installed with")
                    .about(Clusters.address(cluster))
                    .hint("Install new nodes with %d.%d or later, or go over each minor version in between."
                            .formatted(to.getFirst(), to.get(1) - 1)));
        }
    }
}
