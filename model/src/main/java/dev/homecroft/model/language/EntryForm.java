package dev.homecroft.model.language;

import java.util.List;
import java.util.Optional;

/**
 * A kind of mapping with named fields.
 *
 * @param words what it is, as in {@code a network}
 * @param fields in their canonical order
 */
public record EntryForm(String words, List<FieldForm> fields) {
    public EntryForm {
        fields = List.copyOf(fields);
    }

    public Optional<FieldForm> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
