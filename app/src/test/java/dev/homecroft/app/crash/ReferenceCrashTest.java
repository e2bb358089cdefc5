package dev.homecroft.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.session.Wish;
import dev.homecroft.app.world.ClusterLines;
import dev.homecroft.app.world.LockOfNobody;
import dev.homecroft.app.world.MadeToken;
import dev.homecroft.app.world.ReferenceLab;
import dev.homecroft.app.world.ReferenceWorld;
import dev.homecroft.app.world.TowerWorld;
import dev.homecroft.app.world.Traces;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reference lab is made, changed and taken away while one process after the other dies: each at the first call of a kind
 * that none has died at yet, before it, after it or after its reply. The last one ends where an undisturbed one does, and what
 * another person has on the cluster is as it was.
 *
 * <p>By default the ordinary ones of the sixty guests are left out, and every third kind of call is deadly, at a moment that
 * changes from kind to kind; with {@code -Dcrash=all} each kind is at each moment, the first time, the second and the fifth that
 * it comes.
 */
final class ReferenceCrashTest {
    private static final boolean IS_ALL = System.getProperty("crash", "").equals("all");
    private static final ReferenceLab LAB = IS_ALL ? ReferenceLab.whole() : ReferenceLab.few();
    private static final int MOST = 400;

    @TempDir
    private static Path temp;

    private static final List<Errand> ERRANDS = new ArrayList<>();

    /**
     * Something to do.
     *
     * @param from the world where it begins
     * @param end the world as it is when it was done undisturbed
     */
    private record Errand(String name, Wish wish, Path from, ClusterLines end) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void learnHowItGoesUndisturbed() {
        Path empty = temp.resolve("empty");
        try (ReferenceWorld world = ReferenceWorld.start(empty)) {
            world.declare(LAB);
            world.adoptShared();
        }
        Wish up = new Wish.AsDeclared(List.of());
        Path built = undisturbed("make", up, empty);
        Path other = temp.resolve("other");
        TowerWorld.copy(built, other);
        LAB.changed().writeTo(other.resolve("lab"));
        Path changed = undisturbed("change", up, other);
        undisturbed("remove", new Wish.TearDown(List.of("all")), changed);
    }

    private static Path undisturbed(String name, Wish wish, Path from) {
        Path copy = temp.resolve("after-" + name);
        TowerWorld.copy(from, copy);
        try (ReferenceWorld world = ReferenceWorld.start(copy)) {
            Life life = Life.of(world, wish, Fate.livesOn());
            assertPutRight(life);
            ERRANDS.add(new Errand(name, wish, from, world.look()));
        }
        return copy;
    }

    @TestFactory
    Stream<DynamicTest> oneProcessAfterTheOtherDies() {
        List<Integer> times = IS_ALL ? List.of(1, 2, 5) : List.of(1);
        return ERRANDS.stream()
                .flatMap(errand -> times.stream()
                        .flatMap(time -> IntStream.range(0, IS_ALL ? 3 : 1)
                                .mapToObj(turn -> DynamicTest.dynamicTest(
                                        "%s, time %d, turn %d".formatted(errand, time, turn),
                                        () -> diesAgainAndAgain(errand, new Deaths(turn, time, IS_ALL ? 1 : 3))))));
    }

    private static void diesAgainAndAgain(Errand errand, Deaths deaths) {
        Path folder = temp.resolve("%s-%s".formatted(errand.name(), deaths));
        TowerWorld.copy(errand.from(), folder);
        try (ReferenceWorld world = ReferenceWorld.start(folder)) {
            Life life = Life.of(world, errand.wish(), deaths.next());
            while (life.fate().isDead() && deaths.count() < MOST) {
                LockOfNobody.end(world.control(), world.state());
                tellHowFar(errand, deaths);
                life = Life.of(world, errand.wish(), deaths.next());
            }
            String story = "died at %s".formatted(deaths.all());
            assertThat(errand.end().without(world.look())).as("lost, %s", story).isEmpty();
            assertThat(world.look().without(errand.end()))
                    .as("too much, %s", story)
                    .isEmpty();
            assertThat(world.madeToken()).as(story).matches(MadeToken::isKept, "has its value kept");
            world.madeToken()
                    .cluster()
                    .ifPresent(token -> assertThat(Traces.of(bare(token), List.of(world.state())))
                            .isEmpty());
            assertPutRight(life);
            System.out.printf("%s: died %d times, at %s%n", errand, deaths.count(), deaths.all());
        }
    }

    private static String bare(String token) {
        return token.substring(token.indexOf('=') + 1);
    }

    /** For whoever follows a long run. */
    private static void tellHowFar(Errand errand, Deaths deaths) {
        if (IS_ALL && deaths.count() % 20 == 0) {
            System.out.printf("%s, %s: %d deaths so far%n", errand, deaths, deaths.count());
        }
    }

    private static void assertPutRight(Life last) {
        Plan plan = last.last().orElseThrow();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.blocked()).extracting(Blocked::problem).isEmpty();
        assertThat(plan.held()).isEmpty();
        assertThat(last.runs().stream().flatMap(run -> run.journal().stream()))
                .filteredOn(JournalEntry.Outcome.class::isInstance)
                .map(entry -> (JournalEntry.Outcome) entry)
                .filteredOn(outcome ->
                        !Set.of(OutcomeStatus.DONE, OutcomeStatus.NOT_DONE).contains(outcome.status()))
                .isEmpty();
    }
}
