package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many labs from their first plan to their last. {@code bench/lives} asks for a million lives and other seeds. */
final class LivesTest {
    /** As many rounds share a folder, so that its history grows and ends. */
    private static final int ROUNDS_A_FOLDER = 50;

    @TempDir
    private Path folder;

    @Test
    void nothingOfAnybodyElseIsTouchedAndNothingIsLeftToDo() {
        long wanted = Long.getLong("croft.lives", 100);
        long seed = Long.getLong("croft.lives.seed", 1);
        try (Bench bench = Bench.start()) {
            Lives lives = new Lives(bench, seed, Integer.getInteger("croft.lives.guests", 5));
            Lives.Counters counters = lives.counters();
            for (long round = Long.getLong("croft.lives.round", 0); counters.lives < wanted; round++) {
                lives.round(folder.resolve("labs-" + round / ROUNDS_A_FOLDER), round);
                if (round % 1000 == 999) {
                    System.out.println("lives so far: " + counters);
                }
            }
            System.out.println("seed " + seed + ": " + counters);
            assertThat(counters.odd).isEmpty();
        }
    }
}
