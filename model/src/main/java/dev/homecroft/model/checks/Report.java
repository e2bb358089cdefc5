package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the checks found so far. Used by one thread, once. */
final class Report {
    private static final int NAMED = 3;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    void add(Diagnostic.Builder problem) {
        diagnostics.add(problem.build());
    }

    /** Everything that is in another one. */
    void add(Report other) {
        diagnostics.addAll(other.diagnostics);
    }

    /** Sorted by place. What stands once, such as in a profile, and is wrong for several things is one finding. */
    List<Diagnostic> diagnostics() {
        Map<List<Object>, List<Diagnostic>> byPlace = new LinkedHashMap<>();
        diagnostics.stream()
                .distinct()
                .sorted(Diagnostic.BY_PLACE)
                .forEach(found -> byPlace.computeIfAbsent(place(found), place -> new ArrayList<>())
                        .add(found));
        Advice advice = new Advice();
        return byPlace.values().stream()
                .flatMap(found -> merged(found).stream())
                .map(advice::on)
                .sorted(Diagnostic.BY_PLACE)
                .toList();
    }

    private static List<Object> place(Diagnostic found) {
        return List.of(found.code(), found.subject(), found.label(), found.contexts());
    }

    /** Several findings about one thing stay several. */
    private static List<Diagnostic> merged(List<Diagnostic> found) {
        Diagnostic first = found.getFirst();
        List<Diagnostic> others = found.stream()
                .filter(other -> first.subject().isPresent())
                .filter(other -> !other.address().equals(first.address()))
                .toList();
        List<Diagnostic> merged = new ArrayList<>(found);
        merged.removeAll(others);
        if (!others.isEmpty()) {
            merged.set(0, withDetail(first, "The same goes for %s.".formatted(names(others))));
        }
        return merged;
    }

    private static String names(List<Diagnostic> found) {
        List<String> names = found.stream()
                .map(Diagnostic::address)
                .flatMap(Optional::stream)
                .map(address -> "`" + address.name() + "`")
                .distinct()
                .toList();
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? shown + " and %d more".formatted(names.size() - NAMED) : shown;
    }

    private static Diagnostic withDetail(Diagnostic found, String sentence) {
        return new Diagnostic(
                found.severity(),
                found.code(),
                found.summary(),
                found.detail().isEmpty() ? sentence : found.detail() + " " + sentence,
                found.subject(),
                found.label(),
                found.contexts(),
                found.address(),
                found.hints());
    }
}
