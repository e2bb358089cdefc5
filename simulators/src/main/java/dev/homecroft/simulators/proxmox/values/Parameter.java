package dev.homecroft.simulators.proxmox.values;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One parameter of an endpoint or one option of a guest.
 *
 * @param name its name; of an indexed one without the number
 * @param required whether it must be given
 * @param indexes how many numbered ones there are, or 0 for a plain name
 * @param repeated whether it may be given several times
 */
public record Parameter(String name, boolean required, int indexes, boolean repeated, ValueType type) {
    private static final Pattern WORD =
            Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)(?:\\[([0-9]+)])?(!?)(\\+?)(?::([a-z0-9]+)(?:\\((.*)\\))?)?");
    private static final ValueType ANY = new ValueType.Text(Pattern.compile("(?s).*"), "text");
    private static final ValueType VMID = new ValueType.Whole(100, 999_999_999);
    private static final ValueType NAME =
            new ValueType.Text(Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?"), "DNS name");
    private static final ValueType ID = new ValueType.Text(Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*"), "identifier");
    private static final ValueType MAC =
            new ValueType.Text(Pattern.compile("[0-9A-Fa-f][02468aceACE](:[0-9A-Fa-f]{2}){5}"), "unicast MAC address");
    private static final ValueType TAGS =
            new ValueType.Text(Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.+-]*([;, ]+|$))*"), "list of tags");

    /**
     * Reads {@code name[indexes]!+:type(argument)}: {@code !} is required, {@code +} may be repeated; without a type any
     * text will do. Types: str, bool, int(min..max), num(min..max), one(a|b), vmid, dns, id, mac, tags, props(format).
     */
    public static Parameter parse(String word) {
        return parse(word, Map.of());
    }

    /** As {@link #parse(String)}, with these formats for {@code props}. */
    public static Parameter parse(String word, Map<String, PropertyFormat> formats) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a parameter: " + word);
        }
        String indexes = matcher.group(2);
        return new Parameter(
                matcher.group(1),
                !matcher.group(3).isEmpty(),
                indexes == null ? 0 : Integer.parseInt(indexes),
                !matcher.group(4).isEmpty(),
                type(matcher.group(5), matcher.group(6), formats));
    }

    private static ValueType type(
            @org.jspecify.annotations.Nullable String name,
            @org.jspecify.annotations.Nullable String argument,
            Map<String, PropertyFormat> formats) {
        String detail = argument == null ? "" : argument;
        return switch (name == null ? "str" : name) {
            case "str" -> ANY;
            case "bool" -> new ValueType.Flag();
            case "int" -> whole(detail);
            case "num" -> decimal(detail);
            case "one" -> new ValueType.OneOf(Arrays.asList(detail.split("\\|")));
            case "vmid" -> VMID;
            case "dns" -> NAME;
            case "id" -> ID;
            case "mac" -> MAC;
            case "tags" -> TAGS;
            case "props" -> new ValueType.Properties(format(detail, formats));
            default -> throw new IllegalArgumentException("not a type: " + name);
        };
    }

    private static PropertyFormat format(String name, Map<String, PropertyFormat> formats) {
        PropertyFormat format = formats.get(name);
        if (format == null) {
            throw new IllegalArgumentException("no such format: " + name);
        }
        return format;
    }

    private static ValueType whole(String range) {
        List<String> ends = ends(range);
        return new ValueType.Whole(
                ends.get(0).isEmpty() ? Long.MIN_VALUE : Long.parseLong(ends.get(0)),
                ends.get(1).isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends.get(1)));
    }

    private static ValueType decimal(String range) {
        List<String> ends = ends(range);
        return new ValueType.Decimal(
                ends.get(0).isEmpty() ? -Double.MAX_VALUE : Double.parseDouble(ends.get(0)),
                ends.get(1).isEmpty() ? Double.MAX_VALUE : Double.parseDouble(ends.get(1)));
    }

    private static List<String> ends(String range) {
        int dots = range.indexOf("..");
        return dots < 0 ? List.of("", "") : List.of(range.substring(0, dots), range.substring(dots + 2));
    }

    /** Whether this parameter is meant by the name, number included. */
    public boolean covers(String given) {
        if (indexes == 0) {
            return given.equals(name);
        }
        String number = given.startsWith(name) ? given.substring(name.length()) : "";
        return number.matches("0|[1-9][0-9]{0,3}") && Integer.parseInt(number) < indexes;
    }
}
