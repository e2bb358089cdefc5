package dev.homecroft.source;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** YAML texts for properties: trees of mappings, lists and values in block and flow style, with comments between. */
final class YamlText {
    private YamlText() {}

    private sealed interface Tree {
        record Leaf(String text) implements Tree {}

        record Listing(List<Tree> items, boolean flow) implements Tree {}

        record Named(List<Tuple.Tuple2<String, Tree>> entries, boolean flow) implements Tree {}
    }

    static Arbitrary<String> documents() {
        return Combinators.combine(named(3), Arbitraries.of("\n", "\r\n"), Arbitraries.of("", "\uFEFF"))
                .as((tree, end, mark) -> mark + block(tree, 0).replace("\n", end));
    }

    private static Arbitrary<Tree> named(int depth) {
        return Combinators.combine(
                        Arbitraries.of("a", "b-1", "\"c d\"", "'e'", "😀", "talos-1", "010")
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        tree(depth - 1).list().ofSize(4),
                        Arbitraries.of(true, false))
                .as((keys, values, flow) -> new Tree.Named(
                        java.util.stream.IntStream.range(0, keys.size())
                                .mapToObj(i -> Tuple.of(keys.get(i), values.get(i)))
                                .toList(),
                        flow));
    }

    private static Arbitrary<Tree> tree(int depth) {
        Arbitrary<Tree> leaf = Arbitraries.of(
                        "1",
                        "8G",
                        "no",
                        "x y",
                        "\"q: r\"",
                        "'it''s'",
                        "\"\\u20ac\"",
                        "10.0.0.1/24",
                        "héllo",
                        "😀x",
                        "",
                        "~")
                .map(Tree.Leaf::new);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Tree> listing = Combinators.combine(
                        tree(depth - 1).list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false))
                .as(Tree.Listing::new);
        return Arbitraries.lazyOf(() -> leaf, () -> listing, () -> named(depth));
    }

    private static String block(Tree tree, int indent) {
        return switch (tree) {
            case Tree.Leaf _ -> flow(tree);
            case Tree.Listing list when list.flow() -> flow(tree);
            case Tree.Named named when named.flow() && indent > 0 -> flow(tree);
            case Tree.Listing list -> {
                StringBuilder text = new StringBuilder();
                list.items().forEach(item -> text.append(line(indent, "-", item)));
                yield text.toString();
            }
            case Tree.Named named -> {
                StringBuilder text = new StringBuilder();
                named.entries().forEach(entry -> text.append(line(indent, entry.get1() + ":", entry.get2())));
                yield text.toString();
            }
        };
    }

    private static String line(int indent, String head, Tree value) {
        String below = block(value, indent + 2);
        boolean sameLine = !below.endsWith("\n");
        String note = head.length() % 2 == 0 ? "  # note" : "";
        String before = head.startsWith("a") ? "# about a\n\n" : "";
        String start = before + " ".repeat(indent) + head;
        return sameLine ? start + (below.isEmpty() ? "" : " " + below) + note + "\n" : start + note + "\n" + below;
    }

    private static String flow(Tree tree) {
        return switch (tree) {
            case Tree.Leaf(String text) -> text;
            case Tree.Listing list -> {
                List<String> items = list.items().stream()
                        .map(YamlText::flow)
                        .map(item -> item.isEmpty() ? "~" : item)
                        .toList();
                yield "[" + String.join(", ", items) + "]";
            }
            case Tree.Named named -> {
                List<String> entries = named.entries().stream()
                        .map(entry -> entry.get1() + ": " + flow(entry.get2()))
                        .toList();
                yield "{ " + String.join(", ", entries) + " }";
            }
        };
    }
}
