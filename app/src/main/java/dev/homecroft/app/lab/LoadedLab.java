package dev.homecroft.app.lab;

import dev.homecroft.engine.Cores;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.bind.SecretMask;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import dev.homecroft.source.Revision;
import dev.homecroft.source.SourceFile;
import dev.homecroft.source.SourceText;
import dev.homecroft.views.Excerpts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lab as its files stand now.
 *
 * @param root its folder
 */
public record LoadedLab(Path root, FolderTree tree, LabFiles files, LabResult result) {
    /** What we keep beside a lab: the history, the parse cache, the sandbox. Hidden, so never read as part of it. */
    static final String OWN_FOLDER = ".croft";

    private static final String APPS = "apps";

    static LoadedLab read(Path root) {
        FolderTree tree = new FolderTree(root);
        return read(root, tree, tree.files(any -> true));
    }

    /** @param all the files of the tree */
    static LoadedLab read(Path root, FolderTree tree, List<SourceFile> all) {
        Cores cores = Cores.all();
        LabFiles files = LabFiles.load(tree, all, ParseCache.in(LocalState.of(root)), LoadedLab::isEntered, cores);
        LocalState.hide(root);
        return new LoadedLab(root, tree, files, LabLoader.load(files, cores));
    }

    /** The lab in a folder; throws CroftException with every error of its files. */
    public static Lab labIn(Path root) {
        return read(root).lab();
    }

    /** Trees of apps belong to Kustomize and Helm. */
    static boolean isEntered(String folder) {
        return !folder.equals(APPS) && !folder.endsWith("/" + APPS);
    }

    Optional<Revision> revision() {
        return Revision.of(tree, LoadedLab::isEntered);
    }

    /** The lab, or CroftException with every error of its files. */
    Lab lab() {
        List<Diagnostic> errors =
                result.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty()) {
            throw new CroftException(errors);
        }
        return result.lab().orElseThrow();
    }

    /** What could be bound, also when there are errors; CroftException when the files do not even say which lab it is. */
    Lab bound() {
        return result.lab()
                .orElseThrow(() -> new CroftException(result.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .toList()));
    }

    /** The commit, with {@code +} behind it when files differ from it. */
    Optional<String> commit() {
        return revision().map(revision -> revision.commit() + (revision.dirty() ? "+" : ""));
    }

    /** The lines of the files, with their secrets covered. */
    Excerpts excerpts() {
        return excerpts(files);
    }

    /** The same of the lab in a folder, without asking what its files mean. */
    static Excerpts excerpts(Path root) {
        FolderTree tree = new FolderTree(root);
        ParseCache cache = ParseCache.in(LocalState.of(root));
        return excerpts(LabFiles.load(tree, tree.files(any -> true), cache, LoadedLab::isEntered, Cores.all()));
    }

    private static Excerpts excerpts(LabFiles files) {
        Map<String, SourceText> texts = new HashMap<>();
        return (file, line) -> {
            SourceText text = texts.computeIfAbsent(
                    file, path -> new SourceText(path, SecretMask.shown(files.text(path), files.root(path))));
            return line <= text.lineCount() ? Optional.of(text.line(line)) : Optional.empty();
        };
    }
}
