package dev.homecroft.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A value as a table from path to text, to say whether two values differ at one path only. */
final class Flat {
    private static final String NOTHING = "null";
    private static final String EMPTY_MAPPING = "{}";
    private static final String EMPTY_LIST = "[]";

    private Flat() {}

    static Map<List<String>, String> of(YamlNode root) {
        Map<List<String>, String> table = new HashMap<>();
        collect(root, List.of(), table);
        return table;
    }

    private static void collect(YamlNode node, List<String> path, Map<List<String>, String> table) {
        switch (node) {
            case YamlNode.Empty _ -> table.put(path, NOTHING);
            case YamlNode.Scalar scalar -> table.put(path, scalar.isNull() ? NOTHING : "=" + scalar.text());
            case YamlNode.Sequence list -> {
                if (list.items().isEmpty()) {
                    table.put(path, EMPTY_LIST);
                }
                for (int i = 0; i < list.items().size(); i++) {
                    collect(list.items().get(i), below(path, Integer.toString(i)), table);
                }
            }
            case YamlNode.Mapping mapping -> {
                if (mapping.entries().isEmpty()) {
                    table.put(path, EMPTY_MAPPING);
                }
                mapping.entries()
                        .forEach(entry ->
                                collect(entry.value(), below(path, entry.key().text()), table));
            }
        }
    }

    private static List<String> below(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    static Map<List<String>, String> with(YamlNode root, List<String> path, String value) {
        Map<List<String>, String> table = of(root);
        table.keySet().removeIf(each -> startsWith(each, path));
        table.remove(path.subList(0, path.size() - 1));
        table.put(path, "=" + value);
        return table;
    }

    static Map<List<String>, String> without(YamlNode root, List<String> path) {
        Map<List<String>, String> table = of(root);
        table.keySet().removeIf(each -> startsWith(each, path));
        List<String> parent = path.subList(0, path.size() - 1);
        if (table.keySet().stream().noneMatch(each -> startsWith(each, parent))) {
            table.put(parent, EMPTY_MAPPING);
        }
        return table;
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }
}
