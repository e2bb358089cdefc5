package dev.homecroft.source;

import dev.homecroft.kernel.SourceRange;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the parser's marks, which count code points, into ranges of the text. */
final class Marks {
    private final SourceText text;

    Marks(SourceText text) {
        this.text = text;
    }

    int offset(Optional<Mark> mark) {
        return mark.isPresent() ? text.offsetOfCodePoint(mark.get().getIndex()) : 0;
    }

    SourceRange of(Event event) {
        return text.range(offset(event.getStartMark()), offset(event.getEndMark()));
    }

    /** The range of a node without its anchor and tag. */
    SourceRange bare(NodeEvent event, Optional<String> tag) {
        int start = offset(event.getStartMark());
        int end = Math.max(start, offset(event.getEndMark()));
        int properties = (event.getAnchor().isPresent() ? 1 : 0) + (tag.isPresent() ? 1 : 0);
        for (int i = 0; i < properties; i++) {
            start = afterProperty(start);
        }
        if (properties > 0 && start > end) {
            start = end;
        }
        return text.range(start, end);
    }

    private int afterProperty(int start) {
        String all = text.text();
        int i = start;
        boolean verbatim = all.startsWith("!<", i);
        while (i < all.length() && !endsProperty(all.charAt(i), verbatim)) {
            i++;
        }
        boolean spaceBefore = false;
        while (i < all.length()) {
            char c = all.charAt(i);
            if (c == '#' && spaceBefore) {
                i = endOfLine(i);
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                spaceBefore = true;
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    private int endOfLine(int start) {
        int i = start;
        while (i < text.text().length()
                && text.text().charAt(i) != '\n'
                && text.text().charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private static boolean endsProperty(char c, boolean verbatim) {
        boolean flow = !verbatim && (c == ',' || c == '[' || c == ']' || c == '{' || c == '}');
        return flow || c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** A block text's range without the line ends and blank lines that follow it. */
    SourceRange withoutBlankEnd(SourceRange range) {
        int end = range.start().offset() + text.excerpt(range).stripTrailing().length();
        return text.range(range.start().offset(), end);
    }

    /** The smallest range that holds both; a child whose start lies before moves the start. */
    SourceRange around(SourceRange range, SourceRange child) {
        boolean isBefore = child.start().offset() < range.start().offset();
        boolean isBeyond = child.end().offset() > range.end().offset();
        return isBefore || isBeyond
                ? new SourceRange(
                        range.file(), isBefore ? child.start() : range.start(), isBeyond ? child.end() : range.end())
                : range;
    }

    /** The range of a collection up to its closing bracket; in block style it ends with its last value. */
    SourceRange closed(SourceRange range, Event end) {
        int start = range.start().offset();
        char first = start < text.text().length() ? text.text().charAt(start) : ' ';
        boolean isFlow = first == '{' || first == '[';
        return isFlow ? around(range, of(end)) : range;
    }
}
