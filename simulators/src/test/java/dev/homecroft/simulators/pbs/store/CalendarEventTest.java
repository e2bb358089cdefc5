package dev.homecroft.simulators.pbs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When jobs are due. */
class CalendarEventTest {
    /** A Thursday. */
    private static final Instant BEGIN = Instant.parse("2026-01-01T10:07:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hourly          | 2026-01-01T11:00:00Z",
                "daily           | 2026-01-02T00:00:00Z",
                "weekly          | 2026-01-05T00:00:00Z",
                "monthly         | 2026-02-01T00:00:00Z",
                "yearly          | 2027-01-01T00:00:00Z",
                "*/15            | 2026-01-01T10:15:00Z",
                "*:0/30          | 2026-01-01T10:30:00Z",
                "21:30           | 2026-01-01T21:30:00Z",
                "2,22:30         | 2026-01-01T22:30:00Z",
                "sat 18:15       | 2026-01-03T18:15:00Z",
                "mon..wed 04:00  | 2026-01-05T04:00:00Z",
                "sat..mon        | 2026-01-03T00:00:00Z",
                "*-*-15 03:00    | 2026-01-15T03:00:00Z",
                "sun *-*-1..7 02 | 2026-01-04T00:02:00Z"
            })
    void theNextTimeIsTheFirstAfterNow(String event, Instant due) {
        assertThat(CalendarEvent.tryParse(event).orElseThrow().next(BEGIN.getEpochSecond()))
                .hasValue(due.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "25:00", "funday 02:00", "10:61", "*/0"})
    void whatIsNoEventIsNone(String text) {
        assertThat(CalendarEvent.tryParse(text)).isEmpty();
    }

    @Test
    void aDayThatNeverComesIsNeverDue() {
        assertThat(CalendarEvent.tryParse("*-2-30 00:00").orElseThrow().next(BEGIN.getEpochSecond()))
                .isEmpty();
    }
}
