package dev.homecroft.simulators.contract;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the method of a called path; a literal segment is preferred to a parameter. */
public final class Router {
    /** Last parameters whose values may hold slashes: they take the rest of the path. */
    private static final Set<String> GREEDY = Set.of("{volume}", "{cidr}");

    private final Step root = new Step();

    Router(Collection<Method> methods) {
        for (Method method : methods) {
            Step step = root;
            for (String segment : method.path().substring(1).split("/")) {
                step = step.next.computeIfAbsent(segment, _ -> new Step());
            }
            step.methods.put(method.verb(), method);
        }
    }

    /** A method and the parameters in the path that was called. */
    public record Hit(Method method, Map<String, String> parameters) {}

    private static final class Step {
        private final Map<String, Step> next = new LinkedHashMap<>();
        private final Map<String, Method> methods = new HashMap<>();
    }

    Optional<Hit> find(String verb, List<String> path) {
        return find(root, verb, path, Map.of());
    }

    private Optional<Hit> find(Step step, String verb, List<String> rest, Map<String, String> found) {
        if (rest.isEmpty()) {
            return Optional.ofNullable(step.methods.get(verb)).map(method -> new Hit(method, found));
        }
        Step literal = step.next.get(rest.getFirst());
        if (literal != null) {
            return find(literal, verb, rest.subList(1, rest.size()), found);
        }
        for (Map.Entry<String, Step> entry : step.next.entrySet()) {
            String segment = entry.getKey();
            if (segment.startsWith("{")) {
                boolean isGreedy = GREEDY.contains(segment);
                Map<String, String> more = new HashMap<>(found);
                String name = segment.substring(1, segment.length() - 1);
                more.put(name, isGreedy ? String.join("/", rest) : rest.getFirst());
                return find(entry.getValue(), verb, isGreedy ? List.of() : rest.subList(1, rest.size()), more);
            }
        }
        return Optional.empty();
    }
}
