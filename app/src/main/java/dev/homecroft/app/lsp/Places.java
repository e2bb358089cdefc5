package dev.homecroft.app.lsp;

import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.SourceText;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Places in the protocol's terms: lines and UTF-16 code units from 0, where ours are lines and code points from 1. */
final class Places {
    private Places() {}

    static Range range(SourceText text, SourceRange range) {
        return new Range(position(text, range.start()), position(text, range.end()));
    }

    private static Position position(SourceText text, SourcePosition position) {
        String line = text.line(position.line());
        int points = Math.min(position.column() - 1, line.codePointCount(0, line.length()));
        return new Position(position.line() - 1, line.offsetByCodePoints(0, points));
    }

    static boolean contains(Range range, Position position) {
        return !isBefore(position, range.getStart()) && !isBefore(range.getEnd(), position);
    }

    private static boolean isBefore(Position one, Position other) {
        return one.getLine() < other.getLine()
                || (one.getLine() == other.getLine() && one.getCharacter() < other.getCharacter());
    }

    /** All of a text. */
    static Range whole(SourceText text) {
        int last = text.lineCount();
        return new Range(
                new Position(0, 0), new Position(last - 1, text.line(last).length()));
    }
}
