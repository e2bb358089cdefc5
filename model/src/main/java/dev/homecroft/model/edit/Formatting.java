package dev.homecroft.model.edit;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.language.Language;
import dev.homecroft.source.ParseResult;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlNode;
import dev.homecroft.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The canonical layout of a lab's file: sections and fields in the order of the manual, names in the order of their owner, two
 * columns for each level, one blank line between sections, comments kept. What it makes is read back: a text whose values
 * would not all be the same is left as it is.
 */
public final class Formatting {
    private final FieldOrder order;

    public Formatting(Language language) {
        this.order = new FieldOrder(language);
    }

    /** The text in its canonical layout; empty if it can't be laid out without changing what it says. */
    public Optional<String> of(String file, String text) {
        String plain = text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
        Optional<YamlNode> root = read(file, plain);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> laidOut = root.get() instanceof YamlNode.Mapping mapping
                        && !plain.stripLeading().startsWith("{")
                ? mapping(file, plain, mapping)
                : Optional.of(tidy(plain));
        Optional<String> result = laidOut.filter(fresh -> comments(fresh).equals(comments(plain)))
                .filter(fresh -> read(file, fresh)
                        .filter(after -> isSame(root.get(), after))
                        .isPresent());
        return text.contains("\r\n") ? result.map(fresh -> fresh.replace("\n", "\r\n")) : result;
    }

    private Optional<String> mapping(String file, String plain, YamlNode.Mapping mapping) {
        SourceText text = new SourceText(file, plain);
        int header = header(text, mapping);
        try {
            List<String> body = new BlockLayout(text, order).of(order.file(), mapping, header, text.lineCount() + 1, 0);
            List<String> lines = new ArrayList<>();
            for (int line = 1; line < header; line++) {
                lines.add(text.line(line).stripTrailing());
            }
            lines.addAll(spaced(body));
            return Optional.of(joined(lines));
        } catch (CroftException unclear) {
            return Optional.empty();
        }
    }

    /** The first line behind what stands above the whole file: a comment with a blank line below it, or a marker. */
    private static int header(SourceText text, YamlNode.Mapping mapping) {
        int first = mapping.entries().isEmpty()
                ? 1
                : mapping.entries().getFirst().key().range().start().line();
        int header = 1;
        for (int line = 1; line < first; line++) {
            String words = text.line(line);
            if (words.isBlank() || words.startsWith("---")) {
                header = line + 1;
            }
        }
        return header;
    }

    /** A blank line before each section but the first, above its comments. */
    private static List<String> spaced(List<String> body) {
        List<String> spaced = new ArrayList<>();
        List<String> above = new ArrayList<>();
        boolean isFirst = true;
        for (String line : body) {
            if (line.startsWith("#") || line.isBlank()) {
                above.add(line);
                continue;
            }
            boolean isSection = !line.startsWith(" ") && !line.startsWith(BlockLayout.VERBATIM);
            if (isSection && !isFirst && (above.isEmpty() || !above.getFirst().isBlank())) {
                spaced.add("");
            }
            isFirst &= !isSection;
            spaced.addAll(above);
            above.clear();
            spaced.add(line);
        }
        spaced.addAll(above);
        return spaced;
    }

    private static String tidy(String text) {
        return joined(text.lines().toList());
    }

    /** No blank line at the start or the end, and never two together. */
    private static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        boolean wasBlank = true;
        for (String line : lines) {
            if (line.startsWith(BlockLayout.VERBATIM)) {
                text.append(line.substring(1)).append('\n');
                wasBlank = false;
                continue;
            }
            String kept = line.isBlank() ? "" : line.stripTrailing();
            if (!(kept.isEmpty() && wasBlank)) {
                text.append(kept).append('\n');
            }
            wasBlank = kept.isEmpty();
        }
        String all = text.toString();
        return all.endsWith("\n\n") ? all.substring(0, all.length() - 1) : all;
    }

    private static List<String> comments(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("#"))
                .sorted()
                .toList();
    }

    private static Optional<YamlNode> read(String file, String text) {
        ParseResult result = YamlReader.read(file, text.getBytes(StandardCharsets.UTF_8));
        boolean clean = result.diagnostics().stream().noneMatch(Diagnostic::isError);
        return clean ? result.root() : Optional.empty();
    }

    /** Whether both say the same; keys may stand in another order. */
    private static boolean isSame(YamlNode before, YamlNode after) {
        return switch (before) {
            case YamlNode.Scalar old ->
                after instanceof YamlNode.Scalar now && now.text().equals(old.text()) && now.isNull() == old.isNull();
            case YamlNode.Empty _ -> after instanceof YamlNode.Empty;
            case YamlNode.Sequence old -> after instanceof YamlNode.Sequence now && areSame(old.items(), now.items());
            case YamlNode.Mapping old ->
                after instanceof YamlNode.Mapping now
                        && old.entries().size() == now.entries().size()
                        && old.entries().stream()
                                .allMatch(entry -> now.get(entry.key().text())
                                        .filter(value -> isSame(entry.value(), value))
                                        .isPresent());
        };
    }

    private static boolean areSame(List<YamlNode> before, List<YamlNode> after) {
        Iterator<YamlNode> others = after.iterator();
        return before.size() == after.size() && before.stream().allMatch(node -> isSame(node, others.next()));
    }
}
