package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** How the API writes the value of a field. */
public enum Form {
    TEXT,
    /** As it stands; what comes out as an object is written as its parts with commas between. */
    PLAIN,
    /** 0 or 1. */
    FLAG,
    /** The opposite of ours: {@code disable} for what is enabled here. */
    NOT,
    WHOLE,
    /** A set of words with commas between; read with any separator, or as an array. */
    COMMAS,
    /** A set of words with semicolons between. */
    SEMICOLONS,
    /** A set of guests, by their numbers alone. */
    GUEST_IDS,
    /** A set of guests, by their numbers with {@code vm:} or {@code ct:} in front. */
    GUEST_NUMBERS,
    /** Words with commas between, in an order that counts. */
    ORDERED,
    /** A set of texts, each sent as a parameter of its own. */
    LINES,
    /** A set of property strings, each sent as a parameter of its own; the order of their parts does not count. */
    PARTS,
    /** One property string. */
    PROPERTIES,
    /** Seconds since 1970; 0 for never. */
    DATE,
    /** Sent and never shown. */
    SECRET;

    /** The value in a row of an answer, if it is set there. */
    public Optional<Value> read(Json.Obj row, String wire) {
        Optional<String> text = row.text(wire).filter(found -> !found.isEmpty());
        return switch (this) {
            case TEXT -> text.map(Value::of);
            case PLAIN ->
                row.get(wire)
                        .filter(Json.Obj.class::isInstance)
                        .map(Form::properties)
                        .filter(parts -> !parts.isEmpty())
                        .or(() -> text)
                        .map(Value::of);
            case FLAG -> row.flag(wire).map(Value::of);
            case NOT -> row.flag(wire).map(flag -> Value.of(!flag));
            case WHOLE -> row.whole(wire).map(Value::of);
            case COMMAS, SEMICOLONS, GUEST_IDS, GUEST_NUMBERS -> anyOf(words(row, wire));
            case ORDERED ->
                Optional.of(words(row, wire)).filter(words -> !words.isEmpty()).map(Value::ofTexts);
            case LINES -> anyOf(texts(row, wire));
            case PARTS -> anyOf(texts(row, wire).stream().map(Form::canonical).toList());
            case PROPERTIES -> row.get(wire).map(Form::properties).map(Value::of);
            case DATE -> row.whole(wire).filter(seconds -> seconds > 0).map(seconds -> Value.of(date(seconds)));
            case SECRET -> Optional.empty();
        };
    }

    private static Optional<Value> anyOf(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(set(words));
    }

    private static List<String> words(Json.Obj row, String wire) {
        return texts(row, wire).stream().flatMap(Words::items).toList();
    }

    private static List<String> texts(Json.Obj row, String wire) {
        List<String> items = row.array(wire).stream()
                .filter(Json.Str.class::isInstance)
                .map(item -> ((Json.Str) item).value())
                .toList();
        return items.isEmpty() ? row.text(wire).stream().toList() : items;
    }

    boolean isOfGuests() {
        return this == GUEST_IDS || this == GUEST_NUMBERS;
    }

    /** The same parts in the order of their names. */
    static String canonical(String text) {
        PropertyString parsed = PropertyString.parse(text);
        return new PropertyString(parsed.lead(), new TreeMap<>(parsed.parts())).toString();
    }

    /** Some property strings come out as objects. */
    private static String properties(Json json) {
        if (json instanceof Json.Obj object) {
            TreeMap<String, String> parts = new TreeMap<>();
            object.members().keySet().forEach(name -> object.text(name).ifPresent(text -> parts.put(name, text)));
            return new PropertyString(Optional.empty(), parts).toString();
        }
        return canonical(json instanceof Json.Str(String text) ? text : "");
    }

    private static String date(long seconds) {
        Instant at = Instant.ofEpochSecond(seconds);
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        boolean isMidnight = day.atStartOfDay(ZoneOffset.UTC).toInstant().equals(at);
        return isMidnight ? day.toString() : at.toString();
    }

    /** The value as parameters of that name; none for an empty set of lines. */
    public List<String> write(Value value) {
        return switch (this) {
            case TEXT, PLAIN, WHOLE, SECRET, PROPERTIES -> List.of(value.toString());
            case FLAG -> List.of(Words.flag(value.equals(Value.of(true))));
            case NOT -> List.of(Words.flag(!value.equals(Value.of(true))));
            case COMMAS, GUEST_IDS, GUEST_NUMBERS, ORDERED -> List.of(String.join(",", items(value)));
            case SEMICOLONS -> List.of(String.join(";", items(value)));
            case LINES, PARTS -> items(value);
            case DATE -> List.of(Long.toString(seconds(value.toString())));
        };
    }

    private static long seconds(String text) {
        return text.contains("T")
                ? Instant.parse(text).getEpochSecond()
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    /** Words in which neither order nor number means anything. */
    public static Value set(Collection<String> words) {
        return Value.ofTexts(words.stream().distinct().sorted().toList());
    }

    public static List<String> items(Value value) {
        return value instanceof Value.Items(var items)
                ? items.stream().map(Value::toString).toList()
                : List.of(value.toString());
    }
}
