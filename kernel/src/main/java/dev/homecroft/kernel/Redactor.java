package dev.homecroft.kernel;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes known secret values out of text that comes from outside, such as an error message of a server that repeats what
 * it was sent. A last line of defence: our own code never writes a secret in the first place.
 *
 * <p>Safe for use by several threads.
 */
public final class Redactor {
    /** Shorter values would blacken ordinary words. */
    private static final int SHORTEST = 4;

    private final Set<String> values =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    public synchronized void learn(Secret secret) {
        String value = secret.reveal();
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
    }

    /** The text with each known value replaced by {@code ***}, longest first. */
    public synchronized String redact(String text) {
        String result = text;
        for (String value : values) {
            result = result.replace(value, "***");
        }
        return result;
    }
}
