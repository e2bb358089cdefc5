package dev.homecroft.providers.proxmox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TaskTimesTest {
    private static final Duration TWO = Duration.ofSeconds(2);

    private final TaskTimes times = new TaskTimes();

    @Test
    void nothingIsKnownOfATypeThatWasNotSeen() {
        times.took("qmcreate", TWO, Optional.empty());
        assertThat(times.least("qmstart")).isEmpty();
    }

    @Test
    void aTaskRanAsLongAsItWasSeenRunning() {
        times.took("qmcreate", TWO, Optional.of(Duration.ofMillis(1980)));
        assertThat(times.least("qmcreate")).contains(Duration.ofMillis(1980));
    }

    @Test
    void tasksThatHadEndedAtTheFirstLookAreLookedAtSooner() {
        Duration late = Duration.ofSeconds(4);
        for (int task = 0; task < 20; task++) {
            times.took("qmcreate", late, Optional.empty());
            late = times.least("qmcreate").orElseThrow();
        }
        assertThat(late).isLessThan(TWO);
    }

    @Test
    void oneOddTaskIsForgotten() {
        times.took("qmcreate", Duration.ofMillis(100), Optional.empty());
        for (int task = 0; task < 8; task++) {
            times.took("qmcreate", TWO, Optional.of(TWO));
        }
        assertThat(times.least("qmcreate")).contains(TWO);
    }
}
