package dev.homecroft.views;

import dev.homecroft.kernel.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One place in a file: where it is, the line, and a mark under the part that matters with short words behind it.
 *
 * @param gutter columns for line numbers
 */
record ExcerptView(Paper paper, Excerpts excerpts, int gutter) {
    /** Columns kept free for words behind or below the mark. */
    private static final int LABEL_ROOM = 24;

    List<String> lines(SourceRange range, String label, char mark, Ink ink) {
        List<String> lines = new ArrayList<>();
        boolean wholeFile = range.equals(SourceRange.ofFile(range.file()));
        String place = wholeFile ? range.file() : range.toString();
        lines.add(" ".repeat(gutter) + paper.paint(Ink.FAINT, "┌─") + " " + Columns.visible(place));
        Optional<String> text = wholeFile
                ? Optional.empty()
                : excerpts.line(range.file(), range.start().line());
        if (text.isEmpty()) {
            if (!label.isEmpty()) {
                words(label, 0, ink).forEach(line -> lines.add(bar() + line));
            }
            return lines;
        }
        Marked marked = marked(text.get(), range);
        Marked shown = marked.within(paper.width() - gutter - 2);
        String number = Columns.right(Integer.toString(range.start().line()), gutter);
        lines.add((paper.paint(Ink.FAINT, number + "│") + " " + shown.text()).stripTrailing());
        String under = " ".repeat(shown.start())
                + paper.paint(ink, String.valueOf(mark).repeat(shown.length()));
        int free = paper.width() - gutter - 2 - shown.start() - shown.length() - 1;
        if (label.isEmpty() || Columns.width(label) <= free) {
            lines.add(bar() + under + (label.isEmpty() ? "" : " " + paper.paint(ink, label)));
        } else {
            lines.add(bar() + under);
            words(label, shown.start(), ink).forEach(line -> lines.add(bar() + line));
        }
        return lines;
    }

    private String bar() {
        return " ".repeat(gutter) + paper.paint(Ink.FAINT, "│") + " ";
    }

    private List<String> words(String label, int column, Ink ink) {
        int room = paper.width() - gutter - 2;
        int start = Math.max(0, Math.min(column, room - LABEL_ROOM));
        return Columns.wrap(label, room - start).stream()
                .map(line -> " ".repeat(start) + paper.paint(ink, line))
                .toList();
    }

    /** The line as it is shown, and the columns of the range in it. At least one column is marked. */
    private static Marked marked(String line, SourceRange range) {
        int[] codePoints = line.codePoints().toArray();
        int from = Math.min(range.start().column() - 1, codePoints.length);
        boolean oneLine = range.start().line() == range.end().line();
        int to = oneLine ? Math.min(range.end().column() - 1, codePoints.length) : codePoints.length;
        StringBuilder text = new StringBuilder();
        int column = 0;
        int start = 0;
        int end = 0;
        for (int i = 0; i < codePoints.length; i++) {
            String shown = Columns.visible(codePoints[i]);
            text.append(shown);
            start = i == from ? column : start;
            column += Columns.width(shown);
            end = i == to - 1 ? column : end;
        }
        start = from == codePoints.length ? column : start;
        return new Marked(text.toString(), start, Math.max(1, end - start));
    }

    /** @param start columns before the mark */
    private record Marked(String text, int start, int length) {
        /** The part of a long line that holds the beginning of the mark. */
        Marked within(int columns) {
            if (Columns.width(text) <= columns) {
                return new Marked(text, start, Math.min(length, Math.max(1, columns - start)));
            }
            int lead = columns / 4;
            boolean early = start + Math.min(length, columns / 2) < columns - 1;
            int drop = early ? 0 : start - lead;
            String rest = early ? text : "…" + dropColumns(drop + 1);
            int shift = early ? start : lead;
            return new Marked(Columns.cut(rest, columns), shift, Math.max(1, Math.min(length, columns - shift - 1)));
        }

        private String dropColumns(int columns) {
            int used = 0;
            int index = 0;
            while (index < text.length() && used < columns) {
                int c = text.codePointAt(index);
                used += Columns.width(c);
                index += Character.charCount(c);
            }
            // A wide character that was cut in half leaves a column behind.
            return " ".repeat(used - columns) + text.substring(index);
        }
    }
}
