package dev.homecroft.kernel;

/**
 * A place in a text file.
 *
 * @param line line number, from 1
 * @param column column in code points, from 1
 * @param offset offset in UTF-16 code units from the start of the file, from 0
 */
public record SourcePosition(int line, int column, int offset) implements Comparable<SourcePosition> {
    public static final SourcePosition START = new SourcePosition(1, 1, 0);

    public SourcePosition {
        if (line < 1 || column < 1 || offset < 0) {
            throw new IllegalArgumentException("not a position: %d:%d@%d".formatted(line, column, offset));
        }
    }

    @Override
    public int compareTo(SourcePosition other) {
        return Integer.compare(offset, other.offset);
    }

    /** {@code line:column}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
