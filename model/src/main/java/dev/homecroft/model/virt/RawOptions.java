package dev.homecroft.model.virt;

import dev.homecroft.source.YamlNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is stated below {@code raw}: options in the hypervisor's own words, passed through as they stand. */
public final class RawOptions {
    private RawOptions() {}

    /**
     * Options by name, sorted; lists with commas between, yes and no as 1 and 0, and what has parts of its own as {@code
     * part=value} with commas between, sorted. What is nested deeper is no option and left out.
     */
    public static SortedMap<String, String> of(Optional<YamlNode> raw) {
        SortedMap<String, String> options = new TreeMap<>();
        if (raw.isPresent() && raw.get() instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                text(entry.value()).ifPresent(text -> options.put(entry.key().text(), text));
            }
        }
        return Collections.unmodifiableSortedMap(options);
    }

    private static Optional<String> text(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return Optional.of(
                    switch (scalar.text()) {
                        case "true" -> "1";
                        case "false" -> "0";
                        default -> scalar.text();
                    });
        }
        if (node instanceof YamlNode.Sequence list) {
            List<String> items = list.items().stream()
                    .filter(YamlNode.Scalar.class::isInstance)
                    .map(item -> ((YamlNode.Scalar) item).text())
                    .toList();
            return Optional.of(String.join(",", items));
        }
        if (node instanceof YamlNode.Mapping mapping) {
            SortedMap<String, String> parts = new TreeMap<>();
            mapping.entries().stream()
                    .filter(entry -> entry.value() instanceof YamlNode.Scalar)
                    .forEach(entry -> text(entry.value())
                            .ifPresent(text -> parts.put(entry.key().text(), text)));
            List<String> words = parts.entrySet().stream()
                    .map(part -> part.getKey() + "=" + part.getValue())
                    .toList();
            return Optional.of(String.join(",", words)).filter(text -> !text.isEmpty());
        }
        return Optional.empty();
    }
}
