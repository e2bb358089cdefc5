package dev.homecroft.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes known secret values out of text that comes from outside, such as an error message of a server that repeats what
 * it was sent, be it as it is or as a URL, a form, a string of JSON, HTML or Base64 writes it, also one within the other.
 * A last line of defence: our own code never writes a secret in the first place.
 *
 * <p>Safe for use by several threads.
 */
public final class Redactor {
    /** In bytes. Shorter values would blacken ordinary words. */
    private static final int SHORTEST = 4;

    /** In characters of Base64, for the same reason. */
    private static final int SHORTEST_BASE64 = 8;

    /** Escapes within escapes. Proxmox VE wants SSH keys escaped twice, and an error may quote them in JSON. */
    private static final int DEEPEST = 3;

    /** In UTF-8, a byte in each character. */
    private final Set<String> values = new TreeSet<>();

    private final Set<String> base64 = new TreeSet<>();

    /** A value of several lines, such as a key, is known by each of its lines as well. */
    public synchronized void learn(Secret secret) {
        String value = secret.reveal();
        learn(value);
        if (value.indexOf('\n') >= 0) {
            value.lines()
                    .map(String::strip)
                    .filter(line -> !line.startsWith("-----"))
                    .forEach(this::learn);
        }
    }

    private void learn(String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        if (value.length >= SHORTEST) {
            values.add(new String(value, StandardCharsets.ISO_8859_1));
            for (int before = 0; before < 3; before++) {
                learnBase64(value, before);
            }
        }
    }

    /** What the value is in Base64 when so many bytes, modulo three, stand before it: the characters that are its alone. */
    private void learnBase64(byte[] value, int before) {
        byte[] shifted = new byte[before + value.length];
        System.arraycopy(value, 0, shifted, before, value.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        String own = text.substring((before * 8 + 5) / 6, shifted.length * 8 / 6);
        if (own.length() >= SHORTEST_BASE64) {
            base64.add(own);
            base64.add(own.replace('+', '-').replace('/', '_'));
        }
    }

    /** Whether it knows of no secret yet. */
    public synchronized boolean isEmpty() {
        return values.isEmpty();
    }

    /** The text with every stretch that known values cover, also overlapping ones, replaced by {@code ***}. */
    public synchronized String redact(String text) {
        if (values.isEmpty()) {
            return text;
        }
        BitSet covered = new BitSet();
        cover(List.of(Decoded.of(text)), covered, DEEPEST);
        StringBuilder result = new StringBuilder();
        int end = 0;
        for (int start = covered.nextSetBit(0); start >= 0; start = covered.nextSetBit(end)) {
            result.append(text, end, start).append("***");
            end = covered.nextClearBit(start);
        }
        return result.append(text, end, text.length()).toString();
    }

    private void cover(List<Decoded> readings, BitSet covered, int deeper) {
        for (Decoded reading : readings) {
            values.forEach(value -> cover(reading, value, false, covered));
            base64.forEach(value -> cover(reading, value, true, covered));
            if (deeper > 0) {
                cover(reading.further(), covered, deeper - 1);
            }
        }
    }

    /** @param withEdges whether the characters beside it, when they are Base64, hold a part of the value as well */
    private static void cover(Decoded reading, String value, boolean withEdges, BitSet covered) {
        String bytes = reading.bytes();
        for (int at = bytes.indexOf(value); at >= 0; at = bytes.indexOf(value, at + 1)) {
            int end = at + value.length();
            int from = withEdges && isBase64(bytes, at - 1) ? at - 1 : at;
            int to = withEdges && isBase64(bytes, end) ? end + 1 : end;
            covered.set(reading.place(from), reading.place(to));
        }
    }

    private static boolean isBase64(String bytes, int at) {
        return at >= 0
                && at < bytes.length()
                && (Character.isLetterOrDigit(bytes.charAt(at)) || "+/-_".indexOf(bytes.charAt(at)) >= 0);
    }
}
