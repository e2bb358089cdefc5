package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class YamlReaderProperties {
    @Property(tries = 500)
    void rangesAreNestedAndPlainTextIsItsExcerpt(@ForAll("documents") String document) {
        ParseResult result = YamlReader.read("lab.yaml", document.getBytes(StandardCharsets.UTF_8));
        assertThat(result.diagnostics()).isEmpty();
        new RangeLaws(new SourceText("lab.yaml", document)).check(result);
    }

    @Property(tries = 300)
    void anyTextIsRead(@ForAll String text) {
        new RangeLaws(new SourceText("x", text)).check(YamlReader.read(new SourceText("x", text)));
    }

    @Property(tries = 200)
    void positionsGoUpWithOffsetsAndLinesHoldThem(@ForAll("documents") String document) {
        SourceText text = new SourceText("lab.yaml", document);
        for (int offset = 0; offset <= document.length(); offset++) {
            var position = text.position(offset);
            assertThat(position.offset()).isEqualTo(offset);
            assertThat(position.line()).isBetween(1, text.lineCount());
            assertThat(text.lineStart(position.line())).isLessThanOrEqualTo(offset);
        }
    }

    @Provide
    Arbitrary<String> documents() {
        return YamlText.documents();
    }
}
