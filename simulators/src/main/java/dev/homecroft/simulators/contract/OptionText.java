package dev.homecroft.simulators.contract;

import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.Parameter;
import dev.homecroft.simulators.values.ParameterTable;
import dev.homecroft.simulators.values.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes options from a call into an entry of a configuration file, and gives them back as typed JSON. */
public final class OptionText {
    private OptionText() {}

    /**
     * Sets what the call gives and removes what its {@code delete} names.
     *
     * @param control arguments that are no options
     */
    public static void apply(
            Map<String, List<String>> arguments,
            List<String> removed,
            Set<String> control,
            Method method,
            Map<String, Object> entry) {
        removed.stream().filter(arguments::containsKey).findFirst().ifPresent(name -> {
            throw Refusal.parameter("delete", "unable to set and delete '" + name + "' at the same time");
        });
        removed.forEach(entry::remove);
        arguments.forEach((name, values) -> {
            boolean isOption = !control.contains(name) && !method.path().contains("{" + name + "}");
            if (isOption) {
                method.parameters().find(name).ifPresent(parameter -> entry.put(name, kept(parameter, values)));
            }
        });
    }

    private static Object kept(Parameter parameter, List<String> values) {
        if (parameter.repeated()) {
            return List.copyOf(values);
        }
        return parameter.type().normal(values.getFirst());
    }

    /** The options as Proxmox VE gives them out: numbers as such, flags as 1 and 0. */
    public static Map<String, Object> json(Method method, Map<String, Object> entry) {
        return json(method, entry, false);
    }

    /**
     * The options as they go out, numbers as such.
     *
     * @param hasBooleans whether flags are true and false, as Backup Server has them
     */
    public static Map<String, Object> json(Method method, Map<String, Object> entry, boolean hasBooleans) {
        ParameterTable table = method.parameters();
        Map<String, Object> row = new LinkedHashMap<>();
        entry.forEach((name, value) -> row.put(
                name,
                value instanceof String text
                        ? table.find(name)
                                .map(found -> json(found.type(), text, hasBooleans))
                                .orElse(text)
                        : value));
        return row;
    }

    private static Object json(ValueType type, String text, boolean hasBooleans) {
        Object value = type.json(text);
        return hasBooleans && type instanceof ValueType.Flag ? value.equals(1L) : value;
    }
}
