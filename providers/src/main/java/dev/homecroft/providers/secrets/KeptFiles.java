package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.SecretKeeper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes secrets into a folder, one file for each, readable by its owner alone. A reader finds the old value or the new one,
 * also after the power went away.
 */
final class KeptFiles implements SecretKeeper {
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWN_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Function<SecretRef, String> names;

    /** @param names of the files, below the folder */
    KeptFiles(Path folder, Function<SecretRef, String> names) {
        this.folder = folder;
        this.names = names;
    }

    @Override
    public Place prepare(SecretRef ref, String start) {
        Path file = file(ref);
        try {
            Files.createDirectories(folder, OWN_FOLDER);
            if (!isInside(parent(file))) {
                throw SecretProblems.outside(ref, file);
            }
            Files.createDirectories(parent(file), OWN_FOLDER);
            if (!Files.isWritable(parent(file))) {
                throw SecretProblems.notKept(ref, "`%s` can't be written.".formatted(parent(file)));
            }
            Optional<String> before = there(ref, file);
            if (before.filter(text -> !text.startsWith(start)).isPresent()) {
                throw SecretProblems.taken(ref, file);
            }
            return value -> keep(ref, value, before);
        } catch (IOException | UnsupportedOperationException fault) {
            throw SecretProblems.notKept(
                    ref, "`%s`: %s.".formatted(file, fault.getClass().getSimpleName()));
        }
    }

    /** Whether the part of the path that is there already leads nowhere else by a link. */
    private boolean isInside(Path path) throws IOException {
        Path there = path;
        while (!Files.exists(there)) {
            there = parent(there);
        }
        return there.toRealPath().startsWith(folder.toRealPath());
    }

    private static Optional<String> there(SecretRef ref, Path file) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw SecretProblems.taken(ref, file);
        }
        return Optional.of(Files.readString(file));
    }

    /** @param before what stood there when the place was looked at */
    private void keep(SecretRef ref, Secret value, Optional<String> before) {
        Path file = file(ref);
        try {
            Path next = Files.createTempFile(parent(file), ".", ".new", OWN_FILE);
            try {
                try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap((value.reveal() + "\n").getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        out.write(bytes);
                    }
                    out.force(true);
                }
                if (!there(ref, file).equals(before)) {
                    throw SecretProblems.taken(ref, file);
                }
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
            try (FileChannel parent = FileChannel.open(parent(file), StandardOpenOption.READ)) {
                parent.force(true);
            }
        } catch (IOException | UnsupportedOperationException fault) {
            throw SecretProblems.notKept(
                    ref, "`%s`: %s.".formatted(file, fault.getClass().getSimpleName()));
        }
    }

    private Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(folder);
    }

    private Path file(SecretRef ref) {
        return folder.resolve(names.apply(ref)).toAbsolutePath();
    }
}
