package dev.homecroft.source;

import dev.homecroft.kernel.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A YAML value that knows where it stands. Scalars are text: {@code no}, {@code on}, {@code 010} and {@code 1:30} mean
 * what their reader wants them to mean.
 *
 * <p>A range covers the value alone, without its anchor or tag. What an alias stands for has the range of the alias,
 * while the nodes inside it keep the ranges of where they are written.
 */
public sealed interface YamlNode {
    SourceRange range();

    /** What it is, for messages: {@code a mapping}. */
    String kind();

    /** Whether nothing is stated: no value at all, or a plain {@code null} or {@code ~} (YAML 1.2, 10.3.2). */
    default boolean isNull() {
        return this instanceof Empty || (this instanceof Scalar scalar && scalar.isPlainNull());
    }

    /** How a scalar is written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED,
        /** Plain characters behind a {@code !!str} tag. */
        TAGGED
    }

    /** @param text the value, with escapes and folds undone */
    record Scalar(String text, Style style, SourceRange range) implements YamlNode {
        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        private boolean isPlainNull() {
            return style == Style.PLAIN && NULLS.contains(text);
        }

        @Override
        public String kind() {
            return isNull() ? "null" : "a single value";
        }
    }

    record Sequence(List<YamlNode> items, SourceRange range) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Its entries have different keys and keep the order of the text. */
    record Mapping(List<Entry> entries, SourceRange range) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }

        public Optional<YamlNode> get(String key) {
            return entry(key).map(Entry::value);
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }

    record Entry(Scalar key, YamlNode value) {}

    /** Nothing where a value could stand: {@code key:} and no more. Its range has no length. */
    record Empty(SourceRange range) implements YamlNode {
        @Override
        public String kind() {
            return "null";
        }
    }
}
