package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;

/** What holds for the ranges of every file that can be decoded. */
final class RangeLaws {
    private final SourceText text;

    RangeLaws(SourceText text) {
        this.text = text;
    }

    void check(ParseResult result) {
        result.root().ifPresent(root -> node(root, text.range(0, text.text().length())));
        for (Diagnostic problem : result.diagnostics()) {
            problem.subject().ifPresent(this::within);
            problem.contexts().forEach(context -> within(context.range()));
        }
    }

    private void node(YamlNode node, SourceRange parent) {
        within(node.range());
        assertThat(parent.contains(node.range())).as("%s in %s", node, parent).isTrue();
        if (isAlias(node)) {
            return;
        }
        switch (node) {
            case YamlNode.Empty empty -> assertThat(text.excerpt(empty.range())).isEmpty();
            case YamlNode.Scalar scalar -> plainTextIsItsExcerpt(scalar);
            case YamlNode.Sequence sequence -> sequence.items().forEach(item -> node(item, sequence.range()));
            case YamlNode.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    if (!isAlias(entry.key())) {
                        node(entry.key(), mapping.range());
                    }
                    node(entry.value(), mapping.range());
                });
        }
    }

    private void plainTextIsItsExcerpt(YamlNode.Scalar scalar) {
        String excerpt = text.excerpt(scalar.range());
        boolean oneLine = excerpt.indexOf('\n') < 0 && excerpt.indexOf('\r') < 0;
        if (scalar.style() == YamlNode.Style.PLAIN && oneLine) {
            assertThat(excerpt).isEqualTo(scalar.text());
        }
    }

    private boolean isAlias(YamlNode node) {
        return text.excerpt(node.range()).startsWith("*");
    }

    private void within(SourceRange range) {
        assertThat(range.start()).isEqualTo(again(range.start()));
        assertThat(range.end()).isEqualTo(again(range.end()));
    }

    private SourcePosition again(SourcePosition position) {
        assertThat(position.offset()).isBetween(0, text.text().length());
        return text.position(position.offset());
    }
}
