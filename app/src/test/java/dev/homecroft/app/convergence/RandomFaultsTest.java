package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.world.LockOfNobody;
import dev.homecroft.app.world.TowerWorld;
import dev.homecroft.app.world.WorldState;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.simulators.proxmox.api.HumanActs;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tower in bad weather, with a person who does things in between. When the weather is over, it is as declared. */
final class RandomFaultsTest {
    private static final List<String> PLACES =
            List.of("tower", "pve-1", "pve-2", "pve-3", "in-addr.arpa", "lab.example.org");
    private static final List<Integer> GUESTS = List.of(111, 112, 113, 121, 122, 131, 141);

    /** More with {@code -Dcroft.faults.seeds=200}, others with {@code -Dcroft.faults.first=100}. */
    static LongStream seeds() {
        long first = Long.getLong("croft.faults.first", 1);
        return LongStream.range(first, first + Long.getLong("croft.faults.seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTowerIsAsDeclaredWhenTheFaultsAreGone(long seed, @TempDir Path folder) {
        String calm = calm(folder.resolve("calm"));
        try (TowerWorld world = TowerWorld.start(folder.resolve("stormy"))) {
            Desk desk = new Desk(world.lab(), (where, live) -> world.open());
            RandomFaults weather = new RandomFaults(seed);
            for (int round = 0; round < 4; round++) {
                weather.begin(world.cluster().control(), world.names().control());
                goAsFarAsItGoes(desk);
                weather.end(world.cluster().control(), world.names().control());
                somebodyDoesSomething(world.cluster().control().anna(), weather);
            }
            assertToldOfLock(desk, world);
            LockOfNobody.end(world.cluster().control(), world.state());
            converge(desk, seed);
            Messages.assertHelpful(desk.told(), PLACES);
            assertThat(withoutChance(world.look())).as("seed " + seed).isEqualTo(calm);
        }
    }

    /** Nobody can tell whose a lock is whose answer was lost: people are told how to end it. */
    private static void assertToldOfLock(Desk desk, TowerWorld world) {
        if (LockOfNobody.isThere(world.cluster().control(), world.state())) {
            goAsFarAsItGoes(desk);
            assertThat(desk.words()).contains("/cluster/sdn/lock");
        }
    }

    private static String calm(Path folder) {
        try (TowerWorld world = TowerWorld.start(folder)) {
            Desk desk = new Desk(world.lab(), (where, live) -> world.open());
            converge(desk, 0);
            return withoutChance(world.look());
        }
    }

    /** A MAC address that nobody states is drawn with the plan that makes its guest. */
    private static String withoutChance(WorldState world) {
        return world.toString().replaceAll("BC:24:11:(?!00:00)[0-9A-F:]{8}", "MAC");
    }

    private static void goAsFarAsItGoes(Desk desk) {
        try {
            desk.go();
        } catch (CroftException told) {
            assertThat(told.diagnostics()).isNotEmpty();
        }
    }

    private static void converge(Desk desk, long seed) {
        List<RunStatus> runs = new ArrayList<>();
        Plan plan = desk.plan();
        for (int round = 0; round < 3 && !plan.isEmpty(); round++) {
            Run run = desk.apply(plan);
            runs.add(run.status());
            plan = desk.plan();
        }
        assertThat(plan.steps()).as("seed " + seed + ", runs " + runs).isEmpty();
        assertThat(plan.blocked()).as("seed " + seed).isEmpty();
        assertThat(runs).as("seed " + seed).doesNotContain(RunStatus.FAILED);
    }

    /** Only what the lab states: tags of the machine 141, which it does not, would rightly stay as somebody set them. */
    private static void somebodyDoesSomething(HumanActs anna, RandomFaults weather) {
        int id = GUESTS.get(weather.below(GUESTS.size()));
        try {
            switch (weather.below(5)) {
                case 0 -> anna.configure(id == 141 ? 113 : id, Map.of("tags", "edited"));
                case 1 -> anna.stop(id);
                case 2 -> anna.delete(id);
                case 3 -> anna.rename(id, "renamed");
                default -> anna.configure(id, Map.of("onboot", "0"));
            }
        } catch (IllegalStateException notThereOrNotNow) {
            assertThat(notThereOrNotNow).hasMessageNotContaining("internal");
        }
    }
}
