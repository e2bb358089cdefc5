package dev.homecroft.views;

import java.util.ArrayList;
import java.util.List;

/** The fewest lines that go and come between two texts, as long as these are not very long. */
final class LineDiff {
    /** Beyond so many pairs of lines all that differs is shown as replaced. */
    private static final long MOST = 16_000_000;

    private LineDiff() {}

    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** @param number of the line in the text that it is from, from 1 */
    record Line(Kind kind, String text, int number) {}

    static List<Line> of(List<String> before, List<String> after) {
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < after.size() - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        add(lines, Kind.SAME, before, 0, head);
        middle(lines, before, head, before.size() - tail, after, head, after.size() - tail);
        add(lines, Kind.SAME, after, after.size() - tail, after.size());
        return lines;
    }

    private static void add(List<Line> lines, Kind kind, List<String> texts, int from, int to) {
        for (int i = from; i < to; i++) {
            lines.add(new Line(kind, texts.get(i), i + 1));
        }
    }

    private static void middle(
            List<Line> lines, List<String> before, int from, int to, List<String> after, int start, int end) {
        if ((long) (to - from) * (end - start) > MOST) {
            add(lines, Kind.REMOVED, before, from, to);
            add(lines, Kind.ADDED, after, start, end);
            return;
        }
        int[][] common = common(before, from, to, after, start, end);
        int i = from;
        int j = start;
        while (i < to && j < end) {
            if (before.get(i).equals(after.get(j))) {
                add(lines, Kind.SAME, after, j, j + 1);
                i++;
                j++;
            } else if (common[i + 1 - from][j - start] >= common[i - from][j + 1 - start]) {
                add(lines, Kind.REMOVED, before, i, ++i);
            } else {
                add(lines, Kind.ADDED, after, j, ++j);
            }
        }
        add(lines, Kind.REMOVED, before, i, to);
        add(lines, Kind.ADDED, after, j, end);
    }

    /** Length of the longest common subsequence of what is left from each pair of places. */
    private static int[][] common(List<String> before, int from, int to, List<String> after, int start, int end) {
        int[][] common = new int[to - from + 1][end - start + 1];
        for (int i = to - 1; i >= from; i--) {
            for (int j = end - 1; j >= start; j--) {
                common[i - from][j - start] = before.get(i).equals(after.get(j))
                        ? common[i + 1 - from][j + 1 - start] + 1
                        : Math.max(common[i + 1 - from][j - start], common[i - from][j + 1 - start]);
            }
        }
        return common;
    }
}
