package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One file per message; {@code -Dgolden=write} writes the expected texts anew. */
final class ProblemsGoldenTest {
    private static final Path CASES =
            Path.of(System.getProperty("homecroft.root", "."), "source/src/test/resources/problems");

    @TestFactory
    List<DynamicTest> eachFileHasItsMessages() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        ParseResult result = YamlReader.read(file.getFileName().toString(), Files.readAllBytes(file));
        String actual = ProblemText.of(result.diagnostics());
        Path golden = Path.of(file.toString().replace(".yaml", ".txt"));
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
        assertThat(result.diagnostics())
                .allSatisfy(problem ->
                        assertThat(problem.summary()).matches("(?s)[A-Z`].*\\.").doesNotContain("\n"));
    }

    @Test
    void everyCodeIsInTheCatalogue() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                assertThat(YamlReader.read("x.yaml", Files.readAllBytes(file)).diagnostics())
                        .allSatisfy(problem -> assertThat(SourceCodes.all()).contains(problem.code()));
            }
        }
    }
}
