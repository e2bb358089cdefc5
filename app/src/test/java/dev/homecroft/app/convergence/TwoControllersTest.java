package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.accidents.Tripwire;
import dev.homecroft.state.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two processes work on one lab at the same time, each from a checkout of its own, so that no lock of files is between them, and
 * are killed at random. Nothing is made twice, nothing of anybody else is touched, and either of them can finish.
 */
final class TwoControllersTest {
    private static final List<Integer> STRANGERS = List.of(195, 196);
    private static final String STORE = " kept: { kind: file, path: ~/kept, writable: true } }";
    private static final String TOKEN = "tokens: { ana@pve!made: { privilege-separation: true, secret: kept/made } },";

    /** More with {@code -Dcroft.controllers.seeds=50}, others with {@code -Dcroft.controllers.first=100}. */
    static LongStream seeds() {
        long first = Long.getLong("croft.controllers.first", 1);
        return LongStream.range(first, first + Long.getLong("croft.controllers.seeds", 3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsMadeTwiceAndEitherOfThemCanFinish(long seed, @TempDir Path folder) throws Exception {
        Random chance = new Random(seed);
        try (Bench bench = Bench.start()) {
            STRANGERS.forEach(id -> bench.stranger(id, "stranger-" + id));
            Tripwire wire = Tripwire.around(
                    bench, STRANGERS.stream().mapToInt(Integer::intValue).toArray());
            List<Desk> desks =
                    List.of(bench.desk(folder.resolve("one"), "bench-1"), bench.desk(folder.resolve("two"), "bench-1"));
            SmallLab lab = SmallLab.drawn(chance, 6).with(new SmallSettings(1 << SmallSettings.ACCESS, 1));
            for (int round = 0; round < 2; round++) {
                for (Desk desk : desks) {
                    write(lab, desk);
                }
                bothAtOnce(bench, desks, chance);
                lab = lab.with(0, lab.guests().getFirst().flipped(4));
            }
            for (Desk desk : desks) {
                write(lab, desk);
                converge(desk, seed);
            }
            for (int number = 0; number < lab.guests().size(); number++) {
                assertThat(bench.called(SmallLab.name(number)))
                        .as("seed %d, %s", seed, SmallLab.name(number))
                        .hasSize(1);
            }
            assertThat(desks.getFirst().plan().isEmpty()).as("seed " + seed).isTrue();
            String kept = Files.readString(folder.resolve("home/kept/made")).strip();
            assertThat(bench.opensFor(kept)).as("seed %d, the token", seed).isTrue();
            wire.assertUntouched();
        }
    }

    /** The lab makes a token as well, whose value goes into a store that both share. */
    private static void write(SmallLab lab, Desk desk) {
        lab.write(desk);
        desk.rewrite(
                "lab.yaml",
                text -> text.replace(
                                "env: { kind: env, prefix: BENCH } }", "env: { kind: env, prefix: BENCH }," + STORE)
                        .replace("users: { ana@pve:", TOKEN + " users: { ana@pve:"));
    }

    /** Three out of four are killed; when, is chance, and hits every part of a run now and then. */
    private static void bothAtOnce(Bench bench, List<Desk> desks, Random chance)
            throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (Desk desk : desks) {
            Files.createDirectories(desk.folder());
            processes.add(AnotherProcess.start(
                    bench.seat(),
                    desk.folder(),
                    desk.folder().resolveSibling(desk.folder().getFileName() + ".txt")));
        }
        for (Process process : processes) {
            boolean isToDie = chance.nextInt(4) > 0;
            int millis = isToDie ? 700 + chance.nextInt(2500) : 60_000;
            if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(isToDie).as("it ended by itself").isTrue();
            }
        }
    }

    private static void converge(Desk desk, long seed) {
        Plan plan = desk.plan();
        for (int round = 0; round < 4 && !plan.isEmpty(); round++) {
            desk.apply(plan);
            plan = desk.plan();
        }
        assertThat(plan.steps()).as("seed %d: %s", seed, desk.words()).isEmpty();
        assertThat(plan.blocked()).as("seed %d: %s", seed, desk.words()).isEmpty();
    }
}
