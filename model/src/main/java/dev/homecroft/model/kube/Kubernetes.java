package dev.homecroft.model.kube;

import dev.homecroft.model.Ordered;
import dev.homecroft.model.Ref;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Clusters and what runs in them.
 *
 * @param platforms by the name of their cluster
 * @param trees the apps in the tree of each cluster whose tree is among the lab's files, whether the lab says anything of
 *     them or not
 */
public record Kubernetes(
        Map<String, Cluster> clusters,
        Map<String, Platform> platforms,
        Map<String, App> apps,
        Map<String, Environment> environments,
        Map<String, Promotion> promotions,
        Map<String, List<AppFolder>> trees) {
    public static final Kubernetes EMPTY = new Kubernetes(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Kubernetes {
        clusters = Ordered.copy(clusters);
        platforms = Ordered.copy(platforms);
        apps = Ordered.copy(apps);
        environments = Ordered.copy(environments);
        promotions = Ordered.copy(promotions);
        Map<String, List<AppFolder>> copy = new LinkedHashMap<>();
        trees.forEach((cluster, folders) -> copy.put(cluster, List.copyOf(folders)));
        trees = Ordered.copy(copy);
    }

    public Optional<Cluster> cluster(Ref ref) {
        return Optional.ofNullable(clusters.get(ref.name()));
    }

    /** Where an app runs: what it states, or else the only cluster that there is. Nowhere if a machine takes it. */
    public List<Cluster> clustersOf(App app) {
        if (!app.clusters().isEmpty()) {
            return app.clusters().stream()
                    .map(this::cluster)
                    .flatMap(Optional::stream)
                    .toList();
        }
        return app.on().isEmpty() && clusters.size() == 1 ? List.copyOf(clusters.values()) : List.of();
    }

    /** The folders of an app in the tree of a cluster: by its stated path, or else by its name. */
    public List<AppFolder> foldersOf(App app, Cluster cluster) {
        return trees.getOrDefault(cluster.name(), List.of()).stream()
                .filter(folder -> app.path().isPresent()
                        ? folder.path().endsWith("/" + app.path().get())
                        : folder.name().equals(app.name()))
                .toList();
    }
}
