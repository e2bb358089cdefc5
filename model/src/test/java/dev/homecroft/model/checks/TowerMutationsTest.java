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
 * laid beside the tower's own; lines of the form {@code #- FILE | OLD | NEW} change these before, with {@code \\n} for the end of a line.
 */
final class TowerMutationsTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", "."));
    private static final Path MUTATIONS = ROOT.resolve("model/src/test/resources/mutations");
    private static final String CHANGE = "#- ";

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
        for (String line :
                mutation.lines().filter(line -> line.startsWith(CHANGE)).toList()) {
            String[] parts = line.substring(CHANGE.length()).split(" \\| ", 3);
            assertThat(texts.getOrDefault(parts[0], "")).contains(parts[1]);
            texts.computeIfPresent(parts[0], (name, text) -> text.replace(parts[1], parts[2].replace("\\n", "\n")));
        }
        texts.put("mutation.yaml", mutation);
        return texts;
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

    @Test
    void eachCheckOfWhatStandsAroundHostsHasOne() throws IOException {
        assertThat(files(MUTATIONS).stream()
                        .map(file -> file.getFileName().toString().replace(".yaml", "")))
                .containsAll(GearCodes.all());
    }
}
