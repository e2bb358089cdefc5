package dev.homecroft.kernel.json;

import dev.homecroft.kernel.json.JsonReader.NotJson;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object strictly: a member that is missing, of another type or that nobody asked for is a fault, and the
 * fault names its place, such as {@code steps[3].layer}. Not thread-safe; used once.
 */
public final class Members {
    private final Place place;
    private final Map<String, Json> members;
    private final List<String> asked = new ArrayList<>();
    private int found;

    private Members(Place place, Map<String, Json> members) {
        this.place = place;
        this.members = members;
    }

    /** Makes a value of an object's members. An IllegalArgumentException of the value itself becomes a fault. */
    public interface Reading<T> {
        T read(Members members) throws NotJson;
    }

    /** Makes a value of any JSON; {@code place} is for its faults. */
    public interface Element<T> {
        T read(Json json, Place place) throws NotJson;
    }

    public static <T> T read(Json json, Place place, Reading<T> reading) throws NotJson {
        if (!(json instanceof Json.Obj(Map<String, Json> members))) {
            throw fault(place, "expected an object");
        }
        Members reader = new Members(place, members);
        T value = parsed(place, () -> reading.read(reader));
        reader.nothingElse();
        return value;
    }

    /** An element that is itself an object. */
    public static <T> Element<T> object(Reading<T> reading) {
        return (json, place) -> read(json, place, reading);
    }

    /** An element that is text, parsed by a function that throws IllegalArgumentException for what it does not know. */
    public static <T> Element<T> parsedText(Function<String, T> parse) {
        return (json, place) -> {
            String text = text(json, place);
            return parsed(place, () -> parse.apply(text));
        };
    }

    public static NotJson fault(Place place, String what) {
        String path = place.toString();
        return new NotJson(path.isEmpty() ? what : "`" + path + "`: " + what);
    }

    public <T> T get(String name, Element<T> element) throws NotJson {
        return element.read(required(name), at(name));
    }

    public <T> Optional<T> optional(String name, Element<T> element) throws NotJson {
        Json json = ask(name);
        return json == null ? Optional.empty() : Optional.of(element.read(json, at(name)));
    }

    public <T> List<T> list(String name, Element<T> element) throws NotJson {
        return list(required(name), at(name), element);
    }

    public static <T> List<T> list(Json json, Place place, Element<T> element) throws NotJson {
        if (!(json instanceof Json.Arr(List<Json> items))) {
            throw fault(place, "expected an array");
        }
        List<T> values = new ArrayList<>(items.size());
        for (Json item : items) {
            values.add(element.read(item, place.item(values.size())));
        }
        return values;
    }

    /** An object whose member names are data. */
    public static <T> SortedMap<String, T> map(Json json, Place place, Element<T> element) throws NotJson {
        if (!(json instanceof Json.Obj(Map<String, Json> entries))) {
            throw fault(place, "expected an object");
        }
        SortedMap<String, T> values = new TreeMap<>();
        for (Map.Entry<String, Json> entry : entries.entrySet()) {
            values.put(entry.getKey(), element.read(entry.getValue(), place.member(entry.getKey())));
        }
        return values;
    }

    public String text(String name) throws NotJson {
        return text(required(name), at(name));
    }

    public <T> T text(String name, Function<String, T> parse) throws NotJson {
        return get(name, parsedText(parse));
    }

    public <T> Optional<T> optionalText(String name, Function<String, T> parse) throws NotJson {
        return optional(name, parsedText(parse));
    }

    public long whole(String name) throws NotJson {
        return whole(required(name), at(name));
    }

    public boolean flag(String name) throws NotJson {
        if (required(name) instanceof Json.Bool(boolean value)) {
            return value;
        }
        throw fault(at(name), "expected true or false");
    }

    public static long whole(Json json, Place place) throws NotJson {
        if (!(json instanceof Json.Num(var number))) {
            throw fault(place, "expected a whole number");
        }
        return parsed(place, number::longValueExact);
    }

    private static String text(Json json, Place place) throws NotJson {
        if (json instanceof Json.Str(String value)) {
            return value;
        }
        throw fault(place, "expected text");
    }

    private interface Making<T> {
        T make() throws NotJson;
    }

    private static <T> T parsed(Place place, Making<T> making) throws NotJson {
        try {
            return making.make();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unknown) {
            throw fault(place, "not a value that is known here");
        }
    }

    private Json required(String name) throws NotJson {
        Json json = ask(name);
        if (json == null) {
            throw fault(at(name), "is missing");
        }
        return json;
    }

    private @Nullable Json ask(String name) {
        Json json = members.get(name);
        asked.add(name);
        found += json == null ? 0 : 1;
        return json;
    }

    private void nothingElse() throws NotJson {
        if (found == members.size()) {
            return;
        }
        for (String name : members.keySet()) {
            if (!asked.contains(name)) {
                throw fault(at(name), "is not known here");
            }
        }
    }

    private Place at(String name) {
        return place.member(name);
    }
}
