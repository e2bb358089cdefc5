package dev.homecroft.providers.proxmox.api;

import dev.homecroft.kernel.ByteSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the API writes single values. */
public final class Words {
    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([KMGT]?)");

    private static final Pattern BETWEEN = Pattern.compile("[,; ]+");

    private Words() {}

    /** The items of a list, which the API takes and gives with commas, semicolons or spaces between them. */
    public static Stream<String> items(String text) {
        return BETWEEN.splitAsStream(text).filter(item -> !item.isEmpty());
    }

    /** 1, on, yes, true and their opposites. */
    public static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "1", "on", "yes", "true" -> Optional.of(true);
            case "0", "off", "no", "false", "ignore" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    public static String flag(boolean value) {
        return value ? "1" : "0";
    }

    /** {@code 32G}, {@code 4.5G} or a number of bytes. */
    public static Optional<ByteSize> size(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int shift = "KMGT".indexOf(matcher.group(2).isEmpty() ? "?" : matcher.group(2)) + 1;
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << (10 * shift)));
        return Optional.of(new ByteSize(bytes.setScale(0, RoundingMode.HALF_UP).longValueExact()));
    }

    /** As a new volume's size is given: a number of GiB, with decimals where needed. */
    public static String gibibytes(ByteSize size) {
        return BigDecimal.valueOf(size.bytes())
                .divide(BigDecimal.valueOf(1L << 30))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** As in a URL, with {@code %20} for the space. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
