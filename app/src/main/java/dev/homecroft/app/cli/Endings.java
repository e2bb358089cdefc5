package dev.homecroft.app.cli;

import dev.homecroft.kernel.Diagnostic;
import java.util.List;
import java.util.Map;

/** Which exit code, and which word, belongs to an expected problem that ended a command. */
final class Endings {
    private static final Map<String, ExitCode> CODES = Map.of(
            "identity", ExitCode.REFUSED,
            "not-named", ExitCode.REFUSED,
            "not-confirmed", ExitCode.REFUSED,
            "rename-refused", ExitCode.REFUSED,
            "plan-outdated", ExitCode.REFUSED,
            "locked", ExitCode.LOCKED,
            "unreachable", ExitCode.UNREACHABLE);

    private Endings() {}

    static ExitCode code(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> CODES.getOrDefault(diagnostic.code(), ExitCode.FINDINGS))
                .reduce((first, second) -> first == ExitCode.FINDINGS ? second : first)
                .orElse(ExitCode.FINDINGS);
    }

    /** A refusal says so; anything else goes by its severity. */
    static String word(Diagnostic diagnostic) {
        boolean refusal = CODES.get(diagnostic.code()) == ExitCode.REFUSED;
        return refusal ? "refused" : diagnostic.severity().label();
    }
}
