package dev.homecroft.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.checks.LabLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The labs below {@code examples}, and the page that tells in which line each of their facts stands. */
final class ExampleLabsTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", "."));
    private static final Pattern PLACE = Pattern.compile("`(examples/[^`:]+):([0-9]+)`");

    private static List<String> labs() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("examples"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("lab.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/examples.md"));
    }

    private static List<Place> places() throws IOException {
        return PLACE.matcher(page())
                .results()
                .map(found -> new Place(found.group(1), Integer.parseInt(found.group(2))))
                .toList();
    }

    @TestFactory
    List<DynamicTest> eachIsCheckedWithoutAnError() throws IOException {
        return labs().stream()
                .map(lab -> DynamicTest.dynamicTest(
                        lab,
                        () -> assertThat(LabLoader.load(LabTexts.example(lab)).diagnostics())
                                .isEmpty()))
                .toList();
    }

    @Test
    void thePageHasATableForEach() throws IOException {
        assertThat(labs())
                .contains("containers", "three-clusters", "tower")
                .allSatisfy(lab ->
                        assertThat(places()).anyMatch(place -> place.file().startsWith("examples/%s/".formatted(lab))));
    }

    @Test
    void eachLineThatThePageNamesStates() throws IOException {
        assertThat(places()).isNotEmpty().allSatisfy(place -> {
            List<String> lines = Files.readAllLines(ROOT.resolve(place.file()));
            assertThat(place.line()).isBetween(1, lines.size());
            assertThat(lines.get(place.line() - 1)).isNotBlank();
        });
    }

    private record Place(String file, int line) {}
}
