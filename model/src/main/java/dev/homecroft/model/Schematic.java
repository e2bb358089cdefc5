package dev.homecroft.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an image of Talos Linux has beyond its bare system, as the Image Factory is told it.
 *
 * @param extensions official system extensions, such as {@code siderolabs/iscsi-tools}
 * @param kernelArgs further arguments of the kernel, in their order
 * @param secureBoot whether the image is signed for Secure Boot
 * @param wellKnownCertificates whether it enrolls the certificates of Microsoft as well
 * @param overlay for a board: its image and its name, such as {@code siderolabs/sbc-raspberrypi} and {@code rpi_generic}
 */
public record Schematic(
        List<String> extensions,
        List<String> kernelArgs,
        boolean secureBoot,
        boolean wellKnownCertificates,
        Optional<Overlay> overlay,
        Origin origin) {
    /** What needs no quotes in YAML. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9/_.][A-Za-z0-9/_.,=@+-]*(?::+[A-Za-z0-9/_.,=@+-]+)*|-[a-z][A-Za-z0-9/_.,=@+-]*");

    private static final Pattern OTHERWISE =
            Pattern.compile("[0-9._+-]+|0x[0-9a-fA-F_]+|true|false|yes|no|on|off|null|y|n", Pattern.CASE_INSENSITIVE);

    public Schematic {
        extensions = extensions.stream().distinct().sorted().toList();
        kernelArgs = List.copyOf(kernelArgs);
    }

    /** A board's own boot loader and firmware. */
    public record Overlay(String image, String name) {}

    /**
     * The id that the Image Factory gives it: the SHA-256 of its canonical YAML. Empty when a value would have to be quoted,
     * which is not worth guessing.
     */
    public Optional<String> id() {
        boolean isPlain = Stream.of(
                        extensions.stream(),
                        kernelArgs.stream(),
                        overlay.stream().flatMap(board -> Stream.of(board.image(), board.name())))
                .flatMap(values -> values)
                .allMatch(value -> PLAIN.matcher(value).matches()
                        && !OTHERWISE.matcher(value).matches());
        return isPlain ? Optional.of(sha256(yaml())) : Optional.empty();
    }

    private String yaml() {
        StringBuilder text = new StringBuilder();
        overlay.ifPresent(board -> text.append("overlay:\n    image: ")
                .append(board.image())
                .append("\n    name: ")
                .append(board.name())
                .append('\n'));
        if (extensions.isEmpty() && kernelArgs.isEmpty() && !wellKnownCertificates) {
            return text.append("customization: {}\n").toString();
        }
        text.append("customization:\n");
        if (!kernelArgs.isEmpty()) {
            text.append("    extraKernelArgs:\n");
            kernelArgs.forEach(value -> text.append("        - ").append(value).append('\n'));
        }
        if (!extensions.isEmpty()) {
            text.append("    systemExtensions:\n        officialExtensions:\n");
            extensions.forEach(
                    value -> text.append("            - ").append(value).append('\n'));
        }
        if (wellKnownCertificates) {
            text.append("    secureboot:\n        includeWellKnownCertificates: true\n");
        }
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
