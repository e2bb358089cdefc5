package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.Parameter;
import dev.homecroft.simulators.values.ParameterTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes options from a call into an entry of a configuration file, and gives them back as typed JSON. */
final class Options {
    private static final Set<String> CONTROL = Set.of("delete", "digest", "lock-token", "checkruntime", "force");

    private Options() {}

    /** Sets what the call gives and removes what its {@code delete} names. */
    static void apply(Call call, Method method, Map<String, Object> entry) {
        List<String> deletes = call.list("delete");
        deletes.stream()
                .filter(name -> call.arguments().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.parameter("delete", "unable to set and delete '" + name + "' at the same time");
                });
        deletes.forEach(entry::remove);
        call.arguments().forEach((name, values) -> {
            boolean isOption =
                    !CONTROL.contains(name) && !method.path().contains("{" + name + "}") && !name.equals("node");
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

    /** The options as they go out: numbers and flags as such. */
    static Map<String, Object> json(Method method, Map<String, Object> entry) {
        ParameterTable table = method.parameters();
        Map<String, Object> row = new LinkedHashMap<>();
        entry.forEach((name, value) -> row.put(
                name,
                value instanceof String text
                        ? table.find(name).map(found -> found.type().json(text)).orElse(text)
                        : value));
        return row;
    }

    static Method method(String verb, String path) {
        return Contract.proxmoxVe().method(verb, path);
    }
}
