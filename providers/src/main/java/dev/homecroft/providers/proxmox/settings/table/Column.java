package dev.homecroft.providers.proxmox.settings.table;

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
 * @param part which part of a property string it is, if it is one; the other parts stay as they are
 * @param usual what it is when the API shows nothing
 * @param isFixed whether it can only be given when the object is made
 */
public record Column(
        String field, String wire, Form form, Optional<Part> part, Optional<Value> usual, boolean isFixed) {
    /** A part of a property string, and what stands beside it at first. */
    record Part(String name, String beside) {}

    static Column of(String field, Form form) {
        return of(field, field, form);
    }

    static Column of(String field, String wire, Form form) {
        return new Column(field, wire, form, Optional.empty(), Optional.empty(), false);
    }

    /** @param beside what the whole has besides when nothing is set yet, such as {@code type=secure} */
    static Column part(String field, String wire, String part, String beside) {
        Optional<Part> own = Optional.of(new Part(part, beside));
        return new Column(field, wire, Form.PROPERTIES, own, Optional.empty(), false);
    }

    Column usually(Value value) {
        return new Column(field, wire, form, part, Optional.of(value), isFixed);
    }

    Column fixed() {
        return new Column(field, wire, form, part, usual, true);
    }

    public boolean isSecret() {
        return form == Form.SECRET;
    }

    public Optional<Value> read(Json.Obj row) {
        Optional<Value> read = form.read(row, wire);
        return part.isEmpty()
                ? read.or(() -> usual)
                : read.flatMap(text -> PropertyString.parse(text.toString())
                                .get(part.get().name()))
                        .map(Value::of)
                        .or(() -> usual);
    }

    /** As parameters of its option. */
    public List<String> write(Value value, Json.Obj now) {
        if (part.isEmpty()) {
            return form.write(value);
        }
        String text =
                form.read(now, wire).map(Value::toString).orElse(part.get().beside());
        PropertyString known = PropertyString.parse(text);
        Map<String, String> parts = new TreeMap<>(known.parts());
        parts.put(part.get().name(), value.toString());
        return List.of(new PropertyString(known.lead(), parts).toString());
    }
}
