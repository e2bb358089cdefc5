package dev.homecroft.kernel;

/**
 * A stretch of one file: from {@code start} to {@code end}, end exclusive.
 *
 * @param file path of the file relative to the lab's root, with {@code /} between its parts
 */
public record SourceRange(String file, SourcePosition start, SourcePosition end) implements Comparable<SourceRange> {
    public SourceRange {
        if (file.isEmpty() || end.compareTo(start) < 0) {
            throw new IllegalArgumentException("not a range: %s %s..%s".formatted(file, start, end));
        }
    }

    /** The whole of a file as one subject, for problems that have no better place. */
    public static SourceRange ofFile(String file) {
        return new SourceRange(file, SourcePosition.START, SourcePosition.START);
    }

    public boolean contains(SourceRange other) {
        return file.equals(other.file) && start.compareTo(other.start) <= 0 && end.compareTo(other.end) >= 0;
    }

    @Override
    public int compareTo(SourceRange other) {
        int files = file.compareTo(other.file);
        int starts = start.compareTo(other.start);
        return files != 0 ? files : starts != 0 ? starts : end.compareTo(other.end);
    }

    /** {@code file:line:column}, the form that editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file + ":" + start;
    }
}
