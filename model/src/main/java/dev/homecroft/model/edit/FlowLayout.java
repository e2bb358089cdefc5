package dev.homecroft.model.edit;

import dev.homecroft.model.language.Form;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values in brackets: {@code { a: 1, b: [2, 3] }}. What spans lines, or has anchors, aliases or tags, stays as it is. */
final class FlowLayout {
    private static final Pattern SPECIAL = Pattern.compile("(?:^|[\\s\\[{,:])[&*!]");

    private final SourceText text;
    private final FieldOrder order;

    FlowLayout(SourceText text, FieldOrder order) {
        this.text = text;
        this.order = order;
    }

    /** The value as it should stand on its line, or empty when it is not for us to say. */
    Optional<String> of(Form form, YamlNode node) {
        String excerpt = text.excerpt(node.range());
        boolean inBrackets = excerpt.startsWith("{") || excerpt.startsWith("[");
        if (!inBrackets || excerpt.contains("\n") || SPECIAL.matcher(excerpt).find()) {
            return Optional.empty();
        }
        return write(form, node);
    }

    private Optional<String> write(Form form, YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> Optional.of(text.excerpt(scalar.range()));
            case YamlNode.Empty _ -> Optional.empty();
            case YamlNode.Sequence list ->
                join(list.items().stream()
                                .map(item -> write(form instanceof Form.Many(Form each) ? each : form, item))
                                .toList())
                        .map(items -> "[" + items + "]");
            case YamlNode.Mapping mapping -> mapping(form, mapping);
        };
    }

    private Optional<String> mapping(Form form, YamlNode.Mapping mapping) {
        if (!text.excerpt(mapping.range()).startsWith("{")) {
            return Optional.empty();
        }
        List<Optional<String>> entries = order.sorted(form, mapping).stream()
                .map(mapping.entries()::get)
                .map(entry -> write(order.below(form, mapping, entry.key().text()), entry.value())
                        .map(value -> text.excerpt(entry.key().range()) + ": " + value))
                .toList();
        return join(entries).map(all -> all.isEmpty() ? "{}" : "{ " + all + " }");
    }

    private static Optional<String> join(List<Optional<String>> parts) {
        boolean all = parts.stream().allMatch(Optional::isPresent);
        return all
                ? Optional.of(parts.stream().map(Optional::get).collect(Collectors.joining(", ")))
                : Optional.empty();
    }
}
