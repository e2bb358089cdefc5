package dev.homecroft.source;

import dev.homecroft.kernel.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of one file.
 *
 * @param root the value of the file; absent only if the text cannot be read to its end, which the diagnostics then say.
 *     A file without a value has an {@link YamlNode.Empty} root.
 */
public record ParseResult(Optional<YamlNode> root, List<Diagnostic> diagnostics) {
    public ParseResult {
        diagnostics = List.copyOf(diagnostics);
    }
}
