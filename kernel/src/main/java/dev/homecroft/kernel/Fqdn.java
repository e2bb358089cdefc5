package dev.homecroft.kernel;

import java.util.Locale;
import java.util.Optional;

/**
 * A full domain name, lower case, without the dot of the root. Labels may begin with an underscore (service names) and
 * the first may be {@code *}.
 */
public record Fqdn(String text) implements Comparable<Fqdn> {
    private static final int LONGEST_LABEL = 63;

    public Fqdn {
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a domain name: " + text);
        }
    }

    public static Fqdn parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a domain name: " + text));
    }

    /** Any case of ASCII, with or without the dot of the root. */
    public static Optional<Fqdn> tryParse(String text) {
        // The Kelvin sign, for one, is a "k" in lower case.
        if (!isAscii(text)) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return isValid(bare) ? Optional.of(new Fqdn(bare)) : Optional.empty();
    }

    private static boolean isValid(String name) {
        // 253 characters of text are the 255 octets of RFC 1035, 2.3.4.
        if (name.isEmpty() || name.length() > 253) {
            return false;
        }
        int start = name.startsWith("*.") ? 2 : 0;
        for (int dot = name.indexOf('.', start); dot >= 0; dot = name.indexOf('.', start)) {
            if (!isLabel(name, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        // An address is not a name: the last label is never a number (RFC 3696, section 2).
        return isLabel(name, start, name.length()) && !isNumber(name, start);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Letters and digits at both ends, dashes and underscores between them, and an underscore before them. */
    private static boolean isLabel(String name, int start, int end) {
        int first = start < end && name.charAt(start) == '_' ? start + 1 : start;
        if (first == end || end - start > LONGEST_LABEL) {
            return false;
        }
        for (int i = first; i < end; i++) {
            char c = name.charAt(i);
            boolean isWithin = i > first && i < end - 1 && (c == '-' || c == '_');
            if (!isWithin && !isDigit(c) && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String name, int start) {
        for (int i = start; i < name.length(); i++) {
            if (!isDigit(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether this is the zone itself or a name below it. */
    public boolean isWithin(Fqdn zone) {
        int before = text.length() - zone.text.length() - 1;
        return text.endsWith(zone.text) && (before < 0 || text.charAt(before) == '.');
    }

    /** {@code label.this}. */
    public Fqdn child(String label) {
        return parse(label + "." + text);
    }

    public String firstLabel() {
        int dot = text.indexOf('.');
        return dot < 0 ? text : text.substring(0, dot);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fqdn name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(Fqdn other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
