package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.SecretRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * A folder with one file for each secret. Only what lies in it counts: a link out of it is refused.
 *
 * @param isPlain whether files hold the values themselves, so that nobody but their owner may read them
 */
record SecretFolder(Path folder, boolean isPlain) {
    /** A secret is a password, a token or a key, not a disk image. */
    private static final int LARGEST = 64 * 1024;

    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    byte[] read(SecretRef ref, String path) {
        Path file = folder.resolve(path);
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(folder.toRealPath())) {
                throw SecretProblems.outside(ref, file);
            }
            if (isPlain) {
                demandPrivate(ref, real);
            }
            return read(ref, real);
        } catch (NoSuchFileException missing) {
            throw SecretProblems.noFile(ref, file);
        } catch (IOException | UnsupportedOperationException fault) {
            throw SecretProblems.unreadable(ref, file, fault);
        }
    }

    /** Reads a file that only its owner may read, such as an identity. */
    static byte[] readPrivate(SecretRef ref, Path file) {
        try {
            Path real = file.toRealPath();
            demandPrivate(ref, real);
            return read(ref, real);
        } catch (NoSuchFileException missing) {
            throw SecretProblems.noFile(ref, file);
        } catch (IOException | UnsupportedOperationException fault) {
            throw SecretProblems.unreadable(ref, file, fault);
        }
    }

    private static void demandPrivate(SecretRef ref, Path real) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(real, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!OWNERS.containsAll(attributes.permissions())) {
            throw SecretProblems.exposed(ref, real);
        }
    }

    private static byte[] read(SecretRef ref, Path real) throws IOException {
        if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
            throw SecretProblems.noFile(ref, real);
        }
        try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw SecretProblems.tooLarge(ref, real);
            }
            return bytes;
        }
    }

    static String utf8(SecretRef ref, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw SecretProblems.notText(ref);
        }
    }
}
