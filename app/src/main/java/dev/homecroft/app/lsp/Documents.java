package dev.homecroft.app.lsp;

import dev.homecroft.app.session.EditedLab;
import dev.homecroft.model.References;
import dev.homecroft.model.bind.FileResult;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.model.edit.MentionIndex;
import dev.homecroft.model.edit.MentionTable;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The documents of an editor over the files of a lab. An edit parses its own document anew and binds what stands in it; the
 * nodes of all other files are kept. Used under the lock of its server.
 */
final class Documents {
    private final EditedLab lab;
    private final Map<String, String> open = new TreeMap<>();
    private final Map<String, SourceText> texts = new HashMap<>();
    private final MentionIndex index = new MentionIndex(LabLanguage.whole());
    private Optional<LabFiles> files = Optional.empty();
    private Optional<MentionTable> mentions = Optional.empty();
    /** While a text can't be read, names are still those of the last one that could. */
    private References known = References.EMPTY;

    Documents(EditedLab lab) {
        this.lab = lab;
    }

    /** Takes a text over; what can be said of this document alone. */
    FileResult put(String path, String text) {
        open.put(path, text);
        texts.remove(path);
        set(files().with(Map.of(path, text)));
        FileResult result = LabLoader.file(files(), path);
        if (files().root(path).isPresent()) {
            known = result.references();
        }
        return result;
    }

    /** From now on the file counts as it stands in its folder, which {@link #replace} has to tell. */
    void close(String path) {
        open.remove(path);
    }

    boolean isOpen(String path) {
        return open.containsKey(path);
    }

    /** Takes over what was read from the folder; open documents stay as they are. */
    void replace(LabFiles read) {
        texts.clear();
        set(open.isEmpty() ? read : read.with(open));
    }

    private void set(LabFiles now) {
        files = Optional.of(now);
        mentions = Optional.empty();
    }

    /** The files as the editor shows them; they are read when they are asked for first. */
    LabFiles files() {
        if (files.isEmpty()) {
            LabFiles read = lab.files(Map.of());
            replace(read);
            known = LabLoader.file(read, "").references();
        }
        return files.orElseThrow();
    }

    /** Kept as it was first asked for; what came from the parse cache would be read from its folder each time. */
    SourceText text(String path) {
        LabFiles now = files();
        return texts.computeIfAbsent(path, now::text);
    }

    MentionTable mentions() {
        MentionTable now = mentions.orElseGet(() -> index.table(files()));
        mentions = Optional.of(now);
        return now;
    }

    References known() {
        return known;
    }

    /** The lab's own path of a document; empty when it is not below the lab. */
    Optional<String> path(String uri) {
        Path root = lab.root().toAbsolutePath().normalize();
        return file(uri)
                .filter(file -> file.startsWith(root))
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .filter(LabFiles::isYaml);
    }

    private static Optional<Path> file(String uri) {
        try {
            URI parsed = new URI(uri);
            return "file".equals(parsed.getScheme())
                    ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    String uri(String path) {
        return lab.root().toAbsolutePath().normalize().resolve(path).toUri().toString();
    }

    EditedLab lab() {
        return lab;
    }
}
