package dev.homecroft.simulators.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The shape of a property string such as {@code virtio=BC:24:11:00:00:01,bridge=vmbr0}: its sub-keys, which of them may
 * stand without a name, and the short names that mean two sub-keys at once.
 *
 * <p>The order of the server is: default key, then required ones, then the others by name.
 */
public final class PropertyFormat {
    private final String name;
    private final String defaultKey;
    private final Map<String, Parameter> keys;
    private final Map<String, String> aliases;
    private final List<String> shorthands;

    /**
     * A shape of these keys.
     *
     * @param aliases names that mean a key
     * @param shorthands values of the default key that may be used as {@code value=MAC}
     */
    public PropertyFormat(
            String name,
            String defaultKey,
            Map<String, Parameter> keys,
            Map<String, String> aliases,
            List<String> shorthands) {
        this.name = name;
        this.defaultKey = defaultKey;
        this.keys = new TreeMap<>(keys);
        this.aliases = Map.copyOf(aliases);
        this.shorthands = List.copyOf(shorthands);
    }

    /** What is wrong with the text, or nothing. */
    public Optional<String> problem(String text) {
        List<String> problems = new ArrayList<>();
        Map<String, String> found = read(text, problems);
        found.forEach((key, value) -> {
            Parameter parameter = keys.get(key);
            if (parameter != null) {
                parameter.type().problem(value).ifPresent(problem -> problems.add(key + ": " + problem));
            }
        });
        keys.values().stream()
                .filter(key -> key.required() && !found.containsKey(key.name()))
                .forEach(key -> problems.add(key.name() + ": property is missing and it is not optional"));
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of("invalid format - format error: " + String.join(", ", problems));
    }

    /** The sub-keys of a text that has no {@link #problem}, aliases resolved. */
    public Map<String, String> parse(String text) {
        return read(text, new ArrayList<>());
    }

    /** The sub-keys of a text as JSON values, as some answers have them. */
    public Map<String, Object> json(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        parse(text).forEach((key, value) -> {
            Parameter parameter = keys.get(key);
            values.put(key, parameter == null ? value : parameter.type().json(value));
        });
        return values;
    }

    private Map<String, String> read(String text, List<String> problems) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String key = equals < 0 ? "" : part.substring(0, equals).strip();
            String value = part.substring(equals + 1);
            String resolved = aliases.getOrDefault(key, key);
            if (!key.isEmpty() && keys.containsKey(resolved)) {
                put(found, resolved, value, problems);
            } else if (!key.isEmpty() && shorthands.contains(key)) {
                put(found, defaultKey, key, problems);
                put(found, "macaddr", value, problems);
            } else if (key.isEmpty() && !defaultKey.isEmpty()) {
                put(found, defaultKey, value, problems);
            } else {
                problems.add(part + ": invalid key in comma-separated list property (" + name + ")");
            }
        }
        return found;
    }

    private static void put(Map<String, String> found, String key, String value, List<String> problems) {
        if (found.putIfAbsent(key, value) != null) {
            problems.add(key + ": duplicate key in comma-separated list property");
        }
    }

    /** The canonical text of these sub-keys. */
    public String print(Map<String, String> values) {
        List<String> parts = new ArrayList<>();
        String first = values.getOrDefault(defaultKey, "");
        boolean isShorthand = shorthands.contains(first) && values.containsKey("macaddr");
        if (isShorthand) {
            parts.add(first + "=" + values.getOrDefault("macaddr", ""));
        } else if (values.containsKey(defaultKey)) {
            parts.add(first);
        }
        for (boolean required : List.of(true, false)) {
            keys.values().stream()
                    .filter(key -> key.required() == required && !key.name().equals(defaultKey))
                    .filter(key -> values.containsKey(key.name()))
                    .filter(key -> !(isShorthand && key.name().equals("macaddr")))
                    .forEach(key ->
                            parts.add(key.name() + "=" + key.type().normal(values.getOrDefault(key.name(), ""))));
        }
        return String.join(",", parts);
    }
}
