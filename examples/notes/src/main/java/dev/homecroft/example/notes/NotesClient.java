package dev.homecroft.example.notes;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Talks to one folder. The only class that knows how. A folder may ask for a passphrase. */
final class NotesClient {
    private final Path folder;

    private NotesClient(Path folder) {
        this.folder = folder;
    }

    /** Throws CroftException when the folder is not there or does not accept us. */
    static NotesClient open(Target target, ProviderContext context) {
        Connection connection = context.connection(target);
        Path folder = Path.of(connection.endpoints().getFirst());
        Path asked = folder.resolve(".passphrase");
        try {
            if (!Files.isDirectory(folder)) {
                throw new CroftException(Diagnostic.error("notes-unreachable", "The folder of notes is not there.")
                        .build());
            }
            if (Files.exists(asked) && !accepts(Files.readString(asked), connection.credential(), context)) {
                throw new CroftException(Diagnostic.error("notes-denied", "The folder of notes refused the passphrase.")
                        .build());
            }
            return new NotesClient(folder);
        } catch (IOException fault) {
            throw unreadable(fault);
        }
    }

    private static boolean accepts(String expected, Optional<SecretRef> credential, ProviderContext context) {
        if (credential.isEmpty()) {
            return false;
        }
        try (Secret passphrase = context.secret(credential.get())) {
            return passphrase.reveal().equals(expected);
        }
    }

    List<Note> all() {
        List<Note> notes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                notes.add(Note.parse(file.getFileName().toString(), Files.readString(file)));
            }
            return notes;
        } catch (IOException fault) {
            throw unreadable(fault);
        }
    }

    /** Fails if a file of that name is there: somebody may have been faster. */
    void create(Note note) throws IOException {
        Files.writeString(folder.resolve(note.file()), note.content(), StandardOpenOption.CREATE_NEW);
    }

    void write(Note note) throws IOException {
        Files.writeString(
                folder.resolve(note.file()),
                note.content(),
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    void delete(Note note) throws IOException {
        Files.deleteIfExists(folder.resolve(note.file()));
    }

    private static CroftException unreadable(IOException fault) {
        return new CroftException(
                Diagnostic.error("notes-unreadable", "The folder of notes can't be read.")
                        .detail(fault.getClass().getSimpleName())
                        .build(),
                fault);
    }
}
