package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import java.nio.file.Path;
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

    private int callsOfADrift(int guests, String more) {
        try (Bench bench = Bench.start()) {
            Desk desk = bench.desk(folder.resolve("lab-" + guests + more.length()), "bench-1");
            desk.guests(IntStream.range(0, guests)
                    .mapToObj(number -> Desk.vm(
                            "g-" + number, ", id: %d, node: pve%d%s".formatted(100 + number, 1 + number % 3, more)))
                    .toArray(String[]::new));
            desk.settle();
            AtomicInteger calls = new AtomicInteger();
            bench.control().witness(_ -> calls.incrementAndGet());
            assertThat(desk.drift().entries()).isEmpty();
            return calls.get();
        }
    }
}
