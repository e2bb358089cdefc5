package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.state.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A person works on the cluster at the same time as we do, between any two of our calls. What is hers stays as she left it; when
 * she rests, the lab is as declared, or what is not says why.
 */
final class RandomHumanTest {
    private static final Wish TEAR_DOWN = new Wish.TearDown(List.of("all"));
    private static final List<Double> EAGERNESS = List.of(0.005, 0.02, 0.1, 0.3);
    private static final String SETTINGS = """
                pools: { ours: { comment: Made by croft } }
                access: { roles: { Ours: { privileges: [VM.Audit, Sys.Audit] } }, groups: { ours: {} } }
            """;

    /** More with {@code -Dcroft.human.seeds=1000}, others with {@code -Dcroft.human.first=5000}. */
    static LongStream seeds() {
        long first = Long.getLong("croft.human.first", 1);
        return LongStream.range(first, first + Long.getLong("croft.human.seeds", 12));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsHersStaysAndTheRestIsAsDeclaredWhenSheRests(long seed, @TempDir Path folder) {
        try (Bench bench = Bench.start()) {
            Desk desk = bench.desk(folder, "bench-1");
            declareSettings(folder);
            Random chance = new Random(seed);
            SmallLab lab = SmallLab.drawn(chance, 4);
            Meddler human = new Meddler(bench, seed);
            for (int round = 0; round < 4; round++) {
                write(desk, lab);
                human.work(EAGERNESS.get(chance.nextInt(EAGERNESS.size())), 8, chance.nextInt(3) > 0);
                goAsFarAsItGoes(desk, new Wish.AsDeclared(List.of()));
                human.rest();
                int which = chance.nextInt(lab.guests().size());
                SmallLab.Machine guest = lab.guests().get(which);
                lab = lab.with(which, chance.nextBoolean() ? guest.withMemory(guest.memory() * 2) : guest.flipped(4));
            }
            converge(desk, new Wish.AsDeclared(List.of()), human, seed);
            human.work(0.1, 8, true);
            goAsFarAsItGoes(desk, TEAR_DOWN);
            human.rest();
            converge(desk, TEAR_DOWN, human, seed);
            assertThat(human.unknowable())
                    .as("seed %d: calls between a look and a call", seed)
                    .isLessThan(3);
            System.out.printf(
                    "seed %d: she did %d things, %d calls nobody could have known to be wrong%n",
                    seed, human.deeds().size(), human.unknowable());
        }
    }

    private static void declareSettings(Path folder) {
        try {
            Path file = folder.resolve("lab.yaml");
            Files.writeString(
                    file, Files.readString(file).replace("    bridge: vmbr0\n", "    bridge: vmbr0\n" + SETTINGS));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Without ids of the lab's own, as those could lie among hers. */
    private static void write(Desk desk, SmallLab lab) {
        desk.guests(lab.guestLines().stream()
                .map(line -> line.replaceAll(", id: [0-9]+", ", pool: ours"))
                .toArray(String[]::new));
    }

    private static void goAsFarAsItGoes(Desk desk, Wish wish) {
        try {
            desk.go(wish);
        } catch (CroftException told) {
            assertThat(told.diagnostics()).isNotEmpty();
        }
    }

    private static void converge(Desk desk, Wish wish, Meddler human, long seed) {
        Plan plan = desk.plan(wish);
        for (int round = 0; round < 4 && !plan.steps().isEmpty(); round++) {
            desk.apply(plan);
            plan = desk.plan(wish);
        }
        String story = "seed %d, she did %s".formatted(seed, human.deeds());
        assertThat(human.harm()).as(story).isEmpty();
        assertThat(plan.steps()).as(story + "\n" + desk.words()).isEmpty();
        assertThat(plan.blocked()).as(story).allSatisfy(blocked -> {
            assertThat(blocked.problem().summary()).isNotBlank();
            assertThat(blocked.problem().detail() + blocked.problem().hints()).isNotBlank();
        });
    }
}
