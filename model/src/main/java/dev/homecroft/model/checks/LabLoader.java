package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.Workers;
import dev.homecroft.model.bind.FileResult;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.source.LabFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** From files to a checked lab: everything that is wrong with it, in one go. */
public final class LabLoader {
    /** A lab of fewer facts is checked before a second thread has begun. */
    private static final int MANY = 10_000;

    private LabLoader() {}

    /**
     * Binds and checks. Throws for no content of the files. No diagnostic holds what looks like a secret. While a file can't
     * be read, nothing is checked that the rest of the lab may have to do with: what it lacks may be in there.
     */
    public static LabResult load(LabFiles files) {
        return load(files, Workers.alone());
    }

    /** @param workers may bind and check several things at once, if these are many */
    public static LabResult load(LabFiles files, Workers workers) {
        LabResult bound = LabBinder.bind(files, workers);
        Workers those = bound.facts() < MANY ? Workers.alone() : workers;
        List<Diagnostic> others = new ArrayList<>(bound.diagnostics());
        if (bound.lab().isPresent() && bound.whole()) {
            others.addAll(LabChecks.of(bound.lab().get(), those));
        }
        Redactor redactor = new Redactor();
        List<Diagnostic> secrets = LiteralSecrets.find(files, file -> true, redactor, those);
        List<Diagnostic> all = redactor.isEmpty() ? others : besides(secrets, others, redactor);
        return new LabResult(bound.lab(), all, bound.facts(), bound.whole());
    }

    /**
     * What can be said of one file without binding the others: how it reads, what its fields hold, names that nothing has,
     * secrets. The checks of the whole lab have not been asked.
     */
    public static FileResult file(LabFiles files, String path) {
        FileResult bound = LabBinder.bindFile(files, path);
        Report report = new Report();
        if (bound.whole()) {
            ReferenceChecks.unknown(bound.references(), report);
        }
        List<Diagnostic> others = new ArrayList<>(bound.diagnostics());
        report.diagnostics().stream()
                .filter(problem ->
                        problem.subject().filter(at -> at.file().equals(path)).isPresent())
                .forEach(others::add);
        Redactor redactor = new Redactor();
        List<Diagnostic> secrets = LiteralSecrets.find(files, path::equals, redactor, Workers.alone());
        List<Diagnostic> all = redactor.isEmpty() ? others : besides(secrets, others, redactor);
        return new FileResult(bound.references(), all, bound.whole());
    }

    /** Where a secret stands, nothing else needs to be said, and what is said elsewhere does not repeat it. */
    private static List<Diagnostic> besides(List<Diagnostic> secrets, List<Diagnostic> others, Redactor redactor) {
        Set<Optional<SourceRange>> places = new HashSet<>();
        secrets.forEach(secret -> places.add(secret.subject()));
        List<Diagnostic> all = new ArrayList<>();
        Stream.concat(secrets.stream(), others.stream().filter(problem -> !places.contains(problem.subject())))
                .map(problem -> redacted(problem, redactor))
                .forEach(all::add);
        return all;
    }

    private static Diagnostic redacted(Diagnostic problem, Redactor redactor) {
        return new Diagnostic(
                problem.severity(),
                problem.code(),
                redactor.redact(problem.summary()),
                redactor.redact(problem.detail()),
                problem.subject(),
                redactor.redact(problem.label()),
                problem.contexts().stream()
                        .map(context -> new Diagnostic.Context(context.range(), redactor.redact(context.label())))
                        .toList(),
                problem.address()
                        .filter(thing -> redactor.redact(thing.toString()).equals(thing.toString())),
                problem.hints().stream().map(redactor::redact).toList());
    }
}
