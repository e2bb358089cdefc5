package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.source.YamlNode.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Adds to a YAML text what is not in it yet: keys to mappings and items to lists, at any depth and all at once. What stands there
 * keeps its place, its layout and its comments to the byte; nothing is replaced. Used once.
 */
public final class YamlGrowth {
    private final SourceText text;
    private final YamlNode root;
    private final String lineBreak;
    private final List<Splice> splices = new ArrayList<>();
    private final Map<List<String>, String> expected;

    private YamlGrowth(SourceText text, YamlNode root) {
        this.text = text;
        this.root = root;
        this.lineBreak = text.text().contains("\r\n") ? "\r\n" : "\n";
        this.expected = Flat.of(root);
    }

    /**
     * The text with all of this besides. Mappings are merged, and items are put behind those of a list. Throws
     * {@link CroftException} when a key is there with another value, and when the text can't be read.
     */
    public static String grow(SourceText text, Json.Obj addition) {
        if (text.text().isBlank()) {
            return text.text() + JsonYaml.block(addition, 0, "\n");
        }
        ParseResult result = parse(text);
        List<Diagnostic> errors =
                result.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty() || result.root().isEmpty()) {
            throw new CroftException(errors);
        }
        return new YamlGrowth(text, result.root().get()).grown(addition);
    }

    private String grown(Json.Obj addition) {
        into(root, addition, List.of(), Optional.of(-2));
        String grown = text.text();
        // Of two at one place the outer one was found first and goes in first, so that the inner one lands before it.
        for (Splice splice : splices.stream()
                .sorted(Comparator.comparingInt(Splice::start).reversed())
                .toList()) {
            grown = splice.in(grown);
        }
        ParseResult result = parse(new SourceText(text.file(), grown));
        boolean clean = result.diagnostics().stream().noneMatch(Diagnostic::isError);
        if (!clean || !result.root().map(Flat::of).equals(Optional.of(expected))) {
            throw refused(List.copyOf(addition.members().keySet()));
        }
        return grown;
    }

    /** @param indent of the key that the node is the value of, if that key begins its line */
    private void into(YamlNode node, Json addition, List<String> path, Optional<Integer> indent) {
        switch (node) {
            case Mapping mapping when addition instanceof Json.Obj object -> intoMapping(mapping, object, path, indent);
            case YamlNode.Sequence list
            when addition instanceof Json.Arr(List<Json> items) -> intoList(list, items, path);
            case YamlNode.Empty empty -> fill(empty, addition, path, indent);
            case YamlNode.Scalar scalar -> {
                if (!Optional.of(scalar.text()).equals(JsonYaml.scalar(addition))) {
                    throw refused(path);
                }
            }
            case Mapping _, YamlNode.Sequence _ -> throw refused(path);
        }
    }

    private void intoMapping(Mapping mapping, Json.Obj addition, List<String> path, Optional<Integer> indent) {
        Map<String, Json> missing = new LinkedHashMap<>(addition.members());
        missing.keySet()
                .removeIf(key -> mapping.entries().stream()
                        .anyMatch(entry -> entry.key().text().equals(key)));
        boolean isFlow = Splices.isFlow(text, mapping);
        if (!missing.isEmpty()) {
            expected.remove(path);
            missing.forEach((key, value) -> expect(value, below(path, key)));
            splices.add(members(mapping, new Json.Obj(missing), indent, isFlow));
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            addition.get(entry.key().text())
                    .ifPresent(value -> into(
                            entry.value(),
                            value,
                            below(path, entry.key().text()),
                            isFlow ? Optional.empty() : Optional.of(column(mapping))));
        }
    }

    private Splice members(Mapping mapping, Json.Obj missing, Optional<Integer> indent, boolean isFlow) {
        if (mapping.entries().isEmpty() && indent.isPresent()) {
            int from = text.text().substring(0, start(mapping)).stripTrailing().length();
            return new Splice(from, end(mapping), JsonYaml.nested(missing, indent.get() + 2, lineBreak));
        }
        if (mapping.entries().isEmpty()) {
            return new Splice(start(mapping), end(mapping), JsonYaml.flow(missing));
        }
        if (isFlow) {
            int at = end(mapping.entries().getLast());
            return new Splice(at, at, ", " + JsonYaml.members(missing));
        }
        return lines(end(mapping.entries().getLast()), JsonYaml.block(missing, column(mapping), lineBreak));
    }

    private void intoList(YamlNode.Sequence list, List<Json> items, List<String> path) {
        if (items.isEmpty()) {
            return;
        }
        expected.remove(path);
        for (int i = 0; i < items.size(); i++) {
            expect(items.get(i), below(path, Integer.toString(list.items().size() + i)));
        }
        String flow = String.join(", ", items.stream().map(JsonYaml::flow).toList());
        if (list.items().isEmpty()) {
            splices.add(new Splice(start(list), end(list), "[" + flow + "]"));
        } else if (Splices.isFlow(text, list)) {
            int at = end(list.items().getLast());
            splices.add(new Splice(at, at, ", " + flow));
        } else {
            String lines = JsonYaml.items(items, column(list), lineBreak);
            splices.add(lines(end(list.items().getLast()), lines));
        }
    }

    private void fill(YamlNode.Empty nothing, Json addition, List<String> path, Optional<Integer> indent) {
        int at = start(nothing);
        boolean isBehindColon = at > 0 && text.text().charAt(at - 1) == ':';
        if (!isBehindColon) {
            throw refused(path);
        }
        expected.remove(path);
        expect(addition, path);
        boolean isNested = indent.isPresent() && addition instanceof Json.Obj;
        String written = isNested
                ? JsonYaml.nested((Json.Obj) addition, indent.get() + 2, lineBreak)
                : " " + JsonYaml.flow(addition);
        splices.add(new Splice(at, at, written));
    }

    /** Whole lines behind the one that ends there. */
    private Splice lines(int end, String lines) {
        int at = end;
        while (at < text.text().length() && "\r\n".indexOf(text.text().charAt(at)) < 0) {
            at++;
        }
        return new Splice(at, at, lineBreak + lines.stripTrailing());
    }

    private void expect(Json value, List<String> path) {
        switch (value) {
            case Json.Obj(Map<String, Json> members) -> {
                if (members.isEmpty()) {
                    expected.put(path, "{}");
                }
                members.forEach((key, member) -> expect(member, below(path, key)));
            }
            case Json.Arr(List<Json> items) -> {
                if (items.isEmpty()) {
                    expected.put(path, "[]");
                }
                for (int i = 0; i < items.size(); i++) {
                    expect(items.get(i), below(path, Integer.toString(i)));
                }
            }
            case Json.Null() -> expected.put(path, "null");
            case Json.Str _, Json.Num _, Json.Bool _ ->
                expected.put(path, "=" + JsonYaml.scalar(value).orElse(""));
        }
    }

    private CroftException refused(List<String> path) {
        return new CroftException(Problems.editRefused(text, path));
    }

    private static List<String> below(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    private static int column(YamlNode node) {
        return node.range().start().column() - 1;
    }

    private static int start(YamlNode node) {
        return node.range().start().offset();
    }

    private static int end(YamlNode node) {
        return node.range().end().offset();
    }

    private static int end(YamlNode.Entry entry) {
        return Math.max(end(entry.key()), end(entry.value()));
    }

    private static ParseResult parse(SourceText text) {
        return YamlReader.read(text.file(), text.text().getBytes(StandardCharsets.UTF_8));
    }
}
