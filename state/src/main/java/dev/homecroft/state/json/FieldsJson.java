package dev.homecroft.state.json;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import dev.homecroft.kernel.json.Members;
import dev.homecroft.kernel.json.Place;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;

/**
 * Fields as a JSON object by path. Text, numbers, flags and items are themselves; a size is {@code {"bytes": 8}}, a
 * secret {@code {"secret": "store/path"}}.
 */
public final class FieldsJson {
    private FieldsJson() {}

    public static Json write(Fields fields) {
        Json.ObjBuilder object = Json.object();
        fields.values().forEach((path, value) -> object.put(path, write(value)));
        return object.build();
    }

    /** Throws CroftException with {@code fields-file} for anything else than what {@link #write} makes. */
    public static Fields read(String text) {
        return Parts.file("fields-file", "fields", text, FieldsJson::read);
    }

    public static Fields read(Json json, Place place) throws NotJson {
        var values = Members.map(json, place, FieldsJson::value);
        try {
            return Fields.of(values);
        } catch (IllegalArgumentException wrong) {
            throw Members.fault(place, "not a field path");
        }
    }

    public static Json write(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Json.of(text);
            case Value.Whole(long number) -> Json.of(number);
            case Value.Flag(boolean flag) -> Json.of(flag);
            case Value.Size(ByteSize size) ->
                Json.object().put("bytes", size.bytes()).build();
            case Value.Hidden(SecretRef ref) ->
                Json.object().put("secret", ref.toString()).build();
            case Value.Items(var items) -> Json.array(items, FieldsJson::write);
        };
    }

    public static Value value(Json json, Place place) throws NotJson {
        return switch (json) {
            case Json.Str(String text) -> Value.of(text);
            case Json.Num _ -> Value.of(Members.whole(json, place));
            case Json.Bool(boolean flag) -> Value.of(flag);
            case Json.Arr _ -> new Value.Items(Members.list(json, place, FieldsJson::value));
            case Json.Obj object -> tagged(object, place);
            case Json.Null() -> throw Members.fault(place, "expected a value");
        };
    }

    private static Value tagged(Json.Obj object, Place place) throws NotJson {
        if (object.members().containsKey("secret")) {
            return Members.read(object, place, members -> Value.of(members.text("secret", FieldsJson::secret)));
        }
        return Members.read(object, place, members -> Value.of(new ByteSize(members.whole("bytes"))));
    }

    private static SecretRef secret(String text) {
        return SecretRef.tryParse(text).orElseThrow(IllegalArgumentException::new);
    }
}
