package dev.homecroft.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An EUI-48 address, kept in lower case with colons.
 *
 * @param text six pairs of hexadecimal digits, such as {@code bc:24:11:00:00:01}
 */
public record Mac(String text) implements Comparable<Mac> {
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

    public Mac {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a MAC address: " + text);
        }
    }

    public static Mac parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a MAC address: " + text));
    }

    /** Reads colons or dashes, but not both, in any case. */
    public static Optional<Mac> tryParse(String text) {
        String colons = text.indexOf(':') < 0 ? text.replace('-', ':') : text;
        String lower = colons.toLowerCase(Locale.ROOT);
        return TEXT.matcher(lower).matches() ? Optional.of(new Mac(lower)) : Optional.empty();
    }

    /** A group address is not a station's: the lowest bit of its first byte is set (IEEE 802, 8.2.2). */
    public boolean isGroup() {
        return (Integer.parseInt(text.substring(0, 2), 16) & 1) == 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mac mac && text.equals(mac.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(Mac other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
