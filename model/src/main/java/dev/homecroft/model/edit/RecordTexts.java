package dev.homecroft.model.edit;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The texts of stated DNS records, in which full names of entries stand as words. */
final class RecordTexts {
    private RecordTexts() {}

    /** What changes, by place, when these full names become others. */
    static Map<SourceRange, String> of(LabFiles files, Map<String, String> names) {
        Map<SourceRange, String> changed = new TreeMap<>();
        for (LabFiles.LabFile file : files.files()) {
            file.root().ifPresent(root -> values(below(below(root, "dns"), "records"), names, changed));
        }
        return changed;
    }

    private static YamlNode below(YamlNode node, String key) {
        YamlNode nothing = new YamlNode.Empty(node.range());
        return node instanceof YamlNode.Mapping mapping ? mapping.get(key).orElse(nothing) : nothing;
    }

    private static void values(YamlNode node, Map<String, String> names, Map<SourceRange, String> changed) {
        switch (node) {
            case YamlNode.Scalar scalar -> {
                String text = words(scalar.text(), names);
                if (!text.equals(scalar.text())) {
                    changed.put(scalar.range(), text);
                }
            }
            case YamlNode.Sequence(List<YamlNode> items, SourceRange _) ->
                items.forEach(item -> values(item, names, changed));
            case YamlNode.Mapping(List<YamlNode.Entry> entries, SourceRange _) ->
                entries.forEach(entry -> values(entry.value(), names, changed));
            case YamlNode.Empty _ -> {}
        }
    }

    private static String words(String text, Map<String, String> names) {
        return Arrays.stream(text.split(" ", -1))
                .map(word -> word.endsWith(".")
                        ? names.getOrDefault(word.substring(0, word.length() - 1), word.substring(0, word.length() - 1))
                                + "."
                        : names.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }
}
