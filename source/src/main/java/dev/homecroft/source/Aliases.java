package dev.homecroft.source;

import dev.homecroft.kernel.SourceRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The anchors of one file, and how much their aliases have expanded so far. Not thread-safe. */
final class Aliases {
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private int uses;
    private long expanded;

    /** A collection with this anchor has begun. */
    void open(String name) {
        open.add(name);
    }

    void define(String name, YamlNode node) {
        open.remove(name);
        anchors.put(name, node);
    }

    boolean isOpen(String name) {
        return open.contains(name);
    }

    Optional<YamlNode> use(String name) {
        Optional<YamlNode> target = Optional.ofNullable(anchors.get(name));
        uses++;
        expanded += target.map(Aliases::size).orElse(0L);
        return target;
    }

    boolean isBeyondLimit() {
        return uses > TreeBuilder.MAX_ALIASES || expanded > TreeBuilder.MAX_EXPANDED;
    }

    private static long size(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar _, YamlNode.Empty _ -> 1;
            case YamlNode.Sequence sequence ->
                1 + sequence.items().stream().mapToLong(Aliases::size).sum();
            case YamlNode.Mapping mapping ->
                1
                        + mapping.entries().stream()
                                .mapToLong(entry -> 1 + size(entry.value()))
                                .sum();
        };
    }

    /** How many levels of collections the node has, 0 for a single value. */
    static int height(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar _, YamlNode.Empty _ -> 0;
            case YamlNode.Sequence sequence ->
                1 + sequence.items().stream().mapToInt(Aliases::height).max().orElse(0);
            case YamlNode.Mapping mapping ->
                1
                        + mapping.entries().stream()
                                .mapToInt(entry -> height(entry.value()))
                                .max()
                                .orElse(0);
        };
    }

    /** The node as it stands at the place of an alias. */
    static YamlNode placed(YamlNode node, SourceRange range) {
        return switch (node) {
            case YamlNode.Scalar scalar -> new YamlNode.Scalar(scalar.text(), scalar.style(), range);
            case YamlNode.Empty _ -> new YamlNode.Empty(new SourceRange(range.file(), range.end(), range.end()));
            case YamlNode.Sequence sequence -> new YamlNode.Sequence(sequence.items(), range);
            case YamlNode.Mapping mapping -> new YamlNode.Mapping(mapping.entries(), range);
        };
    }
}
