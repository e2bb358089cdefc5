package dev.homecroft.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.model.DiagnosticLines;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pages of {@code docs/model} are those that the tables of fields make. {@code -Dgolden=write} writes them anew.
 */
final class ManualTest {
    private static final Path FOLDER = Path.of(System.getProperty("homecroft.root", "."), "docs/model");
    private static final Language LANGUAGE = LabLanguage.whole();

    private static Map<String, String> made() {
        Map<String, String> files = new TreeMap<>(ManualPages.of(LANGUAGE));
        files.put("lab.schema.json", JsonText.pretty(JsonSchema.of(LANGUAGE)));
        return files;
    }

    @Test
    void theManualAndTheSchemaAreNotStale() throws IOException {
        if (System.getProperty("golden", "").equals("write")) {
            write();
        }
        Map<String, String> there = new TreeMap<>();
        try (Stream<Path> pages = Files.list(FOLDER)) {
            for (Path page : pages.toList()) {
                there.put(page.getFileName().toString(), Files.readString(page));
            }
        }
        assertThat(there.keySet()).isEqualTo(made().keySet());
        made().forEach((name, text) -> assertThat(text)
                .as("run the tests of model with -Dgolden=write: " + name)
                .isEqualTo(there.get(name)));
    }

    private static void write() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> pages = Files.list(FOLDER)) {
            for (Path page : pages.toList()) {
                Files.delete(page);
            }
        }
        for (Map.Entry<String, String> file : made().entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    @TestFactory
    List<DynamicTest> theExampleOfEachSectionHasNoFindings() {
        return LANGUAGE.tops().stream()
                .map(top -> DynamicTest.dynamicTest(top, () -> {
                    String example = ManualPages.example(top).orElseThrow(() -> new AssertionError("no example"));
                    LabResult result = LabLoader.load(LabTexts.of(example));
                    assertThat(DiagnosticLines.of(result.diagnostics())).isEmpty();
                    assertThat(example).startsWith("# ").containsPattern("(?m)^%s:".formatted(top));
                }))
                .toList();
    }

    @Test
    void eachFieldHasOneSentence() {
        LANGUAGE.parts().forEach(part -> part.entry().ifPresent(ManualTest::hasSentences));
    }

    private static void hasSentences(EntryForm entry) {
        assertThat(entry.fields())
                .allSatisfy(field -> assertThat(field.doc())
                        .as(entry.words() + ": " + field.name())
                        .matches("\\S.*[.]"));
    }
}
