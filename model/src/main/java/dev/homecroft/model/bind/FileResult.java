package dev.homecroft.model.bind;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.References;
import java.util.List;

/**
 * What became of one file of a lab.
 *
 * @param references the names of the whole lab, but who refers to them only as far as it stands in this file
 * @param diagnostics of this file, sorted by place
 * @param whole whether every file could be read to its end
 */
public record FileResult(References references, List<Diagnostic> diagnostics, boolean whole) {
    public FileResult {
        diagnostics = diagnostics.stream().sorted(Diagnostic.BY_PLACE).toList();
    }
}
