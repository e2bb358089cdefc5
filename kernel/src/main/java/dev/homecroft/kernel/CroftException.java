package dev.homecroft.kernel;

import java.util.List;

/**
 * The one expected exception: something outside our program is not as it must be. It carries the diagnostics that the
 * user gets to see. Any other exception is a bug of ours.
 */
public final class CroftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    public CroftException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    public CroftException(List<Diagnostic> diagnostics) {
        super(summaries(diagnostics));
        this.diagnostics = List.copyOf(diagnostics);
    }

    public CroftException(Diagnostic diagnostic, Throwable cause) {
        super(diagnostic.summary(), cause);
        this.diagnostics = List.of(diagnostic);
    }

    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private static String summaries(List<Diagnostic> diagnostics) {
        return String.join(" ", diagnostics.stream().map(Diagnostic::summary).toList());
    }
}
