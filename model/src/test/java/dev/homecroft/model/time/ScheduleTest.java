package dev.homecroft.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {
    /** A Thursday. */
    private static final LocalDateTime NOW = LocalDateTime.parse("2026-01-15T10:20:30");

    /** Those of the manuals of Proxmox VE and systemd, and what they say that these mean. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    minutely            | 2026-01-15T10:21
                    hourly              | 2026-01-15T11:00
                    daily               | 2026-01-16T00:00
                    weekly              | 2026-01-19T00:00
                    monthly             | 2026-02-01T00:00
                    quarterly           | 2026-04-01T00:00
                    yearly              | 2027-01-01T00:00
                    02:30               | 2026-01-16T02:30
                    sat 06:00           | 2026-01-17T06:00
                    sun                 | 2026-01-18T00:00
                    mon..wed *:30,45    | 2026-01-19T00:30
                    mon..fri 8..17,22:0/15 | 2026-01-15T10:30
                    fri..mon 0:00       |
                    */5                 | 2026-01-15T10:25
                    30                  | 2026-01-15T10:30
                    *:0/15              | 2026-01-15T10:30
                    21:00:15            | 2026-01-15T21:00:15
                    sat *-1..7 15:00    | 2026-02-07T15:00
                    *-*-1 02:30         | 2026-02-01T02:30
                    12-31 23:59         | 2026-12-31T23:59
                    2027-*-1            | 2027-01-01T00:00
                    *-2~1 01:00         | 2026-02-28T01:00
                    *-2-29              | 2028-02-29T00:00
                    """)
    void aCalendarEventComesWhenItsManualSays(String text, LocalDateTime next) {
        assertThat(Schedule.tryCalendar(text).flatMap(schedule -> schedule.next(NOW)))
                .isEqualTo(Optional.ofNullable(next));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 3 * * *       | 2026-01-16T03:00
                    */15 * * * *    | 2026-01-15T10:30
                    0 2 * * 0       | 2026-01-18T02:00
                    0 2 * * 7       | 2026-01-18T02:00
                    0 2 * * sat,sun | 2026-01-17T02:00
                    0 0 1 * mon     | 2026-01-19T00:00
                    0 0 31 4-6 *    | 2026-05-31T00:00
                    0 0 0 * * *     | 2026-01-16T00:00
                    30 0 0 1 jan *  | 2027-01-01T00:00:30
                    @weekly         | 2026-01-18T00:00
                    0 0 29 2 *      | 2028-02-29T00:00
                    """)
    void aCronExpressionComesWhenItsManualSays(String text, LocalDateTime next) {
        assertThat(Schedule.tryCron(text).flatMap(schedule -> schedule.next(NOW)))
                .contains(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*-2-30", "*-4,6-31 02:00", "2-30 00:00"})
    void aDayThatNoMonthHasNeverComes(String text) {
        assertThat(Schedule.tryCalendar(text).orElseThrow().next(NOW)).isEmpty();
    }

    @Test
    void neitherDoesItInCron() {
        assertThat(Schedule.tryCron("0 0 30 2 *").orElseThrow().next(NOW)).isEmpty();
        assertThat(Schedule.tryCron("0 0 30 2 1").orElseThrow().next(NOW)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "never",
                "25:00",
                "02:60",
                "2",
                "sat sun 06:00",
                "satan",
                "1:2:3:4",
                "*-13-1",
                "*-1-32",
                "0 3 * *",
                "60 * * * *",
                "* * * * * * *",
                "@never",
                "0/0:00",
                "5..3:00",
                "08.00",
                "*/99999",
                "-",
                "~",
                ":"
            })
    void whatIsNoScheduleIsNone(String text) {
        boolean isMinuteAlone = text.equals("2");
        assertThat(Schedule.tryParse(text).isPresent()).isEqualTo(isMinuteAlone);
    }

    @ParameterizedTest
    @CsvSource({
        "sun 02:00-05:00,    2026-01-18T02:00, true",
        "sun 02:00-05:00,    2026-01-18T05:00, false",
        "sun 02:00-05:00,    2026-01-17T03:00, false",
        "mon..fri 22:00-06:00, 2026-01-17T05:59, true",
        "mon..fri 22:00-06:00, 2026-01-18T05:59, false",
        "03:00-04:00,        2026-01-18T03:30, true",
        "'sat,sun 00:00-24:00', 2026-01-18T23:59, true",
        "'sat,sun 00:00-24:00', 2026-01-19T00:00, false",
        "daily 23:30-00:30,  2026-01-19T00:29, true",
    })
    void aWindowHoldsItsMoments(String text, LocalDateTime moment, boolean isIn) {
        assertThat(Window.tryParse(text).orElseThrow().contains(moment)).isEqualTo(isIn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sun", "sun 02:00", "sun 02:00-25:00", "someday 02:00-03:00", "02:00-03:70", "sun 2-5"})
    void whatIsNoWindowIsNone(String text) {
        assertThat(Window.tryParse(text)).isEmpty();
    }
}
