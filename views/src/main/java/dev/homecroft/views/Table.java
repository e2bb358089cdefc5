package dev.homecroft.views;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows under one another in columns two spaces apart. The last column takes what is left of the width and goes on below
 * itself.
 *
 * @param indent columns before the first cell
 */
record Table(Paper paper, int indent) {
    private static final int SMALLEST_LAST = 20;

    /** Lines without line feeds. */
    List<String> lines(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(i -> rows.stream()
                        .filter(row -> i < row.size() - 1)
                        .mapToInt(row -> Columns.width(row.get(i)))
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.addAll(row(row, widths)));
        return lines;
    }

    private List<String> row(List<String> row, int[] widths) {
        StringBuilder head = new StringBuilder(" ".repeat(indent));
        int column = indent;
        for (int i = 0; i < row.size() - 1; i++) {
            head.append(Columns.left(row.get(i), widths[i])).append("  ");
            column += widths[i] + 2;
        }
        List<String> last = Columns.wrap(row.getLast(), Math.max(SMALLEST_LAST, paper.width() - column));
        List<String> lines = new ArrayList<>();
        lines.add((head + last.getFirst()).stripTrailing());
        int below = column;
        last.stream().skip(1).forEach(line -> lines.add(" ".repeat(below) + line));
        return lines;
    }
}
