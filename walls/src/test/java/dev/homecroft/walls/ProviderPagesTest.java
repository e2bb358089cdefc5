package dev.homecroft.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages of the providers say stands where, and what shows it, is there. */
final class ProviderPagesTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", ".."));
    /** The last two cells of a row. */
    private static final Pattern ROW = Pattern.compile("^\\|.*\\|([^|]+)\\|([^|]+)\\|$", Pattern.MULTILINE);

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.([a-z][A-Za-z0-9]+))?`");

    @Test
    void classesAndTestsThatTheyNameAreThere() throws IOException {
        Map<String, Path> sources = sources();
        List<String> missing = new ArrayList<>();
        int rows = 0;
        for (Path page : pages()) {
            Matcher row = ROW.matcher(Files.readString(page));
            while (row.find()) {
                rows++;
                missing.addAll(missing(row.group(1) + row.group(2), sources));
            }
        }
        assertThat(rows).isPositive();
        assertThat(missing).isEmpty();
    }

    private static List<String> missing(String cells, Map<String, Path> sources) throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher name = NAME.matcher(cells);
        while (name.find()) {
            Path source = sources.get(name.group(1));
            boolean isThere = source != null
                    && (name.group(2) == null || Files.readString(source).contains(" " + name.group(2) + "("));
            if (!isThere) {
                missing.add(name.group());
            }
        }
        return missing;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/providers"))) {
            return pages.sorted().toList();
        }
    }

    private static Map<String, Path> sources() throws IOException {
        Map<String, Path> sources = new HashMap<>();
        for (String module : List.of("providers", "app")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
        return sources;
    }
}
