package dev.homecroft.model.edit;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.language.Form;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Mappings over several lines: their keys in order, two columns for each level, comments with what they stand above. Works on
 * whole lines; throws CroftException where lines and values do not go together.
 */
final class BlockLayout {
    /** Marks a line inside a value, whose blank space is part of what it says. */
    static final String VERBATIM = "\u0000";

    private static final String CODE = "layout-unclear";
    private static final int STEP = 2;

    private final SourceText text;
    private final FieldOrder order;
    private final FlowLayout flow;

    BlockLayout(SourceText text, FieldOrder order) {
        this.text = text;
        this.order = order;
        this.flow = new FlowLayout(text, order);
    }

    /** Lines that can't be laid out without guessing. */
    private CroftException unclear(int line) {
        String words = "Line %d can't be laid out without guessing.".formatted(line);
        return new CroftException(Diagnostic.error(CODE, words)
                .at(SourceRange.ofFile(text.file()))
                .build());
    }

    /**
     * The lines of one entry.
     *
     * @param above blank lines and comments over its key
     * @param last the last line of its value
     * @param end the line behind the comments that belong to the inside of its value
     */
    private record Chunk(YamlNode.Entry entry, List<String> above, int first, int last, int end) {}

    /** The mapping in lines {@code from} to {@code end}, the latter excluded, with its keys in column {@code indent}. */
    List<String> of(Form form, YamlNode.Mapping mapping, int from, int end, int indent) {
        List<Chunk> chunks = chunks(mapping, from, end);
        List<String> lines = new ArrayList<>();
        for (int number : order.sorted(form, mapping)) {
            Chunk chunk = chunks.get(number);
            chunk.above.forEach(line -> lines.add(comment(line, indent)));
            String key = chunk.entry.key().text();
            lines.addAll(entry(order.below(form, mapping, key), chunk, indent));
        }
        int behind = chunks.isEmpty() ? from : chunks.getLast().end;
        between(behind, end).forEach(line -> lines.add(comment(line, indent)));
        return lines;
    }

    private static String comment(String line, int indent) {
        return line.isBlank() ? "" : " ".repeat(indent) + line.strip();
    }

    private List<Chunk> chunks(YamlNode.Mapping mapping, int from, int end) {
        List<Chunk> chunks = new ArrayList<>();
        List<YamlNode.Entry> entries = mapping.entries();
        int begun = from;
        for (int i = 0; i < entries.size(); i++) {
            YamlNode.Entry entry = entries.get(i);
            int first = line(entry.key().range().start());
            int last = lastLine(entry);
            int next = i + 1 < entries.size()
                    ? line(entries.get(i + 1).key().range().start())
                    : end;
            if (first < begun || next <= last || !beginsItsLine(entry.key())) {
                throw unclear(first);
            }
            int inside = inside(entry.key(), last + 1, next);
            chunks.add(new Chunk(entry, between(begun, first), first, last, inside));
            begun = inside;
        }
        return chunks;
    }

    private boolean beginsItsLine(YamlNode.Scalar key) {
        SourcePosition start = key.range().start();
        return text.line(start.line()).substring(0, start.column() - 1).isBlank();
    }

    /** Comments deeper than the key, right below its value, belong to the value. */
    private int inside(YamlNode.Scalar key, int from, int next) {
        int line = from;
        while (line < next
                && !text.line(line).isBlank()
                && leading(text.line(line)) > key.range().start().column() - 1) {
            requireComment(line);
            line++;
        }
        return line;
    }

    private List<String> between(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int line = from; line < to; line++) {
            requireComment(line);
            lines.add(text.line(line));
        }
        return lines;
    }

    private void requireComment(int line) {
        String words = text.line(line);
        if (!words.isBlank() && !words.strip().startsWith("#")) {
            throw unclear(line);
        }
    }

    private List<String> entry(Form form, Chunk chunk, int indent) {
        YamlNode.Entry entry = chunk.entry;
        int column = entry.key().range().start().column() - 1;
        String head = " ".repeat(indent) + text.excerpt(entry.key().range()) + ":";
        boolean isBelow = !(entry.value() instanceof YamlNode.Empty)
                && line(entry.value().range().start()) > chunk.first;
        String rest = rest(entry, form, chunk);
        List<String> lines = new ArrayList<>();
        lines.add(head + (rest.isEmpty() ? "" : " " + rest));
        boolean isBlock = isBelow && !isFlow(entry.value());
        if (isBlock && entry.value() instanceof YamlNode.Mapping nested) {
            lines.addAll(of(form, nested, chunk.first + 1, chunk.end, indent + STEP));
            return lines;
        }
        boolean isList = isBlock && entry.value() instanceof YamlNode.Sequence;
        int old = isList ? entry.value().range().start().column() - 1 : column;
        int fresh = isList ? indent + STEP : indent;
        for (int line = chunk.first + 1; line < chunk.end; line++) {
            boolean isInside = entry.value() instanceof YamlNode.Scalar && line <= chunk.last;
            lines.add((isInside ? VERBATIM : "") + shifted(text.line(line), fresh - old));
        }
        return lines;
    }

    private boolean isFlow(YamlNode node) {
        String excerpt = text.excerpt(node.range());
        return excerpt.startsWith("{") || excerpt.startsWith("[");
    }

    /** What follows the colon on the key's line, in its canonical spacing. */
    private String rest(YamlNode.Entry entry, Form form, Chunk chunk) {
        String line = text.line(chunk.first);
        String behind = line.substring(codeUnits(line, entry.key().range().end().column() - 1))
                .strip();
        if (!behind.startsWith(":")) {
            throw unclear(chunk.first);
        }
        String rest = behind.substring(1).strip();
        Optional<String> written =
                chunk.first == line(entry.value().range().start()) ? flow.of(form, entry.value()) : Optional.empty();
        String old = text.excerpt(entry.value().range());
        return written.isPresent() && rest.startsWith(old) ? written.get() + rest.substring(old.length()) : rest;
    }

    private static int codeUnits(String line, int codePoints) {
        return line.offsetByCodePoints(0, Math.min(codePoints, line.codePointCount(0, line.length())));
    }

    private static String shifted(String line, int by) {
        if (line.isBlank()) {
            return line;
        }
        int leading = leading(line);
        return " ".repeat(Math.max(0, leading + by)) + line.substring(leading);
    }

    private static int leading(String line) {
        int count = 0;
        while (count < line.length() && line.charAt(count) == ' ') {
            count++;
        }
        return count;
    }

    private static int line(SourcePosition position) {
        return position.line();
    }

    /** The line of the last character of the value, blank space at its end left out. */
    private int lastLine(YamlNode.Entry entry) {
        int end = Math.max(
                entry.key().range().end().offset(), entry.value().range().end().offset());
        int start = entry.key().range().start().offset();
        int last = end - 1;
        while (last > start && Character.isWhitespace(text.text().charAt(last))) {
            last--;
        }
        return Math.max(line(text.position(last)), line(entry.value().range().start()));
    }
}
