package dev.homecroft.source;

import dev.homecroft.source.YamlNode.Entry;
import dev.homecroft.source.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;

/** Where and how a text changes for one edit. What comes out empty cannot be done in place. */
final class Splices {
    private Splices() {}

    static boolean isFlow(SourceText text, YamlNode node) {
        String excerpt = text.excerpt(node.range());
        return excerpt.startsWith("{") || excerpt.startsWith("[");
    }

    static Optional<Splice> replace(SourceText text, YamlNode old, String written) {
        int start = start(old);
        return switch (old) {
            case YamlNode.Scalar _ -> Optional.of(new Splice(start, end(old), written));
            case YamlNode.Empty _ -> Optional.of(fill(text, start, written));
            case YamlNode.Sequence _, Mapping _ ->
                isFlow(text, old) ? Optional.of(new Splice(start, end(old), written)) : Optional.empty();
        };
    }

    /** A value where there was none: behind the colon or dash, or with a colon of its own as in {@code {key}}. */
    private static Splice fill(SourceText text, int at, String written) {
        char before = at == 0 ? '\n' : text.text().charAt(at - 1);
        String gap = before == ':' || before == '-' || before == '?' ? " " : ": ";
        return new Splice(at, at, gap + written);
    }

    static Optional<Splice> add(SourceText text, YamlNode parent, String key, String value, boolean inFlow) {
        return switch (parent) {
            case Mapping mapping
            when isFlow(text, mapping) -> Optional.of(addToFlow(mapping, key + ": " + ScalarText.write(value, true)));
            case Mapping mapping when mapping.entries().isEmpty() -> Optional.empty();
            case Mapping mapping ->
                Optional.of(addToBlock(text, mapping, key + ": " + ScalarText.write(value, inFlow)));
            case YamlNode.Empty empty ->
                Optional.of(addToNothing(text, empty, key + ": " + ScalarText.write(value, true)));
            case YamlNode.Scalar _, YamlNode.Sequence _ -> Optional.empty();
        };
    }

    private static Splice addToFlow(Mapping mapping, String entry) {
        if (mapping.entries().isEmpty()) {
            return new Splice(start(mapping), end(mapping), "{ " + entry + " }");
        }
        int end = end(mapping.entries().getLast());
        return new Splice(end, end, ", " + entry);
    }

    private static Splice addToBlock(SourceText text, Mapping mapping, String entry) {
        int lineEnd = lineEnd(text, end(mapping.entries().getLast()));
        String indent = " ".repeat(mapping.range().start().column() - 1);
        return new Splice(lineEnd, lineEnd, lineBreak(text) + indent + entry);
    }

    private static Splice addToNothing(SourceText text, YamlNode.Empty nothing, String entry) {
        int at = start(nothing);
        boolean isRoot = at == 0 || text.text().substring(0, at).equals("\uFEFF");
        if (!isRoot) {
            return fill(text, at, "{ " + entry + " }");
        }
        int end = text.text().length();
        boolean onNewLine = text.line(text.position(end).line()).isEmpty();
        return new Splice(end, end, (onNewLine ? "" : lineBreak(text)) + entry + lineBreak(text));
    }

    static Optional<Splice> remove(SourceText text, Mapping mapping, String key) {
        List<Entry> entries = mapping.entries();
        int index = entries.indexOf(mapping.entry(key).orElseThrow());
        boolean isFlow = isFlow(text, mapping);
        if (entries.size() == 1) {
            return Optional.of(new Splice(start(mapping), end(mapping), "{}"));
        }
        if (!isFlow && beginsItsLine(text, start(entries.get(index).key()))) {
            return Optional.of(wholeLines(text, entries.get(index)));
        }
        if (index > 0) {
            int from = end(entries.get(index - 1));
            return isFlow ? Optional.of(new Splice(from, end(entries.get(index)), "")) : Optional.empty();
        }
        int next = start(entries.get(1).key());
        String between = text.text().substring(end(entries.getFirst()), next);
        boolean onlyItsOwn = between.lines().skip(1).allMatch(String::isBlank);
        return onlyItsOwn ? Optional.of(new Splice(start(entries.getFirst().key()), next, "")) : Optional.empty();
    }

    private static Splice wholeLines(SourceText text, Entry entry) {
        int start = text.lineStart(text.position(start(entry.key())).line());
        boolean marked = start == 0 && text.text().startsWith("\uFEFF");
        int first = marked ? 1 : start;
        int end = lineEnd(text, end(entry));
        if (end < text.text().length()) {
            return new Splice(first, end + (text.text().startsWith("\r\n", end) ? 2 : 1), "");
        }
        return new Splice(first == 0 || marked ? first : lineEnd(text, previousLine(text, first)), end, "");
    }

    private static int previousLine(SourceText text, int lineStart) {
        return text.lineStart(text.position(lineStart).line() - 1);
    }

    private static boolean beginsItsLine(SourceText text, int offset) {
        int start = text.lineStart(text.position(offset).line());
        return text.text().substring(start, offset).replace("\uFEFF", "").isBlank();
    }

    private static int start(YamlNode node) {
        return node.range().start().offset();
    }

    private static int end(YamlNode node) {
        return node.range().end().offset();
    }

    private static int end(Entry entry) {
        return Math.max(end(entry.key()), end(entry.value()));
    }

    /** The offset of the line break that ends the line of an offset, or the end of the text. */
    private static int lineEnd(SourceText text, int offset) {
        int end = offset;
        while (end < text.text().length() && "\r\n".indexOf(text.text().charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String lineBreak(SourceText text) {
        int end = lineEnd(text, 0);
        return text.text().startsWith("\r\n", end) ? "\r\n" : text.text().startsWith("\r", end) ? "\r" : "\n";
    }
}
