package dev.homecroft.kernel;

import java.util.BitSet;
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

    private final Set<String> values = new TreeSet<>();

    public synchronized void learn(Secret secret) {
        String value = secret.reveal();
        if (value.length() >= SHORTEST) {
            values.add(value);
        }
    }

    /** The text with every stretch that known values cover, also overlapping ones, replaced by {@code ***}. */
    public synchronized String redact(String text) {
        BitSet covered = new BitSet();
        for (String value : values) {
            for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
                covered.set(at, at + value.length());
            }
        }
        StringBuilder result = new StringBuilder();
        int end = 0;
        for (int start = covered.nextSetBit(0); start >= 0; start = covered.nextSetBit(end)) {
            result.append(text, end, start).append("***");
            end = covered.nextClearBit(start);
        }
        return result.append(text, end, text.length()).toString();
    }
}
