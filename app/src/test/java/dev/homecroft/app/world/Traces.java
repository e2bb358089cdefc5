package dev.homecroft.app.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a secret is on disk, byte by byte: as it is, in wide characters, or in Base64. */
public final class Traces {
    private Traces() {}

    /** All files below the folders that have it. */
    public static List<Path> of(String secret, List<Path> folders) {
        List<String> forms = forms(secret);
        return folders.stream()
                .flatMap(Traces::files)
                .filter(file -> {
                    String bytes = bytes(file);
                    return forms.stream().anyMatch(bytes::contains);
                })
                .toList();
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Stream<String> plain = Stream.of(
                secret,
                new String(secret.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1),
                new String(secret.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.ISO_8859_1));
        return Stream.concat(plain, IntStream.range(0, 3).mapToObj(shift -> base64(bytes, shift)))
                .toList();
    }

    /** What is sure to be in the Base64 of a longer text, when so many bytes stand before it. */
    private static String base64(byte[] bytes, int shift) {
        byte[] shifted = new byte[bytes.length + shift];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return text.substring(4, text.length() - 4);
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
