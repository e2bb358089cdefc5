package dev.homecroft.app.lab;

import dev.homecroft.app.session.Places;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.views.Excerpts;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Lines of the lab that a command is about, with their secrets covered. It is read when a problem names a place in it and not before,
 * and one that can't be found or read has no lines.
 */
public final class LabLines implements Places {
    private final LabFolders folders;

    public LabLines(LabFolders folders) {
        this.folders = folders;
    }

    @Override
    public Excerpts of(Optional<String> folder) {
        return new Late(folder);
    }

    private final class Late implements Excerpts {
        private final Optional<String> folder;
        private Optional<Excerpts> read = Optional.empty();

        private Late(Optional<String> folder) {
            this.folder = folder;
        }

        @Override
        public Optional<String> line(String file, int line) {
            if (read.isEmpty()) {
                read = Optional.of(read());
            }
            return read.get().line(file, line);
        }

        private Excerpts read() {
            try {
                return LoadedLab.excerpts(folders.find(folder));
            } catch (CroftException | UncheckedIOException unreadable) {
                return NONE;
            }
        }
    }
}
