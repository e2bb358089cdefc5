package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class YamlEditProperties {
    private static final String NEW_KEY = "new key: #1";

    private static YamlNode parse(String text) {
        return YamlReader.read(new SourceText("lab.yaml", text)).root().orElseThrow();
    }

    private static SourceText source(String text) {
        return new SourceText("lab.yaml", text);
    }

    /** Paths of all single values. */
    private static List<List<String>> leaves(String text) {
        return Flat.of(parse(text)).entrySet().stream()
                .filter(entry ->
                        entry.getValue().startsWith("=") || entry.getValue().equals("null"))
                .map(Map.Entry::getKey)
                .sorted((a, b) -> a.toString().compareTo(b.toString()))
                .toList();
    }

    private static <T> T pick(List<T> list, int index) {
        return list.get(Math.floorMod(index, list.size()));
    }

    @Property(tries = 400)
    void aSetValueReadsBackAndTheRestStays(
            @ForAll("documents") String document, @ForAll int choice, @ForAll("values") String value) {
        List<String> path = pick(leaves(document), choice);
        String edited = YamlEdit.of(source(document)).set(path, value);
        assertThat(Flat.of(parse(edited))).isEqualTo(Flat.with(parse(document), path, value));
        assertOneStretchDiffers(document, edited, ScalarText.write(value, true).length() + 2);
    }

    @Property(tries = 400)
    void anAddedKeyReadsBackAndNothingIsLost(
            @ForAll("documents") String document, @ForAll int choice, @ForAll("values") String value) {
        List<String> leaf = pick(leaves(document), choice);
        List<String> path = new ArrayList<>(leaf.subList(0, leaf.size() - 1));
        path.add(NEW_KEY);
        Assume.that(isMapping(parse(document), path));
        String edited = YamlEdit.of(source(document)).set(path, value);
        assertThat(Flat.of(parse(edited))).isEqualTo(Flat.with(parse(document), path, value));
        assertThat(edited.length()).isGreaterThan(document.length());
        assertOneStretchDiffers(document, edited, edited.length() - document.length());
    }

    @Property(tries = 400)
    void aRemovedKeyIsGoneAndTheRestStays(@ForAll("documents") String document, @ForAll int choice) {
        List<String> path = pick(leaves(document), choice);
        Assume.that(isMapping(parse(document), path));
        String edited = YamlEdit.of(source(document)).remove(path);
        assertThat(Flat.of(parse(edited))).isEqualTo(Flat.without(parse(document), path));
        assertOneStretchDiffers(document, edited, 2);
    }

    @Property(tries = 400)
    void addingAndRemovingGivesTheTextBack(@ForAll("documents") String document) {
        String added = YamlEdit.of(source(document)).set(List.of(NEW_KEY), "x");
        assertThat(YamlEdit.of(source(added)).remove(List.of(NEW_KEY))).isEqualTo(document);
    }

    @Property
    void aWrittenValueReadsBackInBlockAndInFlow(@ForAll("values") String value) {
        assertThat(Flat.of(parse("a: " + ScalarText.write(value, false) + "\n")))
                .isEqualTo(Map.of(List.of("a"), "=" + value));
        assertThat(Flat.of(parse("[" + ScalarText.write(value, true) + "]\n")))
                .isEqualTo(Map.of(List.of("0"), "=" + value));
        assertThat(Flat.of(parse("{" + ScalarText.write(value, true) + ": 1}\n")))
                .isEqualTo(Map.of(List.of(value), "=1"));
    }

    @Example
    void aLongValueIsWrittenToo() {
        for (String part : List.of("a ", "a:", "a", "'", "\n")) {
            String value = part.repeat(50_000) + "#";
            assertThat(Flat.of(parse("a: " + ScalarText.write(value, false) + "\n")))
                    .isEqualTo(Map.of(List.of("a"), "=" + value));
        }
    }

    private static boolean isMapping(YamlNode root, List<String> path) {
        YamlNode node = root;
        for (String step : path.subList(0, path.size() - 1)) {
            node = switch (node) {
                case YamlNode.Mapping mapping -> mapping.get(step).orElseThrow();
                case YamlNode.Sequence list -> list.items().get(Integer.parseInt(step));
                case YamlNode.Scalar _, YamlNode.Empty _ -> throw new AssertionError("nothing below " + step);
            };
        }
        return node instanceof YamlNode.Mapping;
    }

    /** The texts have the same start and the same end, and at most so many other characters stand between. */
    private static void assertOneStretchDiffers(String before, String after, int most) {
        int start = 0;
        int shorter = Math.min(before.length(), after.length());
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        assertThat(after.length() - start - end).isLessThanOrEqualTo(most);
    }

    @Provide
    Arbitrary<String> documents() {
        return YamlText.documents();
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> tricky = Arbitraries.of(
                "",
                " ",
                "null",
                "~",
                "- x",
                "-1",
                "a: b",
                "a:",
                ":",
                "#",
                "a #b",
                "a#b",
                "'",
                "\"",
                "\\",
                "\n",
                "a\nb\n",
                "\t",
                "---",
                "...",
                "?",
                "*x",
                "&x",
                "!x",
                "|",
                ">",
                "%",
                "@",
                "`",
                "{",
                "}",
                "[a]",
                ",",
                "a,b",
                "fd00::1",
                "::1",
                "10.0.0.0/8",
                "x ",
                " x",
                "\u200b",
                "\u00a0",
                "\u202e",
                "\ufeff",
                "😀",
                "\u0000",
                "\u0007",
                "\u0085",
                "\u2028",
                "<<",
                "=",
                "true",
                "1:30",
                "16G",
                "servers+11",
                "v1.13.9",
                "a:b:c",
                "a::b",
                "x:",
                "\r\n",
                "a  b");
        Arbitrary<String> any = Arbitraries.strings()
                .withChars(" abz09.:#-'\"\\{}[],&*!|>%@`~\n\té😀")
                .ofMaxLength(12);
        return Arbitraries.oneOf(tricky, any);
    }
}
