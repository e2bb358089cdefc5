package dev.homecroft.app.lsp;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a look at the whole lab found. Used under the lock of its server. */
final class Look {
    private static final String NOWHERE = "lab.yaml";

    private final LabFiles files;
    private final Map<String, List<Diagnostic>> byFile = new TreeMap<>();
    private final Map<String, List<Diagnostic>> beyond = new HashMap<>();

    Look(LabFiles files, LabResult result) {
        this.files = files;
        result.diagnostics()
                .forEach(problem -> byFile.computeIfAbsent(
                                problem.subject().map(SourceRange::file).orElse(NOWHERE), path -> new ArrayList<>())
                        .add(problem));
    }

    Map<String, List<Diagnostic>> byFile() {
        return byFile;
    }

    SourceText text(String path) {
        return files.text(path);
    }

    /** What was found in a file and shows only to who looks at the whole lab. */
    List<Diagnostic> beyond(String path) {
        return beyond.computeIfAbsent(path, file -> {
            List<Diagnostic> found = new ArrayList<>(byFile.getOrDefault(file, List.of()));
            if (!found.isEmpty()) {
                found.removeAll(LabLoader.file(files, file).diagnostics());
            }
            return found;
        });
    }
}
