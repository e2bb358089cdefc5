package dev.homecroft.app.lab;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.model.edit.Renaming;
import dev.homecroft.source.LabFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Another name for an entry, with everything that speaks against it looked at first. */
final class LabRenaming {
    private final RealNames realNames;

    LabRenaming(RealNames realNames) {
        this.realNames = realNames;
    }

    /** The new texts of all files that change; throws CroftException with the reason why there are none. */
    Map<String, String> texts(Path root, LabFiles files, Address thing, String newName) {
        LabResult read = LabLoader.load(files);
        Lab before = sound(read);
        Map<String, String> texts = new Renaming(files, before).to(thing, newName);
        Lab after = sound(read, LabLoader.load(files.with(texts)), thing);
        if (!Renaming.isWhole(before.references(), after.references(), thing, new Address(thing.kind(), newName))) {
            throw refusal("Not every place that names `%s` can be rewritten.".formatted(thing));
        }
        realNames.requireKept(root, before, after, thing);
        return texts;
    }

    private static Lab sound(LabResult read) {
        List<Diagnostic> errors =
                read.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            throw new CroftException(errors);
        }
        return read.lab().orElseThrow();
    }

    /** The lab with the new name, if that brings no problem that was not there before. */
    private static Lab sound(LabResult before, LabResult after, Address thing) {
        Map<String, Integer> known = new HashMap<>();
        before.diagnostics().forEach(problem -> known.merge(problem.code(), 1, Integer::sum));
        List<Diagnostic> fresh = new ArrayList<>();
        for (Diagnostic problem : after.diagnostics()) {
            if (known.merge(problem.code(), -1, Integer::sum) < 0) {
                fresh.add(problem);
            }
        }
        if (!fresh.isEmpty() || after.lab().isEmpty()) {
            List<Diagnostic> all = new ArrayList<>();
            all.add(Diagnostic.error(Renaming.CODE, "With that name `%s` would bring new problems.".formatted(thing))
                    .build());
            all.addAll(fresh);
            throw new CroftException(all);
        }
        return after.lab().get();
    }

    private static CroftException refusal(String summary) {
        return new CroftException(Diagnostic.error(Renaming.CODE, summary)
                .hint("Rename it by hand.")
                .build());
    }
}
