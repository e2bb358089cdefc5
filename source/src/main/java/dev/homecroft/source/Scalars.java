package dev.homecroft.source;

import dev.homecroft.kernel.SourceRange;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys and single values of a tree by where they stand. */
final class Scalars {
    private Scalars() {}

    static void collect(YamlNode node, Set<SourceRange> wanted, Map<SourceRange, YamlNode.Scalar> found) {
        switch (node) {
            case YamlNode.Scalar scalar -> {
                if (wanted.contains(scalar.range())) {
                    found.put(scalar.range(), scalar);
                }
            }
            case YamlNode.Sequence(List<YamlNode> items, SourceRange _) ->
                items.forEach(item -> collect(item, wanted, found));
            case YamlNode.Mapping(List<YamlNode.Entry> entries, SourceRange _) ->
                entries.forEach(entry -> {
                    collect(entry.key(), wanted, found);
                    collect(entry.value(), wanted, found);
                });
            case YamlNode.Empty _ -> {}
        }
    }

    /** Whether one tree is the other with these texts in their places, and nothing else. */
    static boolean isReplaced(YamlNode before, YamlNode after, Map<SourceRange, String> texts) {
        return switch (before) {
            case YamlNode.Scalar old ->
                after instanceof YamlNode.Scalar now
                        && now.text().equals(texts.getOrDefault(old.range(), old.text()))
                        && now.isNull() == old.isNull();
            case YamlNode.Empty _ -> after instanceof YamlNode.Empty;
            case YamlNode.Sequence(List<YamlNode> items, SourceRange _) ->
                after instanceof YamlNode.Sequence(List<YamlNode> others, SourceRange _)
                        && allReplaced(items, others, texts);
            case YamlNode.Mapping(List<YamlNode.Entry> entries, SourceRange _) ->
                after instanceof YamlNode.Mapping(List<YamlNode.Entry> others, SourceRange _)
                        && allReplaced(keys(entries), keys(others), texts)
                        && allReplaced(values(entries), values(others), texts);
        };
    }

    private static List<YamlNode> keys(List<YamlNode.Entry> entries) {
        return entries.stream().map(entry -> (YamlNode) entry.key()).toList();
    }

    private static List<YamlNode> values(List<YamlNode.Entry> entries) {
        return entries.stream().map(YamlNode.Entry::value).toList();
    }

    private static boolean allReplaced(List<YamlNode> before, List<YamlNode> after, Map<SourceRange, String> texts) {
        Iterator<YamlNode> others = after.iterator();
        return before.size() == after.size()
                && before.stream().allMatch(node -> isReplaced(node, others.next(), texts));
    }
}
