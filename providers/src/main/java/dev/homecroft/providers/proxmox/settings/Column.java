package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A field of a kind of setting.
 *
 * @param field our name of it
 * @param wire the API's name of it
 * @param part name of the part of a property string that it is; the other parts stay as they are
 * @param usual what it is when the API shows nothing
 * @param isFixed whether it can only be given when the object is made
 */
record Column(String field, String wire, Form form, Optional<String> part, Optional<Value> usual, boolean isFixed) {
    static Column of(String field, Form form) {
        return of(field, field, form);
    }

    static Column of(String field, String wire, Form form) {
        return new Column(field, wire, form, Optional.empty(), Optional.empty(), false);
    }

    static Column part(String field, String wire, String part) {
        return new Column(field, wire, Form.PROPERTIES, Optional.of(part), Optional.empty(), false);
    }

    Column usually(Value value) {
        return new Column(field, wire, form, part, Optional.of(value), isFixed);
    }

    Column fixed() {
        return new Column(field, wire, form, part, usual, true);
    }

    boolean isSecret() {
        return form == Form.SECRET;
    }

    Optional<Value> read(Json.Obj row) {
        Optional<Value> read = form.read(row, wire);
        return part.isEmpty()
                ? read.or(() -> usual)
                : read.flatMap(text -> PropertyString.parse(text.toString()).get(part.get()))
                        .map(Value::of)
                        .or(() -> usual);
    }

    /** As parameters of its option. */
    List<String> write(Value value, Json.Obj now) {
        if (part.isEmpty()) {
            return form.write(value);
        }
        String text = form.read(now, wire).map(Value::toString).orElse("");
        PropertyString known = PropertyString.parse(text);
        Map<String, String> parts = new TreeMap<>(known.parts());
        parts.put(part.get(), value.toString());
        return List.of(new PropertyString(known.lead(), parts).toString());
    }
}
