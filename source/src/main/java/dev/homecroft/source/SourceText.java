package dev.homecroft.source;

import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import java.util.Arrays;

/**
 * The text of one file, with its lines. Lines end with LF, CRLF or CR; a byte order mark counts as an offset but not as
 * a column, and no line shows it.
 */
public final class SourceText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String file;
    private final String text;
    private final int[] lineStarts;
    /** Offsets of the first halves of surrogate pairs, ascending. */
    private final int[] pairs;

    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lineStarts = lineStarts(text);
        this.pairs = pairs(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnds = c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1));
            if (lineEnds) {
                starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static int[] pairs(String text) {
        int[] pairs = new int[0];
        int count = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                pairs = count == pairs.length ? Arrays.copyOf(pairs, Math.max(16, count * 2)) : pairs;
                pairs[count++] = i++;
            }
        }
        return Arrays.copyOf(pairs, count);
    }

    public String file() {
        return file;
    }

    public String text() {
        return text;
    }

    public int lineCount() {
        return lineStarts.length;
    }

    /** The line, from 1, without its end and without a byte order mark; empty beyond the text, which may have changed. */
    public String line(int number) {
        if (number < 1 || number > lineStarts.length) {
            return "";
        }
        int start = lineStarts[number - 1];
        int end = number < lineStarts.length ? lineStarts[number] : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start == 0 ? start + markLength() : start, end);
    }

    /** The offset at which a line, from 1, begins. */
    int lineStart(int number) {
        return lineStarts[number - 1];
    }

    /** The place of an offset in UTF-16 code units. */
    public SourcePosition position(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int start = line == 0 ? Math.min(markLength(), offset) : lineStarts[line];
        int column = codePointsBefore(offset) - codePointsBefore(start) + 1;
        return new SourcePosition(line + 1, column, offset);
    }

    /** From one offset to another, end exclusive. */
    public SourceRange range(int start, int end) {
        return new SourceRange(file, position(start), position(end));
    }

    /** The very characters of a range of this file. */
    public String excerpt(SourceRange range) {
        return text.substring(range.start().offset(), range.end().offset());
    }

    private int markLength() {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    /** The UTF-16 offset of the code point with this index. */
    int offsetOfCodePoint(int index) {
        int low = 0;
        int high = pairs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = pairs[middle] - middle < index;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return Math.min(text.length(), index + low);
    }

    private int codePointsBefore(int offset) {
        int found = Arrays.binarySearch(pairs, offset);
        return offset - (found >= 0 ? found : -found - 1);
    }
}
