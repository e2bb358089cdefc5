package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox keeps, below its lab: {@code .croft/sandbox}.
 *
 * @param lab the lab's folder
 */
record SandboxFolder(Path lab) {
    private static final int SEED_BYTES = 32;

    SandboxFolder {
        lab = lab.toAbsolutePath().normalize();
    }

    Path path() {
        return lab.resolve(".croft").resolve("sandbox");
    }

    /** Where the simulators keep what they hold; emptied by a reset. */
    Path state() {
        return path().resolve("state");
    }

    /** Values of secrets that were made against the simulators, a file for each; emptied by a reset. */
    Path kept() {
        return path().resolve("secrets");
    }

    boolean keeps(SecretRef ref) {
        return Files.exists(kept().resolve(ref.toString()));
    }

    Path log() {
        return path().resolve("log");
    }

    private Path running() {
        return path().resolve("running.json");
    }

    /** Made once; all secrets of this sandbox come from it. */
    String seed() {
        Path file = path().resolve("seed");
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[SEED_BYTES];
                new SecureRandom().nextBytes(bytes);
                writePrivately(file, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What the last process said of itself; it may be gone without a word. */
    Optional<Json.Obj> readRunning() {
        try {
            return JsonReader.tryRead(Files.readString(running()))
                    .filter(Json.Obj.class::isInstance)
                    .map(Json.Obj.class::cast);
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    void writeRunning(Json.Obj json) {
        writePrivately(running(), JsonText.pretty(json));
    }

    void forgetRunning() {
        try {
            Files.deleteIfExists(running());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** In one move, readable by the owner alone from its first byte on. */
    private void writePrivately(Path file, String text) {
        try {
            Files.createDirectories(path());
            Path next = Files.createTempFile(path(), "next-", ".tmp");
            if (Files.getFileStore(next).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Takes away what the simulators hold, what was made there, and the history of runs against them. */
    void empty() {
        try {
            delete(state());
            delete(kept());
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(path().resolve("history.db" + suffix));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path done, @Nullable IOException fault) throws IOException {
                    Files.delete(done);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException nothingThere) {
            // As wanted.
        }
    }
}
