package dev.homecroft.model.bind;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.language.EntryForm;
import dev.homecroft.model.language.FieldForm;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    EntryForm form() {
        List<FieldForm> forms = new ArrayList<>();
        for (Field<?> field : fields.values()) {
            forms.add(new FieldForm(field.name(), field.type().form(), field.required(), field.doc()));
        }
        return new EntryForm(words, forms);
    }

    /** The same with further fields behind its own. */
    Shape with(List<Field<?>> others) {
        Map<String, Field<?>> all = new LinkedHashMap<>(fields);
        others.forEach(field -> all.put(field.name(), field));
        return new Shape(words, all);
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
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!fields.containsKey(entry.key().text())) {
                place.reading().report(unknown(entry.key(), mapping, place));
            }
        }
    }

    /** A field that is there already is no suggestion: it would then be there twice. */
    private Diagnostic unknown(YamlNode.Scalar key, YamlNode.Mapping mapping, Place place) {
        Diagnostic.Builder problem = Diagnostic.error(
                        Codes.UNKNOWN_KEY, "%s has no field `%s`.".formatted(capital(words), key.text()))
                .at(key.range())
                .about(place.entry());
        List<String> free = fields.keySet().stream()
                .filter(field -> mapping.get(field).isEmpty())
                .toList();
        Suggestion.of(key.text(), free).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
        return problem.build();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
