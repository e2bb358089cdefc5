package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.LabTexts;
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
 * Small changes of the tower that make one check speak and no other. Each file of {@code src/test/resources/mutations} is
 * laid beside the tower's own. Before, lines of the form {@code #- FILE | OLD | NEW} change these, with {@code \\n} for the
 * end of a line, and lines of the form {@code #+ FILE} add an empty one.
 */
final class TowerMutationsTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", "."));
    private static final Path MUTATIONS = ROOT.resolve("model/src/test/resources/mutations");
    private static final String CHANGE = "#- ";
    private static final String ADDITION = "#+ ";

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> mutated(String mutation) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files(ROOT.resolve("examples/tower"))) {
            texts.put(file.getFileName().toString(), Files.readString(file));
        }
        for (String line : mutation.lines().toList()) {
            if (line.startsWith(CHANGE)) {
                change(
                        texts,
                        line.substring(CHANGE.length()).replace("\\n", "\n").split(" \\| ", 3));
            } else if (line.startsWith(ADDITION)) {
                texts.put(line.substring(ADDITION.length()), "");
            }
        }
        texts.put("mutation.yaml", mutation);
        return texts;
    }

    private static void change(Map<String, String> texts, String[] change) {
        assertThat(texts.getOrDefault(change[0], "")).contains(change[1]);
        texts.computeIfPresent(change[0], (name, text) -> text.replace(change[1], change[2]));
    }

    @TestFactory
    List<DynamicTest> eachMakesOneCheckSpeak() throws IOException {
        return files(MUTATIONS).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    var diagnostics = LabLoader.load(LabTexts.of(mutated(Files.readString(file))))
                            .diagnostics();
                    assertThat(diagnostics)
                            .extracting(Diagnostic::code)
                            .isNotEmpty()
                            .containsOnly(file.getFileName().toString().replace(".yaml", ""));
                }))
                .toList();
    }

    /** What has no golden pair is about sizes, edits or unreadable files, which no change of a text brings about. */
    @Test
    void eachCodeWithAGoldenPairHasOne() throws IOException {
        try (Stream<Path> goldens = Files.list(ROOT.resolve("model/src/test/resources/checks"))) {
            List<String> codes = goldens.map(
                            file -> file.getFileName().toString().replace(".txt", ""))
                    .toList();
            assertThat(codes).containsAll(CheckCodes.all());
            assertThat(files(MUTATIONS).stream()
                            .map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(codes);
        }
    }
}
