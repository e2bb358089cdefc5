package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is asked of a cluster, counted where it arrives. */
final class CallsTest {
    /** Its configuration. */
    private static final int CALLS_OF_A_GUEST = 1;

    /** Its configuration, and of its firewall the options, aliases, sets and rules. */
    private static final int CALLS_OF_A_GUARDED_GUEST = 5;

    private static final int SETTINGS_AND_STORAGES = 120;

    @TempDir
    private Path folder;

    @Test
    void aLookAtALabTakesOneCallForEachGuestAndAFewForTheRest() {
        int few = callsOfADrift(10, "");
        assertThat(callsOfADrift(30, "") - few)
                .as("calls for twenty guests more")
                .isEqualTo(20 * CALLS_OF_A_GUEST);
        assertThat(few).isLessThan(SETTINGS_AND_STORAGES + 10 * CALLS_OF_A_GUEST);
    }

    @Test
    void firewallsAreReadOfGuestsThatAreBehindOne() {
        String guarded = ", firewall: { enabled: true }";
        assertThat(callsOfADrift(15, guarded) - callsOfADrift(10, guarded))
                .as("calls for five guests more")
                .isEqualTo(5 * CALLS_OF_A_GUARDED_GUEST);
    }

    @Test
    void noPageIsReadTwiceInOneLook() {
        try (Bench bench = Bench.start()) {
            Desk desk = bench.desk(folder.resolve("lab"), "bench-1");
            desk.guests(guests(6, ", firewall: { enabled: true }"));
            desk.settle();
            List<String> pages = new CopyOnWriteArrayList<>();
            bench.control().witness(call -> pages.add(call.path() + call.arguments()));
            assertThat(desk.drift().entries()).isEmpty();
            assertThat(pages).doesNotHaveDuplicates();
        }
    }

    /** Guests are most of a look: they wait for nothing else, and only their own firewalls wait for them. */
    @Test
    void guestsAreReadBesideAllElse() {
        try (Bench bench = Bench.start()) {
            Desk desk = bench.desk(folder.resolve("lab"), "bench-1");
            desk.guests(guests(3, ""));
            desk.settle();
            CountDownLatch guest = new CountDownLatch(1);
            CountDownLatch firewall = new CountDownLatch(1);
            List<String> alone = new CopyOnWriteArrayList<>();
            bench.control().faults().judgedBy((_, path) -> {
                if (path.equals("/cluster/firewall/rules")) {
                    firewall.countDown();
                } else if (path.endsWith("/pending")) {
                    guest.countDown();
                    await(firewall, path, alone);
                } else if (path.equals("/cluster/ha/resources")) {
                    await(guest, path, alone);
                }
                return Optional.empty();
            });
            assertThat(desk.drift().entries()).isEmpty();
            assertThat(alone).as("calls that others waited for").isEmpty();
        }
    }

    private static void await(CountDownLatch other, String path, List<String> alone) {
        try {
            if (!other.await(10, TimeUnit.SECONDS)) {
                alone.add(path);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * To be made: whether it is there already, the call, its task, what came of it. To be started: whose it is, the call, its task,
     * whether it runs.
     */
    @Test
    void aGuestIsMadeAndStartedInEightCalls() {
        assertThat(callsOfMaking(20) - callsOfMaking(10)).isEqualTo(10 * 8);
    }

    @Test
    void guestsAreNotListedForEachFirewallThatIsSetOrGoes() {
        assertThat(listsOfGuarding(12)).isEqualTo(listsOfGuarding(4));
    }

    private int listsOfGuarding(int guests) {
        try (Bench bench = Bench.inside()) {
            Desk desk = bench.desk(folder.resolve("guarded-" + guests), "bench-1");
            desk.guests(guests(guests, ""));
            desk.settle();
            AtomicInteger lists = new AtomicInteger();
            bench.control().witness(call -> {
                if (call.path().equals("/cluster/resources")) {
                    lists.incrementAndGet();
                }
            });
            desk.guests(guests(guests, ", firewall: { enabled: true, rules: [{ action: accept, macro: SSH }] }"));
            desk.settle();
            desk.guests();
            desk.go(IntStream.range(0, guests)
                    .mapToObj(guest -> "guest/g-" + guest)
                    .toArray(String[]::new));
            return lists.get();
        }
    }

    private int callsOfMaking(int guests) {
        try (Bench bench = Bench.start()) {
            Desk desk = bench.desk(folder.resolve("made-" + guests), "bench-1");
            desk.guests(guests(guests, ""));
            AtomicInteger calls = new AtomicInteger();
            bench.control().witness(_ -> calls.incrementAndGet());
            desk.go();
            return calls.get();
        }
    }

    private static String[] guests(int number, String more) {
        return IntStream.range(0, number)
                .mapToObj(guest ->
                        Desk.vm("g-" + guest, ", id: %d, node: pve%d%s".formatted(100 + guest, 1 + guest % 3, more)))
                .toArray(String[]::new);
    }

    private int callsOfADrift(int guests, String more) {
        try (Bench bench = Bench.start()) {
            Desk desk = bench.desk(folder.resolve("lab-" + guests + more.length()), "bench-1");
            desk.guests(guests(guests, more));
            desk.settle();
            AtomicInteger calls = new AtomicInteger();
            bench.control().witness(_ -> calls.incrementAndGet());
            assertThat(desk.drift().entries()).isEmpty();
            return calls.get();
        }
    }
}
