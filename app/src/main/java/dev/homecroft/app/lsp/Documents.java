package dev.homecroft.app.lsp;

import dev.homecroft.app.session.EditedLab;
import dev.homecroft.model.Lab;
import dev.homecroft.model.References;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.model.edit.Mention;
import dev.homecroft.model.edit.Mentions;
import dev.homecroft.source.LabFiles;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The documents of an editor over the files of a lab. Used under the lock of its server.
 */
final class Documents {
    private final EditedLab lab;
    private final Map<String, String> open = new TreeMap<>();
    private Optional<State> state = Optional.empty();
    /** While a text can't be read, names are still those of the last one that could. */
    private References known = References.EMPTY;

    Documents(EditedLab lab) {
        this.lab = lab;
    }

    /** The lab as the editor shows it. */
    record State(LabFiles files, LabResult result, List<Mention> mentions) {}

    void put(String path, String text) {
        open.put(path, text);
        state = Optional.empty();
    }

    void close(String path) {
        open.remove(path);
        state = Optional.empty();
    }

    void changed() {
        state = Optional.empty();
    }

    State state() {
        State now = state.orElseGet(this::read);
        state = Optional.of(now);
        now.result().lab().map(Lab::references).ifPresent(references -> known = references);
        return now;
    }

    private State read() {
        LabFiles files = lab.files(open);
        return new State(files, LabLoader.load(files), Mentions.in(files, LabLanguage.whole()));
    }

    References references() {
        state();
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
