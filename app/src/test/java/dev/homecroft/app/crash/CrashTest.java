package dev.homecroft.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.crash.Fate.Moment;
import dev.homecroft.app.crash.Fate.Point;
import dev.homecroft.app.session.Wish;
import dev.homecroft.app.world.LockOfNobody;
import dev.homecroft.app.world.TowerWorld;
import dev.homecroft.app.world.WorldState;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.RunStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tower is built and torn down while the process dies: at each of its calls, before it, after it and after its reply,
 * and at each of its writes. The next process on the same folder ends where an undisturbed one does.
 *
 * <p>By default a sample is tried that has each kind of call at each moment (of settings, at one), each death in a world of its
 * own. With {@code -Dcrash=all} one process after the other dies as well, until one has died at each call and write that there is,
 * at each moment. {@code -Dcrash=TEXT} tries those alone that have the text in their name, each in a world of its own: a lab for
 * each death, which takes hours for all of them together.
 */
final class CrashTest {
    private static final Wish UP = new Wish.AsDeclared(List.of());
    private static final Wish DOWN = new Wish.TearDown(List.of("all"));
    private static final List<Moment> MOMENTS = List.of(Moment.values());
    private static final AtomicInteger WORLDS = new AtomicInteger();

    @TempDir
    private static Path temp;

    private static Errand up =
            new Errand(UP, Path.of(""), new WorldState(new TreeMap<>(), List.of(), new TreeMap<>()), List.of());
    private static Errand down = up;

    /**
     * Something to do.
     *
     * @param from the world where it begins
     * @param end the world as it is when it was done undisturbed
     * @param deeds what that took
     */
    private record Errand(Wish wish, Path from, WorldState end, List<String> deeds) {}

    @BeforeAll
    static void learnHowItGoesUndisturbed() {
        Path empty = temp.resolve("empty");
        TowerWorld.start(empty).close();
        Path built = temp.resolve("built");
        TowerWorld.copy(empty, built);
        up = undisturbed(UP, empty, built);
        Path cleared = temp.resolve("cleared");
        TowerWorld.copy(built, cleared);
        down = undisturbed(DOWN, built, cleared);
        assertThat(up.end().guests()).hasSize(9);
        assertThat(down.end().guests()).isEmpty();
    }

    private static Errand undisturbed(Wish wish, Path from, Path copy) {
        try (TowerWorld world = TowerWorld.start(copy)) {
            Life life = Life.of(world, wish, Fate.livesOn());
            assertThat(life.last())
                    .hasValueSatisfying(plan -> assertThat(plan.isEmpty()).isTrue());
            return new Errand(wish, from, world.look(), life.fate().deeds());
        }
    }

    @TestFactory
    Stream<DynamicTest> theTowerGoesUpThoughTheProcessDied() {
        return tests(points(up.deeds()).map(point -> test(up, List.of(point))));
    }

    @TestFactory
    Stream<DynamicTest> theTowerGoesDownThoughTheProcessDied() {
        return tests(points(down.deeds()).map(point -> test(down, List.of(point))));
    }

    @TestFactory
    Stream<DynamicTest> itMayDieAgainWhileItLooksIntoWhatTheFirstLeft() {
        List<Integer> requests =
                isWide() ? IntStream.rangeClosed(1, 30).boxed().toList() : List.of(1, 2, 3, 5, 8, 13, 21);
        return tests(Stream.of(up, down)
                .flatMap(errand -> oneOfEachKind(errand)
                        .flatMap(call -> requests.stream()
                                .filter(request -> isWide() || (request + call.hashCode()) % 5 == 0)
                                .map(request -> test(
                                        errand,
                                        List.of(
                                                new Point(call, Moment.AFTER_THE_CALL),
                                                new Point(Fate.REQUEST + " #" + request, Moment.BEFORE_THE_CALL)))))));
    }

    @TestFactory
    Stream<DynamicTest> itMayDieTwice() {
        return tests(Stream.of(up, down).flatMap(errand -> {
            List<String> calls = oneOfEachKind(errand).toList();
            return IntStream.range(0, calls.size())
                    .mapToObj(i -> test(
                            errand,
                            List.of(
                                    new Point(calls.get(i), MOMENTS.get(i % 3)),
                                    errand.equals(up)
                                            ? new Point(Fate.CHANGE + " #1", MOMENTS.get((i + 1) % 3))
                                            : new Point(Fate.REQUEST + " #" + (8 + i), Moment.BEFORE_THE_CALL))));
        }));
    }

    @TestFactory
    Stream<DynamicTest> oneProcessAfterTheOtherDiesUntilNoDeedIsLeft() {
        return IS_ALL ? Stream.of(up, down).flatMap(CrashTest::ofEveryDeed) : Stream.empty();
    }

    private static Stream<DynamicTest> ofEveryDeed(Errand errand) {
        String way = errand.equals(up) ? "up" : "down";
        Stream<DynamicTest> calls = MOMENTS.stream()
                .map(moment -> DynamicTest.dynamicTest(way + ", each call, " + moment, () -> {
                    EveryDeed deed = EveryDeed.calls(errand.deeds(), moment);
                    diesOfEach(errand, deed, way + " " + moment);
                    assertThat(deed.deaths()).isGreaterThan(deed.all() * 9 / 10);
                }));
        DynamicTest writes = DynamicTest.dynamicTest(way + ", each write", () -> {
            EveryDeed deed = EveryDeed.writes(errand.deeds());
            diesOfEach(errand, deed, way + " writes");
            // What a process finds done by the one before it is not written again.
            assertThat(deed.deaths()).isGreaterThan(deed.all() / 2);
        });
        return Stream.concat(calls, Stream.of(writes));
    }

    @TestFactory
    Stream<DynamicTest> itMayDieAtEachLookIntoWhatTheFirstLeft() {
        List<Point> looks = IntStream.rangeClosed(1, 30)
                .mapToObj(request -> new Point(Fate.REQUEST + " #" + request, Moment.BEFORE_THE_CALL))
                .toList();
        return IS_ALL
                ? Stream.of(up, down)
                        .flatMap(errand -> byKind(errand.deeds()).values().stream()
                                .map(List::getFirst)
                                .filter(call -> !call.startsWith("write "))
                                .map(call -> DynamicTest.dynamicTest(call + ", then each look", () -> {
                                    List<Point> deaths =
                                            new ArrayList<>(List.of(new Point(call, Moment.AFTER_THE_CALL)));
                                    deaths.addAll(looks);
                                    diesAndIsPutRight(errand, deaths);
                                })))
                : Stream.empty();
    }

    private static final String ASKED = System.getProperty("crash", "");
    private static final boolean IS_ALL = ASKED.equals("all");

    /** Whether what is asked for is looked for among everything. */
    private static boolean isWide() {
        return !ASKED.isEmpty() && !IS_ALL;
    }

    private static Stream<String> oneOfEachKind(Errand errand) {
        return byKind(errand.deeds()).entrySet().stream()
                .filter(kind -> !kind.getKey().startsWith("write ") && (isWide() || !isOfSetting(kind.getKey())))
                .map(kind -> kind.getValue().get(kind.getValue().size() / 2));
    }

    /** Calls by what they are, whatever they are done to. */
    private static Map<String, List<String>> byKind(List<String> deeds) {
        Map<String, List<String>> kinds = new TreeMap<>();
        for (String deed : deeds) {
            String kind = deed.startsWith("write ")
                    ? String.join(" ", List.of(deed.split(" ")).subList(0, 2))
                    : deed.replaceAll(" #.*| [a-z0-9.-]*arpa", "").replaceAll("pve-[0-9]|[0-9]{3}|%.*", "*");
            kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(deed);
        }
        return kinds;
    }

    private static Stream<Point> points(List<String> deeds) {
        List<Point> points = new ArrayList<>();
        byKind(deeds).values().forEach(same -> points.addAll(isWide() ? all(same) : sample(same)));
        return points.stream();
    }

    private static List<Point> all(List<String> same) {
        return same.stream()
                .flatMap(deed -> moments(deed).map(moment -> new Point(deed, moment)))
                .toList();
    }

    /** {@link ReferenceCrashTest} dies at each kind of setting, so one moment of those is enough here. */
    private static List<Point> sample(List<String> same) {
        List<Moment> moments = moments(same.getFirst()).toList();
        if (isOfSetting(same.getFirst())) {
            return List.of(new Point(same.getFirst(), moments.get(Math.floorMod(same.hashCode(), moments.size()))));
        }
        return IntStream.range(0, moments.size())
                .mapToObj(i -> new Point(same.get(same.size() * (2 * i + 1) / 6), moments.get(i)))
                .toList();
    }

    private static boolean isOfSetting(String deed) {
        return deed.contains("/firewall") || deed.matches("[A-Z]+ /(cluster|pools|access|storage)\\b.*");
    }

    /** Between two writes nothing is different on disk. */
    private static Stream<Moment> moments(String deed) {
        return deed.startsWith("write ") ? Stream.of(Moment.BEFORE_THE_CALL) : MOMENTS.stream();
    }

    private static Stream<DynamicTest> tests(Stream<DynamicTest> all) {
        return all.filter(test -> IS_ALL || test.getDisplayName().contains(ASKED));
    }

    private static DynamicTest test(Errand errand, List<Point> deaths) {
        String name = deaths.stream()
                .map(death -> death.call() + " " + death.moment())
                .toList()
                .toString();
        return DynamicTest.dynamicTest(name, () -> diesAndIsPutRight(errand, deaths));
    }

    private static void diesAndIsPutRight(Errand errand, List<Point> deaths) {
        Path folder = temp.resolve("world-" + WORLDS.incrementAndGet());
        TowerWorld.copy(errand.from(), folder);
        try (TowerWorld world = TowerWorld.start(folder)) {
            for (Point death : deaths) {
                Fate fate = Fate.diesAt(death);
                Life.of(world, errand.wish(), fate);
                assertThat(fate.isDead() || (!ASKED.isEmpty() && fate.endedBefore(death)))
                        .as("died at " + death)
                        .isTrue();
                LockOfNobody.end(world.cluster().control(), world.state());
            }
            Life last = Life.of(world, errand.wish(), Fate.livesOn());
            assertPutRight(errand, world.look(), last);
        }
    }

    private static void diesOfEach(Errand errand, EveryDeed deed, String name) {
        Path folder = temp.resolve("world-" + WORLDS.incrementAndGet());
        TowerWorld.copy(errand.from(), folder);
        try (TowerWorld world = TowerWorld.start(folder)) {
            Life life = Life.of(world, errand.wish(), deed.next());
            while (life.fate().isDead() && deed.deaths() <= deed.all()) {
                LockOfNobody.end(world.cluster().control(), world.state());
                if (deed.deaths() % 20 == 0) {
                    System.out.printf("%s: %d deaths of %d%n", name, deed.deaths(), deed.all());
                }
                life = Life.of(world, errand.wish(), deed.next());
            }
            assertPutRight(errand, world.look(), life);
            System.out.printf("%s: died %d times, of %d deeds%n", name, deed.deaths(), deed.all());
        }
    }

    /** What the last process said, for whoever has to find out what went wrong. */
    private static List<String> story(Life last) {
        return Stream.concat(
                        last.notes().stream(),
                        last.last().stream()
                                .flatMap(plan -> plan.blocked().stream())
                                .map(Blocked::problem))
                .map(problem -> problem.summary() + " " + problem.detail())
                .toList();
    }

    private static void assertPutRight(Errand errand, WorldState world, Life last) {
        assertThat(errand.end().without(world)).as("lost, %s", story(last)).isEmpty();
        assertThat(world.without(errand.end())).as("too much").isEmpty();
        Plan plan = last.last().orElseThrow();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.blocked()).isEmpty();
        assertThat(plan.held()).isEmpty();
        assertThat(last.runs()).allSatisfy(run -> assertThat(run.status()).isIn(RunStatus.DONE, RunStatus.INTERRUPTED));
        assertThat(last.notes())
                .extracting(Diagnostic::code)
                .allSatisfy(code -> assertThat(code).isEqualTo("step-recovered"));
        assertThat(last.runs().stream().flatMap(run -> run.journal().stream()))
                .filteredOn(JournalEntry.Outcome.class::isInstance)
                .extracting(entry -> ((JournalEntry.Outcome) entry).status())
                .isSubsetOf(OutcomeStatus.DONE, OutcomeStatus.NOT_DONE);
    }
}
