package dev.homecroft.simulators.stage;

import dev.homecroft.simulators.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Typed access to one JSON object of the kept state; what is missing is empty. */
public record Fields(Map<String, Object> json) {
    public static Fields of(Object value) {
        return new Fields(Json.object(value));
    }

    public String text(String name) {
        return Optional.ofNullable(json.get(name)).map(Object::toString).orElse("");
    }

    public long number(String name) {
        return json.get(name) instanceof Number number ? number.longValue() : 0;
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(json.get(name));
    }

    public List<Object> list(String name) {
        return json.get(name) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    public List<String> texts(String name) {
        return list(name).stream().map(Object::toString).toList();
    }

    public NavigableMap<String, String> map(String name) {
        NavigableMap<String, String> result = new TreeMap<>();
        if (json.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> result.put(key.toString(), value.toString()));
        }
        return result;
    }
}
