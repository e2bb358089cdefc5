package dev.homecroft.source;

import java.util.regex.Pattern;

/** Writes one value so that it reads back as the same text: plain where that is safe without thinking, else in quotes. */
final class ScalarText {
    /** Longer ones are quoted, and never reach a pattern that recurses for each word. */
    private static final int LONGEST_PLAIN = 200;

    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}_/][\\p{L}\\p{N}_./+@%=~-]*( [\\p{L}\\p{N}_./+@%=~-]+)*");
    private static final Pattern PLAIN_WITH_COLONS = Pattern.compile("[\\p{L}\\p{N}_/][\\p{L}\\p{N}_./+@%=~:-]*");
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9][0-9.]*");
    private static final Pattern NULL = Pattern.compile("null|Null|NULL");

    private ScalarText() {}

    /** @param inFlow whether it stands inside brackets, where a colon ends a value sooner */
    static String write(String value, boolean inFlow) {
        if (value.length() <= LONGEST_PLAIN && isPlain(value, inFlow)) {
            return value;
        }
        boolean fitsOnALine = value.codePoints().allMatch(c -> c >= ' ' && !needsEscape(c));
        return fitsOnALine ? "'" + value.replace("'", "''") + "'" : doubleQuoted(value);
    }

    /** Writes a value where another stood, in the quotes that the other had. */
    static String inPlaceOf(String old, String value) {
        boolean inQuotes = old.startsWith("'") || old.startsWith("\"");
        boolean isHarmless = value.codePoints().allMatch(c -> c >= ' ' && "'\"\\".indexOf(c) < 0 && !needsEscape(c));
        return inQuotes && isHarmless ? old.charAt(0) + value + old.charAt(0) : write(value, true);
    }

    private static boolean isPlain(String value, boolean inFlow) {
        boolean withColons = !inFlow && PLAIN_WITH_COLONS.matcher(value).matches() && !value.endsWith(":");
        boolean plain = withColons
                || PLAIN.matcher(value).matches()
                || NEGATIVE.matcher(value).matches();
        return plain && !NULL.matcher(value).matches();
    }

    private static String doubleQuoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (needsEscape(c)) {
                        text.append(c > 0xffff ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
                    } else {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        return text.append('"').toString();
    }

    private static boolean needsEscape(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        };
    }
}
