package dev.homecroft.kernel;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or storage in bytes, never a fraction. Units are binary as in Proxmox VE, QEMU and Kubernetes'
 * {@code Gi}: {@code 8G}, {@code 8Gi} and {@code 8GiB} are the same.
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    public static final ByteSize ZERO = new ByteSize(0);
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,19})(?: ?(?:B|([KMGTP])(?:i|i?B)?))?", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Integer> SHIFTS = Map.of("", 0, "K", 10, "M", 20, "G", 30, "T", 40, "P", 50);
    private static final String[] UNITS = {"PiB", "TiB", "GiB", "MiB", "KiB"};

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("not a size: " + bytes);
        }
    }

    public static ByteSize parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a size: " + text));
    }

    /** Reads {@code 512}, {@code 512M}, {@code 512Mi}, {@code 512MiB}; at most 2^63-1 bytes. */
    public static Optional<ByteSize> tryParse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String unit = Optional.ofNullable(matcher.group(2)).orElse("");
        int shift = SHIFTS.getOrDefault(unit.toUpperCase(Locale.ROOT), 0);
        BigInteger bytes = new BigInteger(matcher.group(1)).shiftLeft(shift);
        return bytes.bitLength() > 63 ? Optional.empty() : Optional.of(new ByteSize(bytes.longValueExact()));
    }

    public static ByteSize ofMebi(long mebibytes) {
        return new ByteSize(Math.multiplyExact(mebibytes, 1L << 20));
    }

    public static ByteSize ofGibi(long gibibytes) {
        return new ByteSize(Math.multiplyExact(gibibytes, 1L << 30));
    }

    public ByteSize plus(ByteSize other) {
        return new ByteSize(Math.addExact(bytes, other.bytes));
    }

    /** Whole mebibytes, rounded up. */
    public long toMebi() {
        return Math.ceilDiv(bytes, 1L << 20);
    }

    /** Whole gibibytes, rounded up. */
    public long toGibi() {
        return Math.ceilDiv(bytes, 1L << 30);
    }

    /** The shortest exact form that {@link #parse} reads back: {@code 8G}, {@code 1536M}, {@code 1000}. */
    @Override
    public String toString() {
        String[] letters = {"P", "T", "G", "M", "K"};
        for (int i = 0; i < letters.length; i++) {
            int shift = 50 - 10 * i;
            if (bytes != 0 && bytes % (1L << shift) == 0) {
                return (bytes >> shift) + letters[i];
            }
        }
        return Long.toString(bytes);
    }

    /** For people: at most one decimal, such as {@code 9.2 GiB}. */
    public String human() {
        for (int i = 0; i < UNITS.length; i++) {
            long unit = 1L << (50 - 10 * i);
            if (bytes >= unit) {
                long tenths = Math.round(bytes * 10.0 / unit);
                boolean isNext = tenths == 10_240 && i > 0;
                return isNext ? "1 " + UNITS[i - 1] : decimal(tenths) + " " + UNITS[i];
            }
        }
        return bytes + " B";
    }

    private static String decimal(long tenths) {
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }
}
