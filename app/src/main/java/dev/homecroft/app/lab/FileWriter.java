package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.views.EditReport.FileEdit;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes several files of a lab, all or none. */
final class FileWriter {
    private static final String CODE = "file-unwritable";

    private FileWriter() {}

    /** Writes a file that is not there yet. */
    static void create(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw new CroftException(
                    Diagnostic.error("lab-exists", "There is a `%s` already.".formatted(file.getFileName()))
                            .hint("Say another folder, or go on with what is there: `croft check`.")
                            .build(),
                    there);
        } catch (IOException fault) {
            throw new CroftException(
                    Diagnostic.error(CODE, "`%s` can't be written.".formatted(file.getFileName()))
                            .detail(String.valueOf(fault.getMessage()))
                            .build(),
                    fault);
        }
    }

    /**
     * A file that is not there yet has an empty text before. Everything is written beside its place first; what was moved into
     * place is put back when a later move fails.
     */
    static void write(Path root, List<FileEdit> edits) {
        List<Path> fresh = new ArrayList<>();
        List<FileEdit> done = new ArrayList<>();
        try {
            for (FileEdit edit : edits) {
                Path file = root.resolve(edit.path());
                requireUnchanged(file, edit);
                Path part = file.resolveSibling("." + file.getFileName() + ".new");
                fresh.add(part);
                Files.writeString(part, edit.after());
            }
            for (FileEdit edit : edits) {
                Path file = root.resolve(edit.path());
                move(file.resolveSibling("." + file.getFileName() + ".new"), file);
                done.add(edit);
            }
        } catch (IOException fault) {
            putBack(root, done, fault);
            throw new CroftException(
                    Diagnostic.error(CODE, "The files can't be written, so none was changed.")
                            .detail(String.valueOf(fault.getMessage()))
                            .build(),
                    fault);
        } finally {
            fresh.forEach(part -> deleteQuietly(part));
        }
    }

    /** Somebody may have saved the file since it was read. */
    private static void requireUnchanged(Path file, FileEdit edit) throws IOException {
        String now = Files.exists(file) ? Files.readString(file) : "";
        if (!now.equals(edit.before())) {
            throw new IOException("`%s` has changed meanwhile.".formatted(edit.path()));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void putBack(Path root, List<FileEdit> done, IOException fault) {
        for (FileEdit edit : done) {
            try {
                if (edit.before().isEmpty()) {
                    Files.deleteIfExists(root.resolve(edit.path()));
                } else {
                    Files.writeString(root.resolve(edit.path()), edit.before());
                }
            } catch (IOException alsoFailed) {
                fault.addSuppressed(alsoFailed);
            }
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException left) {
            // It is hidden, and the next write replaces it.
            return;
        }
    }
}
