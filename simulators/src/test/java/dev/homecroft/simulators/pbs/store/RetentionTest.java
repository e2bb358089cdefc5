package dev.homecroft.simulators.pbs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which backups are kept. */
class RetentionTest {
    private static final BackupGroup GROUP = new BackupGroup("", "vm", "100");

    private static List<Snapshot> newestFirst(String... times) {
        return Stream.of(times)
                .map(text -> Snapshot.of(GROUP, Instant.parse(text).getEpochSecond(), 1, 1))
                .toList();
    }

    private static List<String> kept(Retention retention, List<Snapshot> snapshots) {
        return retention.marks(snapshots).entrySet().stream()
                .filter(mark -> mark.getValue() != Retention.Mark.REMOVE)
                .map(mark -> Instant.ofEpochSecond(mark.getKey().time()).toString())
                .toList();
    }

    @Test
    void theNewestOfEachDayIsKeptAndLaterRulesPassOverWhatAnEarlierOneKept() {
        List<Snapshot> all = newestFirst(
                "2026-03-04T18:00:00Z",
                "2026-03-04T06:00:00Z",
                "2026-03-03T06:00:00Z",
                "2026-03-02T06:00:00Z",
                "2026-02-20T06:00:00Z",
                "2026-02-10T06:00:00Z",
                "2026-01-10T06:00:00Z");
        assertThat(kept(new Retention(Map.of("last", 1, "daily", 1, "monthly", 1)), all))
                .containsExactly("2026-03-04T18:00:00Z", "2026-03-03T06:00:00Z", "2026-02-20T06:00:00Z");
        assertThat(kept(new Retention(Map.of("weekly", 2)), all))
                .containsExactly("2026-03-04T18:00:00Z", "2026-02-20T06:00:00Z");
    }

    @Test
    void whatStatesNothingRemovesNothingAndProtectionCountsForNothing() {
        List<Snapshot> all = newestFirst("2026-03-04T18:00:00Z", "2026-03-03T06:00:00Z", "2026-03-02T06:00:00Z");
        assertThat(kept(new Retention(Map.of("last", 0)), all)).hasSize(3);
        List<Snapshot> first = List.of(all.get(0).withProtection(true), all.get(1), all.get(2));
        assertThat(kept(new Retention(Map.of("last", 1)), first))
                .containsExactly("2026-03-04T18:00:00Z", "2026-03-03T06:00:00Z");
    }
}
