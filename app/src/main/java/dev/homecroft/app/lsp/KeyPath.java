package dev.homecroft.app.lsp;

import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Position;

/** The keys that lead to the key at a place of a file. */
final class KeyPath {
    private KeyPath() {}

    static Optional<List<String>> at(LabFiles files, String file, Position position) {
        SourceText text = files.text(file);
        List<String> path = new ArrayList<>();
        boolean isFound = files.files().stream()
                .filter(candidate -> candidate.path().equals(file))
                .flatMap(candidate -> candidate.root().stream())
                .anyMatch(root -> find(root, text, position, path));
        return isFound ? Optional.of(List.copyOf(path)) : Optional.empty();
    }

    private static boolean find(YamlNode node, SourceText text, Position position, List<String> path) {
        return switch (node) {
            case YamlNode.Mapping mapping ->
                mapping.entries().stream().anyMatch(entry -> {
                    path.add(entry.key().text());
                    boolean isHere =
                            Places.contains(Places.range(text, entry.key().range()), position)
                                    || find(entry.value(), text, position, path);
                    if (!isHere) {
                        path.removeLast();
                    }
                    return isHere;
                });
            case YamlNode.Sequence list -> list.items().stream().anyMatch(item -> find(item, text, position, path));
            case YamlNode.Scalar _, YamlNode.Empty _ -> false;
        };
    }
}
