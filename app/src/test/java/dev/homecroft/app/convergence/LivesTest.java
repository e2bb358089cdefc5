package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many labs from their first plan to their last, on as many clusters side by side as there are cores. {@code bench/lives} asks for
 * a million lives and other seeds.
 */
final class LivesTest {
    /** As many rounds share a folder, so that its history grows and ends. */
    private static final int ROUNDS_A_FOLDER = 50;

    private static final int CLUSTERS = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final long wanted = Long.getLong("croft.lives", 150);
    private final long seed = Long.getLong("croft.lives.seed", 1);
    private final long first = Long.getLong("croft.lives.round", 0);

    @TempDir
    private Path folder;

    @Test
    void nothingOfAnybodyElseIsTouchedAndNothingIsLeftToDo() throws Exception {
        Lives.Counters all = new Lives.Counters();
        try (ExecutorService clusters = Executors.newFixedThreadPool(CLUSTERS)) {
            List<Future<Lives.Counters>> parts = new ArrayList<>();
            for (int cluster = 0; cluster < CLUSTERS; cluster++) {
                int own = cluster;
                parts.add(clusters.submit(() -> lives(own)));
            }
            for (Future<Lives.Counters> part : parts) {
                all.add(part.get());
            }
        }
        System.out.println("seed " + seed + ": " + all);
        assertThat(all.odd).isEmpty();
    }

    /** Each cluster takes the rounds that are its own, so that a round is the same again whatever the others do. */
    private Lives.Counters lives(int cluster) {
        try (Bench bench = Bench.inside()) {
            Lives lives = new Lives(bench, seed, Integer.getInteger("croft.lives.guests", 5));
            Lives.Counters counters = lives.counters();
            for (long count = 0; counters.lives < wanted / CLUSTERS; count++) {
                Path labs = folder.resolve("labs-%d-%d".formatted(cluster, count / ROUNDS_A_FOLDER));
                lives.round(labs, first + count * CLUSTERS + cluster);
                if (count % 1000 == 999) {
                    System.out.println("lives so far on cluster " + cluster + ": " + counters);
                }
            }
            return counters;
        }
    }
}
