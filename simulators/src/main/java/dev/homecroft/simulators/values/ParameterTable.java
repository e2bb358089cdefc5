package dev.homecroft.simulators.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters that a method takes.
 *
 * @param open whether it takes others too, unchecked
 */
public record ParameterTable(List<Parameter> parameters, boolean open, Map<String, Parameter> plain) {
    public ParameterTable {
        parameters = List.copyOf(parameters);
        plain = Map.copyOf(plain);
    }

    /** A table of these parameters. */
    public static ParameterTable of(List<Parameter> parameters, boolean open) {
        Map<String, Parameter> plain = new HashMap<>();
        parameters.stream().filter(one -> one.indexes() == 0).forEach(one -> plain.put(one.name(), one));
        return new ParameterTable(parameters, open, plain);
    }

    public Optional<Parameter> find(String given) {
        return Optional.ofNullable(plain.get(given))
                .or(() -> parameters.stream()
                        .filter(parameter -> parameter.covers(given))
                        .findFirst());
    }

    /** Makes one text of a list that was given as an array where the server reads lists from one text. */
    public void joinLists(Map<String, List<String>> arguments) {
        arguments.replaceAll((name, values) -> {
            boolean isList = values.size() > 1
                    && find(name)
                            .filter(parameter -> !parameter.repeated())
                            .filter(parameter -> parameter.type().isList())
                            .isPresent();
            return isList ? List.of(String.join(",", values)) : values;
        });
    }

    /** What is wrong with the arguments, by parameter; empty when nothing is. */
    public Map<String, String> problems(Map<String, List<String>> arguments) {
        Map<String, String> problems = new LinkedHashMap<>();
        arguments.forEach((name, values) -> find(name)
                .ifPresentOrElse(
                        parameter -> check(parameter, name, values, arguments, problems),
                        () -> refuseUnknown(name, problems)));
        parameters.stream()
                .filter(parameter -> parameter.required() && !arguments.containsKey(parameter.name()))
                .forEach(parameter -> problems.put(parameter.name(), "property is missing and it is not optional"));
        return problems;
    }

    private void refuseUnknown(String name, Map<String, String> problems) {
        if (!open) {
            problems.put(name, "property is not defined in schema and the schema does not allow additional properties");
        }
    }

    private static void check(
            Parameter parameter,
            String name,
            List<String> values,
            Map<String, List<String>> arguments,
            Map<String, String> problems) {
        if (values.size() > 1 && !parameter.repeated()) {
            problems.put(name, "type check ('string') failed - got an array");
            return;
        }
        List<String> found = new ArrayList<>();
        values.forEach(value -> parameter.type().problem(value).ifPresent(found::add));
        if (!found.isEmpty()) {
            problems.put(name, found.getFirst());
        }
        if (!parameter.requires().isEmpty() && !arguments.containsKey(parameter.requires())) {
            problems.put(parameter.requires(), "missing property - '" + name + "' requires this property");
        }
    }
}
