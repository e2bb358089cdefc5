package dev.homecroft.source;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.homecroft.kernel.CroftException;

/** Runs over its seeds in the build; {@code JAZZER_FUZZ=1} lets it invent bytes for a minute. */
final class YamlReaderFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void anyBytesGiveAResultWithRangesInTheText(byte[] bytes) {
        ParseResult result = YamlReader.read("lab.yaml", bytes);
        SourceText text;
        try {
            text = Decoder.decode("lab.yaml", bytes);
        } catch (CroftException notText) {
            return;
        }
        new RangeLaws(text).check(result);
    }
}
