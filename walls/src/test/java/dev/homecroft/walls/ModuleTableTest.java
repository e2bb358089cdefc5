package dev.homecroft.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table that people read is the table that is checked. */
final class ModuleTableTest {
    private static final Path PAGE = Path.of(System.getProperty("homecroft.root", ".."), "docs", "architecture.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|[^|]+\\|([a-z, ]*)\\|$");

    @Test
    void theTableOfThePageIsTheTableOfTheWalls() throws IOException {
        Map<String, Set<String>> written = new TreeMap<>();
        ROW.matcher(Files.readString(PAGE)).results().forEach(row -> written.put(row.group(1), modules(row)));
        assertThat(written).isEqualTo(ModuleWalls.TABLE);
    }

    private static Set<String> modules(MatchResult row) {
        Set<String> modules = new TreeSet<>();
        Pattern.compile("[a-z]+").matcher(row.group(2)).results().forEach(found -> modules.add(found.group()));
        return modules;
    }
}
