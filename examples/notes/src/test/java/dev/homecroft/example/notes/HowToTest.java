package dev.homecroft.example.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The code in docs/howto/add-a-provider.md is the code of this module. An excerpt follows a comment with {@code
 * File.java#name}; in the file it stands between {@code // region name} and {@code // endregion}.
 */
final class HowToTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", "../.."));
    private static final Pattern EXCERPT =
            Pattern.compile("<!-- (\\w+\\.java#[a-z]+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern REGION =
            Pattern.compile(" *// region ([a-z]+)\n(.*?) *// endregion\n", Pattern.DOTALL);

    @Test
    void excerptsAreTheCode() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/howto/add-a-provider.md"));
        Map<String, String> excerpts = new TreeMap<>();
        EXCERPT.matcher(page).results().forEach(found -> excerpts.put(found.group(1), found.group(2)));
        assertThat(excerpts).containsExactlyInAnyOrderEntriesOf(regions());
    }

    private static Map<String, String> regions() throws IOException {
        Map<String, String> regions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples/notes/src"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                REGION.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> regions.put(
                                file.getFileName() + "#" + found.group(1),
                                found.group(2).stripTrailing().stripIndent() + "\n"));
            }
        }
        return regions;
    }
}
