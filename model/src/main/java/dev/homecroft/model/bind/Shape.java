package dev.homecroft.model.bind;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.source.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The table of fields of one kind of entry.
 *
 * @param words what an entry is, as in {@code a network}
 */
record Shape(String words, Map<String, Field<?>> fields) {
    Shape {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Shape of(String words, Field<?>... fields) {
        Map<String, Field<?>> byName = new LinkedHashMap<>();
        for (Field<?> field : fields) {
            byName.put(field.name(), field);
        }
        return new Shape(words, byName);
    }

    /** Reads a mapping of this shape; empty when it is no mapping or a required field is not there. */
    <T> Optional<T> read(YamlNode node, YamlNode.Scalar key, Place place, Function<Entry, T> bind) {
        if (!(node instanceof YamlNode.Mapping) && !node.isNull()) {
            place.mismatch(node.range(), words, node.kind());
            return Optional.empty();
        }
        YamlNode.Mapping mapping =
                node instanceof YamlNode.Mapping given ? given : new YamlNode.Mapping(List.of(), node.range());
        Entry entry = new Entry(this, key, mapping, place);
        reportUnknown(mapping, place);
        T bound = bind.apply(entry);
        return entry.isComplete() ? Optional.of(bound) : Optional.empty();
    }

    private void reportUnknown(YamlNode.Mapping mapping, Place place) {
        Set<String> known = fields.keySet();
        List<String> free =
                known.stream().filter(field -> mapping.get(field).isEmpty()).toList();
        for (YamlNode.Entry entry : mapping.entries()) {
            String name = entry.key().text();
            if (!known.contains(name)) {
                Diagnostic.Builder problem = Diagnostic.error(
                                Codes.UNKNOWN_KEY, "%s has no field `%s`.".formatted(capital(words), name))
                        .at(entry.key().range())
                        .about(place.entry());
                Suggestion.of(name, free).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
                place.reading().report(problem.build());
            }
        }
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
