package dev.homecroft.simulators.values;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Proxmox VE writes them: bytes with the largest unit that divides them. */
public final class Sizes {
    public static final long KIB = 1024;
    public static final long MIB = 1024 * KIB;
    public static final long GIB = 1024 * MIB;
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)([KMGT]?)");

    private Sizes() {}

    /** {@code 8G}, {@code 19880M}, {@code 528K} or plain bytes. */
    public static String format(long bytes) {
        String units = "KMGT";
        long value = bytes;
        String suffix = "";
        for (int i = 0; i < units.length() && value != 0 && value % 1024 == 0; i++) {
            value /= 1024;
            suffix = units.substring(i, i + 1);
        }
        return value + suffix;
    }

    /** Bytes of a size without a sign; a number without unit is bytes. */
    public static OptionalLong parse(String text) {
        return parse(text, 1);
    }

    /** Bytes of a size in GiB, as it stands in {@code STORAGE:8}. */
    public static OptionalLong parseGibi(String text) {
        return parse(text, GIB);
    }

    private static OptionalLong parse(String text, long plainUnit) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long unit = matcher.group(2).isEmpty() ? plainUnit : 1L << (10 * ("KMGT".indexOf(matcher.group(2)) + 1));
        return OptionalLong.of(new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.UP)
                .longValueExact());
    }
}
