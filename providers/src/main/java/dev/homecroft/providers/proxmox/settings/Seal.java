package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.state.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What we wrote last into an object that can carry no mark: the names of the fields and a digest of their values, so that one
 * can tell whether it is still that. Written {@code content+nodes:3f0a…}.
 */
record Seal(List<String> fields, String digest) {
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_.:/@*+-]*:[0-9a-f]{16}");

    Seal {
        fields = List.copyOf(fields);
    }

    static Seal of(Fields stated) {
        return of(List.copyOf(stated.values().keySet()), stated);
    }

    private static Seal of(List<String> names, Fields values) {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append(name)
                .append('=')
                .append(values.get(name).map(Object::toString).orElse(""))
                .append('\n'));
        return new Seal(names, digest(text.toString()));
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static Optional<Seal> tryParse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        List<String> names = Arrays.stream(text.substring(0, colon).split("\\+"))
                .filter(name -> !name.isEmpty())
                .toList();
        return Optional.of(new Seal(names, text.substring(colon + 1)));
    }

    /** Whether the object is still as we left it, in the fields that we wrote. */
    boolean isUnbroken(Fields found) {
        return of(fields, found).digest().equals(digest);
    }

    @Override
    public String toString() {
        return String.join("+", fields) + ":" + digest;
    }
}
