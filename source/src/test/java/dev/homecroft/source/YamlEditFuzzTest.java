package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.homecroft.kernel.CroftException;
import java.util.List;
import java.util.Map;

/** Runs over its seeds in the build; {@code JAZZER_FUZZ=1} lets it invent bytes for a minute. */
final class YamlEditFuzzTest {
    private static final String VALUE = "new: value";

    @FuzzTest(maxDuration = "60s")
    void anEditOfAnyTextDoesWhatItSaysOrIsRefused(byte[] bytes) {
        SourceText text;
        YamlEdit edit;
        try {
            text = Decoder.decode("lab.yaml", bytes);
            edit = YamlEdit.of(text);
        } catch (CroftException notEditable) {
            return;
        }
        YamlNode root = YamlReader.read(text).root().orElseThrow();
        Flat.of(root).keySet().stream().filter(path -> !path.isEmpty()).limit(8).forEach(path -> {
            checkSet(edit, root, path);
            checkRemove(edit, root, path);
        });
        checkSet(edit, root, List.of("new"));
    }

    private static void checkSet(YamlEdit edit, YamlNode root, List<String> path) {
        try {
            assertThat(content(edit.set(path, VALUE))).isEqualTo(Flat.with(root, path, VALUE));
        } catch (CroftException refused) {
            assertThat(refused.diagnostics()).isNotEmpty();
        }
    }

    private static void checkRemove(YamlEdit edit, YamlNode root, List<String> path) {
        try {
            assertThat(content(edit.remove(path))).isEqualTo(Flat.without(root, path));
        } catch (CroftException refused) {
            assertThat(refused.diagnostics()).isNotEmpty();
        }
    }

    private static Map<List<String>, String> content(String text) {
        return Flat.of(YamlReader.read(new SourceText("lab.yaml", text)).root().orElseThrow());
    }
}
