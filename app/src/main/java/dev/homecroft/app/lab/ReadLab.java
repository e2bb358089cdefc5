package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.Checks;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import dev.homecroft.source.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one lab, read, bound and checked.
 *
 * @param diagnostics of all three, sorted by place
 */
record ReadLab(Path root, LabFiles files, LabResult bound, List<Diagnostic> diagnostics) {
    /** Folders that hold something else than lab files: application trees, and what programs make. */
    private static final Set<String> FOREIGN_FOLDERS = Set.of("apps", "kubernetes", "node_modules", "target");

    static ReadLab read(Path root) {
        LabFiles files = LabFiles.load(new FolderTree(root), ParseCache.in(LocalState.of(root)), ReadLab::isOurs);
        LabResult bound = LabBinder.bind(files);
        List<Diagnostic> all = new ArrayList<>(bound.diagnostics());
        bound.lab().ifPresent(lab -> all.addAll(Checks.run(lab, files)));
        all.sort(Diagnostic.BY_PLACE);
        return new ReadLab(root, files, bound, List.copyOf(all));
    }

    private static boolean isOurs(String folder) {
        return !FOREIGN_FOLDERS.contains(folder.substring(folder.lastIndexOf('/') + 1));
    }

    /** The lab, or CroftException with every error of its files. */
    Lab lab() {
        List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            throw new CroftException(errors);
        }
        return bound.lab().orElseThrow();
    }

    /** The commit, with {@code +} behind it when files differ from it. */
    Optional<String> commit() {
        return Revision.of(new FolderTree(root), ReadLab::isOurs)
                .map(revision -> revision.commit() + (revision.dirty() ? "+" : ""));
    }
}
