package dev.homecroft.history;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Refuses writes that nobody would ever read. */
final class WriteGuard {
    private final Path file;
    private final boolean readOnly;
    private final Optional<Object> opened;

    WriteGuard(Path file, boolean readOnly) {
        this.file = file;
        this.readOnly = readOnly;
        this.opened = key();
    }

    /** Throws CroftException where the folder can't be written, or when the file is no longer the one that was opened. */
    void require() {
        if (readOnly) {
            throw new CroftException(
                    Diagnostic.error(HistoryCodes.READ_ONLY, "The history of this lab can only be read here.")
                            .detail("`%s` can't be written.".formatted(file))
                            .build());
        }
        // SQLite goes on writing into a file that was deleted or moved away.
        if (!key().equals(opened)) {
            throw new CroftException(
                    Diagnostic.error(HistoryCodes.GONE, "The history of this lab was taken away while it was in use.")
                            .detail("`%s` is not the file that was opened.".formatted(file))
                            .build());
        }
    }

    private Optional<Object> key() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException gone) {
            return Optional.of("gone");
        }
    }
}
