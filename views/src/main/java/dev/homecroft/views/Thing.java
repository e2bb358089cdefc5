package dev.homecroft.views;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing of the lab: what it is to be, where that is stated, and what it is now.
 *
 * @param stated its fields as the lab states or derives them, each with its place
 * @param usedBy who refers to it, and with which field
 * @param found the object that is it, if it was looked for and found
 * @param note words on what could not be told; may be empty
 */
public record Thing(
        Address address,
        SourceRange declaredAt,
        Map<String, Stated> stated,
        List<Use> usedBy,
        Optional<ObservedObject> found,
        String note) {
    public Thing {
        stated = Collections.unmodifiableSortedMap(new TreeMap<>(stated));
        usedBy = List.copyOf(usedBy);
    }

    /** A value and where it stands. */
    public record Stated(Value value, SourceRange at) {}

    /** A reference to this thing. */
    public record Use(Address by, String field, SourceRange at) {}
}
