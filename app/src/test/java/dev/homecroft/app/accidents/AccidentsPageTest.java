package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of accidents names tests that there are, and all that there are for one accident each. */
final class AccidentsPageTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", ".."));
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+(Test|IT))`");

    private static List<String> tests(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replace(".java", ""))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void everyAccidentNamesItsTests() throws IOException {
        List<String> named = TEST.matcher(Files.readString(ROOT.resolve("docs").resolve("accidents.md")))
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
        Path app = ROOT.resolve("app").resolve("src").resolve("test");
        assertThat(tests(app))
                .containsAll(
                        named.stream().filter(name -> name.endsWith("Test")).toList());
        assertThat(tests(ROOT.resolve("providers").resolve("src").resolve("test")))
                .containsAll(named.stream().filter(name -> name.endsWith("IT")).toList());
        assertThat(named)
                .containsAll(tests(app.resolve("java/dev/homecroft/app/accidents")).stream()
                        .filter(name -> name.matches(".*[0-9]+.*Test"))
                        .toList());
    }
}
