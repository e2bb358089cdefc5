package dev.homecroft.model.bind;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import java.util.List;
import java.util.Optional;

/**
 * What became of the files of a lab.
 *
 * @param lab everything that could be bound; empty only when the files do not say which lab it is
 * @param diagnostics sorted by place
 * @param facts number of values stated
 * @param whole whether every file was read to its end; if not, nobody knows what is missing from the lab
 */
public record LabResult(Optional<Lab> lab, List<Diagnostic> diagnostics, int facts, boolean whole) {
    public LabResult {
        diagnostics = diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
