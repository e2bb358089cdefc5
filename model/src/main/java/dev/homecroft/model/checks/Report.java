package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What the checks found so far. Used by one thread, once. */
final class Report {
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    void add(Diagnostic.Builder problem) {
        diagnostics.add(problem.build());
    }

    List<Diagnostic> diagnostics() {
        return diagnostics.stream().distinct().sorted(Diagnostic.BY_PLACE).toList();
    }
}
