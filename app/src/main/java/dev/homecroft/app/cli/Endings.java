package dev.homecroft.app.cli;

import dev.homecroft.engine.apply.ApplyCodes;
import dev.homecroft.engine.plan.PlanCodes;
import dev.homecroft.history.HistoryCodes;
import dev.homecroft.kernel.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which exit code, and which word, belongs to an expected problem that ended a command. */
final class Endings {
    private static final Map<String, ExitCode> CODES = Map.of(
            PlanCodes.IDENTITY,
            ExitCode.REFUSED,
            ApplyCodes.PLAN_OUTDATED,
            ExitCode.REFUSED,
            "not-confirmed",
            ExitCode.REFUSED,
            "rename-refused",
            ExitCode.REFUSED,
            "outside-window",
            ExitCode.REFUSED,
            HistoryCodes.LOCKED,
            ExitCode.LOCKED,
            PlanCodes.TARGET_UNREACHABLE,
            ExitCode.UNREACHABLE,
            "dns-unreachable",
            ExitCode.UNREACHABLE,
            "proxmox-unreachable",
            ExitCode.UNREACHABLE);

    private Endings() {}

    /** The codes with an ending of their own. */
    static Set<String> codes() {
        return CODES.keySet();
    }

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
