package dev.homecroft.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A full domain name, lower case, without the dot of the root. Labels may begin with an underscore (service names) and
 * the first may be {@code *}.
 */
public record Fqdn(String text) implements Comparable<Fqdn> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern LABEL = Pattern.compile("_?[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?");

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
        if (text.chars().anyMatch(c -> c > 0x7f)) {
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
        String[] labels = name.split("\\.", -1);
        for (int i = 0; i < labels.length; i++) {
            boolean wildcard = i == 0 && labels.length > 1 && labels[i].equals("*");
            if (!wildcard
                    && (labels[i].length() > 63 || !LABEL.matcher(labels[i]).matches())) {
                return false;
            }
        }
        // An address is not a name: the last label is never a number (RFC 3696, section 2).
        return !NUMBER.matcher(labels[labels.length - 1]).matches();
    }

    /** Whether this is the zone itself or a name below it. */
    public boolean isWithin(Fqdn zone) {
        return text.equals(zone.text) || text.endsWith("." + zone.text);
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
