package dev.homecroft.app.lsp;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Severity;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.SourceText;
import java.util.List;
import org.eclipse.lsp4j.DiagnosticSeverity;

/** A diagnostic in the protocol's terms. */
final class Findings {
    private Findings() {}

    /** @param text of the file that all of them are in */
    static List<org.eclipse.lsp4j.Diagnostic> of(List<Diagnostic> problems, SourceText text) {
        return problems.stream().map(problem -> of(problem, text)).toList();
    }

    private static org.eclipse.lsp4j.Diagnostic of(Diagnostic problem, SourceText text) {
        SourceRange at = problem.subject().orElseGet(() -> SourceRange.ofFile(text.file()));
        StringBuilder words = new StringBuilder(problem.summary());
        if (!problem.label().isEmpty()) {
            words.append(" (").append(problem.label()).append(')');
        }
        problem.hints().forEach(hint -> words.append('\n').append(hint));
        org.eclipse.lsp4j.Diagnostic finding = new org.eclipse.lsp4j.Diagnostic(
                Places.range(text, at), words.toString(), severity(problem.severity()), "croft");
        finding.setCode(problem.code());
        return finding;
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case NOTE -> DiagnosticSeverity.Information;
        };
    }
}
