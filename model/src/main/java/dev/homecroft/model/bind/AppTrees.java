package dev.homecroft.model.bind;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The folders that clusters follow: {@code gitops.path} of every cluster. What is below belongs to Kustomize and Helm and
 * is no part of the lab's files. They are looked for before anything is bound, so a path in a profile is not seen.
 */
final class AppTrees {
    private final List<String> roots;

    private AppTrees(List<String> roots) {
        this.roots = roots;
    }

    static AppTrees of(LabFiles files) {
        TreeSet<String> roots = new TreeSet<>();
        for (LabFiles.LabFile file : files.files()) {
            Optional<YamlNode> clusters = file.root().flatMap(root -> field(root, "clusters"));
            if (clusters.isPresent() && clusters.get() instanceof YamlNode.Mapping mapping) {
                mapping.entries().forEach(cluster -> path(cluster.value()).ifPresent(roots::add));
            }
        }
        return new AppTrees(List.copyOf(roots));
    }

    private static Optional<String> path(YamlNode cluster) {
        return field(cluster, "gitops")
                .flatMap(gitops -> field(gitops, "path"))
                .filter(YamlNode.Scalar.class::isInstance)
                .map(path -> ((YamlNode.Scalar) path).text());
    }

    private static Optional<YamlNode> field(YamlNode node, String name) {
        return node instanceof YamlNode.Mapping mapping ? mapping.get(name) : Optional.empty();
    }

    boolean hold(String file) {
        return roots.stream().anyMatch(root -> file.startsWith(root + "/"));
    }

    /** Without the problems of files in the trees. */
    List<Diagnostic> outside(List<Diagnostic> problems) {
        return problems.stream()
                .filter(problem ->
                        problem.subject().filter(range -> hold(range.file())).isEmpty())
                .toList();
    }
}
