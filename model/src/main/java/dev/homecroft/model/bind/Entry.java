package dev.homecroft.model.bind;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Origin;
import dev.homecroft.source.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry while it is being bound. Not thread-safe; used once. */
final class Entry {
    private final Shape shape;
    private final YamlNode.Scalar key;
    private final YamlNode.Mapping mapping;
    private final Place place;
    private final Map<String, YamlNode> values = new HashMap<>();
    private boolean complete = true;

    Entry(Shape shape, YamlNode.Scalar key, YamlNode.Mapping mapping, Place place) {
        this.shape = shape;
        this.key = key;
        this.mapping = mapping;
        this.place = place;
        for (YamlNode.Entry entry : mapping.entries()) {
            values.put(entry.key().text(), entry.value());
        }
    }

    String name() {
        return key.text();
    }

    /** Where its name stands. */
    SourceRange at() {
        return key.range();
    }

    Place place() {
        return place;
    }

    boolean isComplete() {
        return complete;
    }

    /** The field's value, if it is stated and right. */
    <T> Optional<T> get(Field<T> field) {
        if (!shape.fields().containsKey(field.name())) {
            throw new IllegalArgumentException(shape.words() + " has no field " + field.name());
        }
        Optional<YamlNode> node = stated(field);
        return node.isEmpty() ? Optional.empty() : field.type().read(node.get(), place.child(field.name()));
    }

    private Optional<YamlNode> stated(Field<?> field) {
        YamlNode value = values.get(field.name());
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** The value of a field that must be there; the entry is incomplete without. */
    <T> T must(Field<T> field, T substitute) {
        Optional<T> value = get(field);
        if (value.isEmpty()) {
            complete = false;
            if (stated(field).isEmpty() && !place.reading().isUnprofiled(place.entry())) {
                place.reading()
                        .report(Diagnostic.error(
                                        Codes.MISSING_KEY,
                                        "`%s` does not say its `%s`.".formatted(key.text(), field.name()))
                                .at(key.range())
                                .about(place.entry())
                                .hint("Add `%s`: %s."
                                        .formatted(field.name(), field.type().words()))
                                .build());
            }
        }
        return value.orElse(substitute);
    }

    <T> T or(Field<T> field, T fallback) {
        return get(field).orElse(fallback);
    }

    <T> List<T> list(Field<List<T>> field) {
        return get(field).orElse(List.of());
    }

    <T> Map<String, T> map(Field<Map<String, T>> field) {
        return get(field).orElse(Map.of());
    }

    /** Where the entry and its values stand. */
    Origin origin() {
        return new Origin(key.range(), mapping);
    }
}
