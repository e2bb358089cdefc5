package dev.homecroft.simulators.proxmox.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters that an endpoint takes; it refuses all others. */
public record ParameterTable(List<Parameter> parameters) {
    public static final ParameterTable NONE = new ParameterTable(List.of());

    public ParameterTable {
        parameters = List.copyOf(parameters);
    }

    /** Reads a table from words, see {@link Parameter#parse}. */
    public static ParameterTable of(String words, Map<String, PropertyFormat> formats) {
        List<Parameter> parameters = new ArrayList<>();
        for (String word : words.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                parameters.add(Parameter.parse(word, formats));
            }
        }
        return new ParameterTable(parameters);
    }

    public static ParameterTable of(String words) {
        return of(words, Map.of());
    }

    public ParameterTable and(ParameterTable more) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(more.parameters);
        return new ParameterTable(all);
    }

    public Optional<Parameter> find(String given) {
        return parameters.stream().filter(parameter -> parameter.covers(given)).findFirst();
    }

    /** What is wrong with the arguments, by parameter; empty when nothing is. */
    public Map<String, String> problems(Map<String, List<String>> arguments) {
        Map<String, String> problems = new LinkedHashMap<>();
        arguments.forEach((name, values) -> {
            Optional<Parameter> parameter = find(name);
            if (parameter.isEmpty()) {
                problems.put(
                        name, "property is not defined in schema and the schema does not allow additional properties");
            } else if (values.size() > 1 && !parameter.get().repeated()) {
                problems.put(name, "type check ('string') failed - got an array");
            } else {
                values.stream()
                        .flatMap(value -> parameter.get().type().problem(value).stream())
                        .findFirst()
                        .ifPresent(problem -> problems.put(name, problem));
            }
        });
        parameters.stream()
                .filter(parameter -> parameter.required() && !arguments.containsKey(parameter.name()))
                .forEach(parameter -> problems.put(parameter.name(), "property is missing and it is not optional"));
        return problems;
    }
}
