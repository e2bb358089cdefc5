package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes one value in a YAML text and nothing else: comments, spacing, order, line ends and quotes around it stay to the
 * byte. A path is the keys from the root; in a list a step is an index from 0.
 *
 * <p>Each edit is read back before it is handed out. One that would change more than its path, such as through an
 * anchor, is refused with {@link SourceCodes#YAML_EDIT}; so is a text that has errors, with these.
 */
public final class YamlEdit {
    private final SourceText text;
    private final YamlNode root;

    private YamlEdit(SourceText text, YamlNode root) {
        this.text = text;
        this.root = root;
    }

    /** Takes up a text; throws {@link CroftException} with what is wrong with it. */
    public static YamlEdit of(SourceText text) {
        ParseResult result = parse(text);
        List<Diagnostic> errors =
                result.diagnostics().stream().filter(Diagnostic::isError).toList();
        if (!errors.isEmpty() || result.root().isEmpty()) {
            throw new CroftException(errors);
        }
        return new YamlEdit(text, result.root().get());
    }

    /**
     * The text with this value at the path, in quotes if it needs them. A key that is not there is added to its mapping;
     * the mapping itself must be there or be empty. A list or mapping is replaced only if it stands in brackets.
     */
    public String set(List<String> path, String value) {
        Spot parent = parentOf(path);
        String last = path.getLast();
        Optional<YamlNode> old = child(parent.node(), last);
        Optional<Splice> splice = old.isPresent()
                ? Splices.replace(text, old.get(), ScalarText.write(value, parent.inFlow()))
                : Splices.add(text, parent.node(), ScalarText.write(last, true), value, parent.inFlow());
        return checked(path, splice, Flat.with(root, path, value));
    }

    /** The text without the entry of a mapping at the path; the mapping stays, as {@code {}} if it was the last one. */
    public String remove(List<String> path) {
        Spot parent = parentOf(path);
        if (child(parent.node(), path.getLast()).isEmpty()) {
            throw new CroftException(Problems.nothingToEdit(text, path));
        }
        Optional<Splice> splice = switch (parent.node()) {
            case YamlNode.Mapping mapping -> Splices.remove(text, mapping, path.getLast());
            case YamlNode.Sequence _, YamlNode.Scalar _, YamlNode.Empty _ -> Optional.empty();
        };
        return checked(path, splice, Flat.without(root, path));
    }

    /**
     * The text with other words in the place of these keys and values, all at once; quotes stay where there are some.
     *
     * @param texts by the range of a key or a single value
     */
    public String replace(Map<SourceRange, String> texts) {
        Map<SourceRange, YamlNode.Scalar> found = new TreeMap<>(Comparator.reverseOrder());
        Scalars.collect(root, texts.keySet(), found);
        String edited = text.text();
        for (Map.Entry<SourceRange, YamlNode.Scalar> place : found.entrySet()) {
            SourceRange at = place.getKey();
            String written = ScalarText.inPlaceOf(text.excerpt(at), texts.getOrDefault(at, ""));
            edited = new Splice(at.start().offset(), at.end().offset(), written).in(edited);
        }
        ParseResult result = parse(new SourceText(text.file(), edited));
        boolean clean = result.diagnostics().stream().noneMatch(Diagnostic::isError);
        boolean asMeant = result.root()
                .map(after -> Scalars.isReplaced(root, after, texts))
                .orElse(false);
        if (found.size() != texts.size() || !clean || !asMeant) {
            throw new CroftException(Problems.editRefused(text, List.copyOf(texts.values())));
        }
        return edited;
    }

    /** @param inFlow whether the values in it stand inside brackets */
    private record Spot(YamlNode node, boolean inFlow) {}

    private Spot parentOf(List<String> path) {
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one step");
        }
        YamlNode node = root;
        boolean inFlow = Splices.isFlow(text, node);
        for (String step : path.subList(0, path.size() - 1)) {
            node = child(node, step).orElseThrow(() -> new CroftException(Problems.nothingToEdit(text, path)));
            inFlow |= Splices.isFlow(text, node);
        }
        return new Spot(node, inFlow);
    }

    private static Optional<YamlNode> child(YamlNode node, String step) {
        return switch (node) {
            case YamlNode.Mapping mapping -> mapping.get(step);
            case YamlNode.Sequence list ->
                list.items().stream()
                        .skip(
                                step.matches("[0-9]{1,6}")
                                        ? Integer.parseInt(step)
                                        : list.items().size())
                        .findFirst();
            case YamlNode.Scalar _, YamlNode.Empty _ -> Optional.empty();
        };
    }

    private String checked(List<String> path, Optional<Splice> splice, Map<List<String>, String> expected) {
        if (splice.isPresent()) {
            String edited = splice.get().in(text.text());
            ParseResult result = parse(new SourceText(text.file(), edited));
            boolean clean = result.diagnostics().stream().noneMatch(Diagnostic::isError);
            if (clean && result.root().map(Flat::of).equals(Optional.of(expected))) {
                return edited;
            }
        }
        throw new CroftException(Problems.editRefused(text, path));
    }

    private static ParseResult parse(SourceText text) {
        return YamlReader.read(text.file(), text.text().getBytes(StandardCharsets.UTF_8));
    }
}
