package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.source.YamlNode.Style;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {
    private static YamlNode root(String text) {
        ParseResult result = YamlReader.read("lab.yaml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(result.diagnostics()).isEmpty();
        return result.root().orElseThrow();
    }

    private static YamlNode at(String text, String... path) {
        YamlNode node = root(text);
        for (String step : path) {
            node = switch (node) {
                case YamlNode.Mapping mapping -> mapping.get(step).orElseThrow();
                case YamlNode.Sequence list -> list.items().get(Integer.parseInt(step));
                case YamlNode.Scalar _, YamlNode.Empty _ -> throw new AssertionError("nothing below " + step);
            };
        }
        return node;
    }

    private static YamlNode.Scalar scalar(String text, String... path) {
        return (YamlNode.Scalar) at(text, path);
    }

    private static String places(YamlNode node) {
        return node.range().start() + "-" + node.range().end();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "on", "010", "1:30", "0x1f", "1e3", "true", "~", "2026-11-21", "fd00::1"})
    void plainValuesKeepTheirText(String value) {
        YamlNode.Scalar scalar = scalar("a: " + value + "\n", "a");
        assertThat(scalar.text()).isEqualTo(value);
        assertThat(scalar.style()).isEqualTo(Style.PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "~,true",
        "null,true",
        "NULL,true",
        "'',true",
        "'\"\"',false",
        "'\"null\"',false",
        "!!str null,false",
        "nil,false"
    })
    void nullIsNothingOrAPlainNull(String value, boolean isNull) {
        assertThat(at("a: " + value + "\n", "a").isNull()).isEqualTo(isNull);
    }

    @Test
    void stylesAreKept() {
        String text = "a: 'x'\nb: \"x\"\nc: |\n  x\nd: >-\n  x\ne: !!str x\nf: x\n";
        assertThat(List.of("a", "b", "c", "d", "e", "f"))
                .extracting(key -> scalar(text, key).style())
                .containsExactly(
                        Style.SINGLE_QUOTED,
                        Style.DOUBLE_QUOTED,
                        Style.LITERAL,
                        Style.FOLDED,
                        Style.TAGGED,
                        Style.PLAIN);
    }

    @Test
    void nestedValuesKnowTheirPlace() {
        String text = "hosts:\n  pve-1:\n    nics: [{ vlan: 20 }, x]\n\n# the end\n";
        assertThat(places(at(text, "hosts"))).isEqualTo("2:3-3:28");
        assertThat(places(at(text, "hosts", "pve-1", "nics"))).isEqualTo("3:11-3:28");
        assertThat(places(at(text, "hosts", "pve-1", "nics", "0"))).isEqualTo("3:12-3:24");
        assertThat(places(at(text, "hosts", "pve-1", "nics", "0", "vlan"))).isEqualTo("3:20-3:22");
    }

    @Test
    void columnsCountCodePointsAndOffsetsCountUtf16() {
        YamlNode value = at("\"😀\": { \"😀😀\": x }\n", "😀", "😀😀");
        assertThat(places(value)).isEqualTo("1:14-1:15");
        assertThat(value.range().start().offset()).isEqualTo(16);
    }

    @Test
    void aByteOrderMarkIsAnOffsetButNoColumn() {
        YamlNode value = at("\uFEFFa: x\nb: y\n", "a");
        assertThat(places(value)).isEqualTo("1:4-1:5");
        assertThat(value.range().start().offset()).isEqualTo(4);
        assertThat(places(at("\uFEFFa: x\nb: y\n", "b"))).isEqualTo("2:4-2:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void allLineEndsCount(String end) {
        assertThat(places(at("a: x\n\n  \nb:\n  c: y\n".replace("\n", end), "b", "c")))
                .isEqualTo("5:6-5:7");
    }

    @Test
    void aMissingValueHasNoLength() {
        assertThat(places(at("a:\nb: x\n", "a"))).isEqualTo("1:3-1:3");
        assertThat(places(at("- x\n-\n", "1"))).isEqualTo("2:2-2:2");
        assertThat(at("", new String[0])).isInstanceOf(YamlNode.Empty.class);
        assertThat(at("# nothing\n")).isInstanceOf(YamlNode.Empty.class);
    }

    @Test
    void aRangeLeavesOutAnchorAndTag() {
        String text = "a: &x !!str 8G\nb: &y # note\n  c: 1\nd: &z [1]\n";
        assertThat(places(at(text, "a"))).isEqualTo("1:13-1:15");
        assertThat(places(at(text, "b"))).isEqualTo("3:3-3:7");
        assertThat(places(at(text, "d"))).isEqualTo("4:7-4:10");
    }

    @Test
    void anAliasHasItsOwnPlaceAndItsInsideTheOld() {
        String text = "a: &x { size: 8G }\nb: *x\nc: *x\n";
        assertThat(places(at(text, "b"))).isEqualTo("2:4-2:6");
        assertThat(scalar(text, "b", "size").text()).isEqualTo("8G");
        assertThat(places(at(text, "c", "size"))).isEqualTo("1:15-1:17");
    }

    @Test
    void utf16IsNamed() {
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            ParseResult result = YamlReader.read("lab.yaml", "a: 1\n".getBytes(charset));
            assertThat(ProblemText.of(result.diagnostics()))
                    .startsWith("error[not-utf8]: The file is UTF-16, and only UTF-8 is read.\n");
            assertThat(result.root()).isEmpty();
        }
    }

    @Test
    void aForeignByteIsNamedWithItsOffset() {
        ParseResult result = YamlReader.read("lab.yaml", "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(ProblemText.of(result.diagnostics())).isEqualTo("""
                error[not-utf8]: The file is not UTF-8: byte `0xE9` at byte offset 11.
                  at   2:7-2:7
                  hint Save the file as UTF-8.
                """);
    }

    @Test
    void aTruncatedCharacterAtTheEndIsNamed() {
        ParseResult result = YamlReader.read("lab.yaml", new byte[] {'a', ':', ' ', (byte) 0xe2, (byte) 0x82});
        assertThat(result.diagnostics()).extracting(problem -> problem.code()).containsExactly(SourceCodes.NOT_UTF8);
    }

    @Test
    void aLargeFileIsRefused() {
        ParseResult result = YamlReader.read("big.yaml", new byte[YamlReader.MAX_BYTES + 1]);
        assertThat(ProblemText.of(result.diagnostics())).isEqualTo("""
                error[yaml-too-large]: The file has 1048577 bytes, and 1048576 are the most.
                  at   1:1-1:1
                  hint Divide it into several files; a lab merges them.
                """);
    }

    @Test
    void theRestIsReadPastADuplicateKey() {
        ParseResult result = YamlReader.read("lab.yaml", "a: 1\na: 2\nb: 3\n".getBytes(StandardCharsets.UTF_8));
        YamlNode.Mapping root = (YamlNode.Mapping) result.root().orElseThrow();
        assertThat(root.entries()).extracting(entry -> entry.key().text()).containsExactly("a", "b");
    }

    @Test
    void thirtyTwoLevelsAreRead() {
        assertThat(root("[".repeat(32) + "]".repeat(32))).isInstanceOf(YamlNode.Sequence.class);
    }
}
