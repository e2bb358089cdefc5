package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.model.kube.App;
import dev.homecroft.model.kube.AppFolder;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Kubernetes;
import java.util.List;
import java.util.Optional;

/** What the lab says of apps beside what is in the trees of their clusters. */
final class AppChecks {
    private AppChecks() {}

    /** A tree in another repository is not asked for. */
    static void trees(Facts facts, Report report) {
        Kubernetes kubernetes = facts.lab().kubernetes();
        for (Cluster cluster : Clusters.of(facts)) {
            Optional<Cluster.Gitops> gitops = cluster.gitops();
            Optional<String> path = gitops.flatMap(Cluster.Gitops::path);
            boolean isHere = gitops.flatMap(Cluster.Gitops::repository).isEmpty()
                    || gitops.flatMap(Cluster.Gitops::repository)
                            .equals(facts.lab().info().repository());
            boolean isActive = cluster.status() == Status.ACTIVE;
            if (path.isPresent() && isHere && isActive && !kubernetes.trees().containsKey(cluster.name())) {
                report.add(Diagnostic.warning(
                                KubeCodes.TREE_NOT_THERE,
                                "`%s` follows a folder that the lab does not have.".formatted(cluster.name()))
                        .at(gitops.get().origin().of("path"), "no file below it")
                        .about(Clusters.address(cluster))
                        .hint("Correct the path, or state the `repository` that it is in."));
            }
        }
    }

    static void folders(Facts facts, Report report) {
        Kubernetes kubernetes = facts.lab().kubernetes();
        for (App app : kubernetes.apps().values()) {
            for (Cluster cluster : kubernetes.clustersOf(app)) {
                if (kubernetes.trees().containsKey(cluster.name())) {
                    folders(kubernetes, app, cluster, report);
                }
            }
        }
    }

    private static void folders(Kubernetes kubernetes, App app, Cluster cluster, Report report) {
        List<AppFolder> folders = kubernetes.foldersOf(app, cluster);
        Optional<AppFolder> active = folders.stream().filter(AppFolder::active).findFirst();
        if (app.status() == Status.ACTIVE && folders.isEmpty()) {
            report.add(notInTree(kubernetes, app, cluster));
        } else if (app.status() == Status.ACTIVE && active.isEmpty()) {
            report.add(Diagnostic.warning(
                            KubeCodes.APP_IN_INACTIVE_TREE,
                            "`%s` is to run in `%s`, but its folder is kept for reference only."
                                    .formatted(app.name(), cluster.name()))
                    .at(app.origin().key(), folders.getFirst().path())
                    .about(Facts.address(Section.APPS, app.name()))
                    .hint("Move its folder to the active part of the tree, or state `status: retired`."));
        } else if (app.status() == Status.RETIRED && active.isPresent()) {
            report.add(Diagnostic.warning(
                            KubeCodes.APP_STILL_IN_TREE,
                            "`%s` is retired, but `%s` still runs it.".formatted(app.name(), cluster.name()))
                    .at(app.origin().of("status"), active.get().path())
                    .about(Facts.address(Section.APPS, app.name()))
                    .hint("Move its folder to the inactive part of the tree."));
        }
    }

    private static Diagnostic.Builder notInTree(Kubernetes kubernetes, App app, Cluster cluster) {
        Diagnostic.Builder problem = Diagnostic.warning(
                        KubeCodes.APP_NOT_IN_TREE,
                        "`%s` has no folder in the tree of `%s`.".formatted(app.name(), cluster.name()))
                .at(
                        app.path().isPresent()
                                ? app.origin().of("path")
                                : app.origin().key())
                .context(
                        cluster.gitops()
                                .map(gitops -> gitops.origin().of("path"))
                                .orElse(cluster.origin().key()),
                        "the tree")
                .about(Facts.address(Section.APPS, app.name()));
        List<String> names = kubernetes.trees().getOrDefault(cluster.name(), List.of()).stream()
                .map(AppFolder::name)
                .toList();
        Suggestion.of(app.name(), names).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
        return problem;
    }
}
