package dev.homecroft.views;

import java.util.ArrayList;
import java.util.List;

/** How many columns of a terminal text takes, and text fitted into columns. */
final class Columns {
    private static final String TAB = "    ";

    private Columns() {}

    /** Columns of the text: two for wide characters, none for those that join the one before. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    static int width(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** The ranges of Unicode's East Asian Width property W and F that people write, and the pictographs. */
    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115F
                        || (c >= 0x2E80 && c <= 0x303E)
                        || (c >= 0x3041 && c <= 0xA4CF)
                        || (c >= 0xAC00 && c <= 0xD7A3)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE6F)
                        || (c >= 0xFF00 && c <= 0xFF60)
                        || (c >= 0xFFE0 && c <= 0xFFE6)
                        || (c >= 0x1F300 && c <= 0x1F64F)
                        || (c >= 0x1F680 && c <= 0x1F6FF)
                        || (c >= 0x1F900 && c <= 0x1FAFF)
                        || (c >= 0x20000 && c <= 0x3FFFD));
    }

    /** Text that can't move the cursor or hide: tabs as four spaces, other controls and reordering marks as one sign. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.append(visible(c)));
        return shown.toString();
    }

    static String visible(int codePoint) {
        if (codePoint == '\t') {
            return TAB;
        }
        boolean joiner = codePoint == 0x200D;
        boolean hidden = Character.isISOControl(codePoint)
                || (Character.getType(codePoint) == Character.FORMAT && !joiner)
                || Character.getType(codePoint) == Character.SURROGATE;
        return hidden ? "\uFFFD" : Character.toString(codePoint);
    }

    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** The text, or as much of it as fits with a sign that something is missing. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            if (used + width(c) > columns - 1) {
                break;
            }
            kept.appendCodePoint(c);
            used += width(c);
        }
        return kept.append('…').toString();
    }

    /** Lines of whole words, none longer than the columns unless a single word is. Line ends in the text are kept. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
