package dev.homecroft.model;

import dev.homecroft.kernel.SourceRange;
import java.util.Map;

/**
 * Where an entry and its values stand. A value that came from a profile has the profile's place.
 *
 * @param key the entry's name
 * @param fields the places of the values by field name as written in the file, nested ones with dots
 */
public record Origin(SourceRange key, Map<String, SourceRange> fields) {
    public Origin {
        fields = Map.copyOf(fields);
    }

    /** The place of the field's value, or of the entry's name when the field is not stated. */
    public SourceRange of(String field) {
        SourceRange own = fields.get(field);
        return own == null ? key : own;
    }

    public boolean states(String field) {
        return fields.containsKey(field);
    }
}
