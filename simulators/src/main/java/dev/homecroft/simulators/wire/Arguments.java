package dev.homecroft.simulators.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes what a caller sends, as query, form or JSON, to lists of texts by name: a repeated key is an array. */
public final class Arguments {
    private Arguments() {}

    /** The same for whoever only looks on: none where they can't be read. */
    public static Map<String, List<String>> readable(WireRequest request) {
        try {
            return of(request);
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }

    /** Query and body together; throws IllegalArgumentException for a body that cannot be read. */
    public static Map<String, List<String>> of(WireRequest request) {
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        form(request.query(), arguments);
        String type = request.header("content-type");
        if (!request.body().isEmpty() && type.startsWith("application/json")) {
            json(request.body(), arguments);
        } else if (!request.body().isEmpty()) {
            form(request.body(), arguments);
        }
        return arguments;
    }

    /** Decodes percent signs and nothing else, since {@code +} is a plain letter in a path. */
    public static String decodePath(String text) {
        return text.indexOf('%') < 0 ? text : decode(text.replace("+", "%2B"));
    }

    private static void form(String text, Map<String, List<String>> into) {
        if (text.isEmpty()) {
            return;
        }
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                into.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
    }

    private static void json(String text, Map<String, List<String>> into) {
        try {
            Json.readObject(text).forEach((name, value) -> {
                List<String> values = new ArrayList<>();
                if (value instanceof List<?> list) {
                    list.forEach(item -> values.add(scalar(item)));
                } else if (value != Json.Null.NULL) {
                    values.add(scalar(value));
                }
                if (!values.isEmpty()) {
                    into.put(name, values);
                }
            });
        } catch (tools.jackson.core.JacksonException e) {
            throw new IllegalArgumentException("malformed JSON", e);
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        return value.toString();
    }

    private static String decode(String text) {
        boolean isPlain = text.indexOf('%') < 0 && text.indexOf('+') < 0;
        return isPlain ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
