package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.state.Value;
import java.util.Optional;

/**
 * A field of a kind of setting.
 *
 * @param field our name of it
 * @param wire the API's name of it
 * @param usual what it is when the API shows nothing
 * @param isFixed whether it can only be given when the object is made
 */
record Column(String field, String wire, Form form, Optional<Value> usual, boolean isFixed) {
    static Column of(String field, Form form) {
        return new Column(field, field, form, Optional.empty(), false);
    }

    static Column of(String field, String wire, Form form) {
        return new Column(field, wire, form, Optional.empty(), false);
    }

    Column usually(Value value) {
        return new Column(field, wire, form, Optional.of(value), isFixed);
    }

    Column fixed() {
        return new Column(field, wire, form, usual, true);
    }

    boolean isSecret() {
        return form == Form.SECRET;
    }

    Optional<Value> read(Json.Obj row) {
        return form.read(row, wire).or(() -> usual);
    }
}
