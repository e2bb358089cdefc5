package dev.homecroft.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.checks.LabLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The labs below {@code examples}, and the page that tells in which line each of their facts stands. Beside each line the
 * page says what it holds, so that lines which moved are found; with {@code -Dgolden=write} the numbers follow them.
 */
final class ExampleLabsTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", "."));
    private static final Path PAGE = ROOT.resolve("docs/examples.md");
    private static final Pattern PLACE = Pattern.compile("`(examples/[^`:]+):([0-9]+)([^`]*)`");

    private static List<String> labs() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("examples"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("lab.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<Place> places(String page) {
        return PLACE.matcher(page)
                .results()
                .map(found -> new Place(found.group(1), Integer.parseInt(found.group(2)), found.group(3)))
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
        List<Place> places = places(Files.readString(PAGE));
        assertThat(labs())
                .contains("containers", "three-clusters", "tower")
                .allSatisfy(lab ->
                        assertThat(places).anyMatch(place -> place.file().startsWith("examples/%s/".formatted(lab))));
    }

    @Test
    void eachLineThatThePageNamesSaysWhatThePageSaysOfIt() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(places(page))
                .isNotEmpty()
                .allSatisfy(
                        place -> assertThat(place.words()).as(place.toString()).startsWith(" "));
        String renewed = PLACE.matcher(page)
                .replaceAll(found -> Matcher.quoteReplacement(
                        new Place(found.group(1), Integer.parseInt(found.group(2)), found.group(3)).renewed()));
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(PAGE, renewed);
        } else {
            assertThat(page).as("mend with -Dgolden=write").isEqualTo(renewed);
        }
    }

    /** @param words a blank, and what the line holds */
    private record Place(String file, int line, String words) {
        /** The same with the nearest line that holds the words. */
        String renewed() {
            List<String> lines = lines();
            int nearest = IntStream.rangeClosed(1, lines.size())
                    .filter(number -> lines.get(number - 1).contains(words.strip()))
                    .boxed()
                    .min(Comparator.comparingInt(number -> Math.abs(number - line)))
                    .orElseThrow(() -> new AssertionError("no such line: " + this));
            return "`%s:%d%s`".formatted(file, nearest, words);
        }

        private List<String> lines() {
            try {
                return Files.readAllLines(ROOT.resolve(file));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
