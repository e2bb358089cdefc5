package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.bind.Codes;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.source.LabFiles;
import java.util.ArrayList;
import java.util.List;

/** From files to a checked lab: everything that is wrong with it, in one go. */
public final class LabLoader {
    private LabLoader() {}

    /** Binds and checks. Throws for no content of the files. */
    public static LabResult load(LabFiles files) {
        LabResult bound = LabBinder.bind(files);
        List<Diagnostic> secrets = LiteralSecrets.find(files);
        List<Diagnostic> all = new ArrayList<>(secrets);
        bound.diagnostics().stream()
                .filter(problem -> !isNoise(problem, secrets))
                .forEach(all::add);
        bound.lab().map(LabChecks::of).ifPresent(all::addAll);
        return new LabResult(bound.lab(), all, bound.facts());
    }

    /** Where a secret stands, nothing more needs to be said of its form. */
    private static boolean isNoise(Diagnostic problem, List<Diagnostic> secrets) {
        return problem.code().equals(Codes.WRONG_TYPE)
                && secrets.stream().anyMatch(secret -> secret.subject().equals(problem.subject()));
    }
}
