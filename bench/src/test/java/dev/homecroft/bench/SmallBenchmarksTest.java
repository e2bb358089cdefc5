package dev.homecroft.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Benchmarks of made-up labs still find the plans that they are about. What they take is no test's matter. */
class SmallBenchmarksTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"same", "changed", "grown"})
    void aSmallLabIsPlanned(String kind) throws Exception {
        Path row = folder.resolve("row");
        PlanBenchmark.main(new String[] {"200", kind, folder.resolve("lab").toString(), row.toString()});
        assertThat(row).content().startsWith("| 200 | ");
    }

    @Test
    void halfOfASmallLabIsMade() throws Exception {
        Path row = folder.resolve("row");
        RunBenchmark.main(new String[] {"200", folder.resolve("lab").toString(), row.toString()});
        assertThat(Files.readString(row)).startsWith("| 200 | 250 | ");
    }
}
