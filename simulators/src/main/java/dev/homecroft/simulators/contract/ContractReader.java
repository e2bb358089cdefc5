package dev.homecroft.simulators.contract;

import dev.homecroft.simulators.values.Parameter;
import dev.homecroft.simulators.values.ParameterTable;
import dev.homecroft.simulators.values.PropertyFormat;
import dev.homecroft.simulators.values.ValueType;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the lines that {@code tools/distil-proxmox} writes, and where the form is explained. */
final class ContractReader {
    private static final Pattern ANY = Pattern.compile("(?s).*");

    private final Map<String, PropertyFormat> shapes = new HashMap<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private Optional<Method> open = Optional.empty();
    private String path = "";

    ContractReader(List<String> lines) {
        lines.stream().filter(line -> line.startsWith("= ")).forEach(this::readShape);
        lines.forEach(this::read);
        finish();
    }

    private void read(String line) {
        if (line.startsWith("  ")) {
            int blank = line.indexOf(' ', 2);
            parameters.add(parameter(line.substring(2, blank), Json.readObject(line.substring(blank + 1))));
            return;
        }
        finish();
        if (line.startsWith("/")) {
            path = line;
        } else if (line.startsWith(" ")) {
            open = Optional.of(method(path, line.strip()));
        }
    }

    private void finish() {
        open.ifPresent(method -> methods.add(with(method, parameters)));
        open = Optional.empty();
        parameters.clear();
    }

    List<Method> methods() {
        return methods;
    }

    private static Method method(String path, String line) {
        int blank = line.indexOf(' ');
        String rule = line.substring(blank + 1).replaceAll("( person)?( open)?$", "");
        List<String> flags =
                Arrays.asList(line.substring(blank + 1 + rule.length()).split(" "));
        return new Method(
                line.substring(0, blank),
                path,
                Rule.of(Json.read(rule)),
                flags.contains("person"),
                ParameterTable.of(List.of(), flags.contains("open")));
    }

    private static Method with(Method bare, List<Parameter> parameters) {
        ParameterTable table = ParameterTable.of(parameters, bare.parameters().open());
        return new Method(bare.verb(), bare.path(), bare.rule(), bare.inPerson(), table);
    }

    private Parameter parameter(String name, Map<String, Object> facts) {
        boolean isArray = "a".equals(facts.get("t"));
        Map<String, Object> item = isArray ? Json.object(facts.getOrDefault("items", Map.of())) : facts;
        return new Parameter(
                name,
                facts.containsKey("r"),
                (int) whole(facts, "n", 0),
                isArray,
                type(item),
                facts.getOrDefault("q", "").toString());
    }

    private ValueType type(Map<String, Object> facts) {
        if (facts.containsKey("enum")) {
            return new ValueType.OneOf(
                    Json.array(facts.get("enum")).stream().map(Object::toString).toList());
        }
        PropertyFormat shape = shapes.get(String.valueOf(facts.get("p")));
        if (shape != null) {
            return new ValueType.Properties(shape);
        }
        return switch (facts.getOrDefault("t", "s").toString()) {
            case "b" -> new ValueType.Flag();
            case "i" -> new ValueType.Whole(whole(facts, "min", Long.MIN_VALUE), whole(facts, "max", Long.MAX_VALUE));
            case "n" ->
                new ValueType.Decimal(
                        decimal(facts, "min", -Double.MAX_VALUE), decimal(facts, "max", Double.MAX_VALUE));
            default -> text(facts);
        };
    }

    private static ValueType text(Map<String, Object> facts) {
        Object pattern = facts.get("re");
        return new ValueType.Text(
                pattern == null ? ANY : Pattern.compile(pattern.toString()),
                facts.getOrDefault("f", "").toString(),
                (int) whole(facts, "least", 0),
                (int) whole(facts, "len", Integer.MAX_VALUE));
    }

    private static long whole(Map<String, Object> facts, String key, long otherwise) {
        return facts.get(key) instanceof Number number ? number.longValue() : otherwise;
    }

    private static double decimal(Map<String, Object> facts, String key, double otherwise) {
        return facts.get(key) instanceof Number number ? number.doubleValue() : otherwise;
    }

    /** A line {@code = number {"key":facts}}. */
    private void readShape(String line) {
        int blank = line.indexOf(' ', 2);
        Map<String, Parameter> keys = new LinkedHashMap<>();
        Map<String, String> aliases = new LinkedHashMap<>();
        List<String> shorthands = new ArrayList<>();
        String defaultKey = "";
        for (Map.Entry<String, Object> entry :
                Json.readObject(line.substring(blank + 1)).entrySet()) {
            Map<String, Object> facts = Json.object(entry.getValue());
            if (facts.containsKey("keyAlias")) {
                shorthands.add(entry.getKey());
            } else if (facts.containsKey("alias")) {
                aliases.put(entry.getKey(), String.valueOf(facts.get("alias")));
            } else {
                keys.put(entry.getKey(), parameter(entry.getKey(), facts));
                defaultKey = facts.containsKey("k") ? entry.getKey() : defaultKey;
            }
        }
        String number = line.substring(2, blank);
        shapes.put(number, new PropertyFormat(number, defaultKey, keys, aliases, shorthands));
    }
}
