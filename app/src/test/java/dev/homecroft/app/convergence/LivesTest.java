package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many labs from their first plan to their last, on as many clusters side by side as there are cores. {@code bench/lives} asks for
 * a million lives and other seeds.
 */
final class LivesTest {
    private static final int ROUNDS_A_CLUSTER = 20;

    private static final int CLUSTERS = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final long wanted = Long.getLong("croft.lives", 150);
    private final long seed = Long.getLong("croft.lives.seed", 1);
    private final long first = Long.getLong("croft.lives.round", 0);
    private final long end = System.nanoTime()
            + Duration.ofMinutes(Long.getLong("croft.lives.minutes", 60 * 24 * 30))
                    .toNanos();
    private final AtomicLong next = new AtomicLong(first);
    private final AtomicLong lived = new AtomicLong();
    private final AtomicLong folders = new AtomicLong();

    @TempDir
    private Path folder;

    @Test
    void nothingOfAnybodyElseIsTouchedAndNothingIsLeftToDo() throws Exception {
        Lives.Counters all = new Lives.Counters();
        try (ExecutorService clusters = Executors.newFixedThreadPool(CLUSTERS)) {
            List<Future<Lives.Counters>> parts = new ArrayList<>();
            for (int cluster = 0; cluster < CLUSTERS; cluster++) {
                parts.add(clusters.submit(this::lives));
            }
            for (Future<Lives.Counters> part : parts) {
                all.add(part.get());
            }
        }
        System.out.println("seed %d, rounds %d to %d: %s".formatted(seed, first, next.get() - 1, all));
        assertThat(all.odd).isEmpty();
    }

    /** Whoever is free takes the next round, so that no round is left out; each is the same again whatever was before. */
    private Lives.Counters lives() {
        Lives.Counters counters = new Lives.Counters();
        while (isGoingOn()) {
            some(counters);
        }
        return counters;
    }

    /** On a cluster of their own, as one that is used for long remembers tasks and messages without end. */
    private void some(Lives.Counters all) {
        try (Bench bench = Bench.inside()) {
            Lives lives = new Lives(bench, seed, Integer.getInteger("croft.lives.guests", 5));
            Path labs = folder.resolve("labs-" + folders.getAndIncrement());
            boolean isSound = true;
            for (int round = 0; isSound && round < ROUNDS_A_CLUSTER && isGoingOn(); round++) {
                long number = next.getAndIncrement();
                long before = lives.counters().lives;
                isSound = lives.round(labs, number);
                long now = lived.addAndGet(lives.counters().lives - before);
                if (number % 1000 == 999) {
                    System.out.println("%d rounds, %d lives so far".formatted(number - first + 1, now));
                }
            }
            all.add(lives.counters());
        }
    }

    private boolean isGoingOn() {
        return lived.get() < wanted && System.nanoTime() < end;
    }
}
