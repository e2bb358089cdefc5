package dev.homecroft.model.bind;

import dev.homecroft.model.Section;
import dev.homecroft.model.kube.AppFolder;
import dev.homecroft.model.kube.AppTree;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Kubernetes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds what is said of Kubernetes, and finds the apps in the trees of its clusters. */
final class KubeBinder {
    private final LabBinder binder;

    KubeBinder(LabBinder binder) {
        this.binder = binder;
    }

    /** @param paths of all files of the lab */
    Kubernetes kubernetes(List<String> paths) {
        var environments = binder.bind(Section.ENVIRONMENTS, StageShapes.ENVIRONMENT, StageShapes::environment);
        Map<String, Cluster> clusters = binder.bind(Section.CLUSTERS, ClusterShapes.CLUSTER, ClusterShapes::cluster);
        Map<String, List<AppFolder>> trees = new LinkedHashMap<>();
        for (Cluster cluster : clusters.values()) {
            Optional<String> root = cluster.gitops().flatMap(Cluster.Gitops::path);
            if (root.isPresent() && AppTree.isThere(root.get(), paths)) {
                List<String> patterns = cluster.gitops().orElseThrow().apps();
                trees.put(cluster.name(), AppTree.find(cluster.name(), root.get(), patterns, paths));
            }
        }
        return new Kubernetes(
                clusters,
                binder.bind(Section.PLATFORM, PlatformShapes.PLATFORM, PlatformShapes::platform),
                binder.bind(Section.APPS, AppShapes.APP, AppShapes::app),
                environments,
                binder.bind(Section.PROMOTIONS, StageShapes.PROMOTION, StageShapes::promotion),
                trees);
    }
}
