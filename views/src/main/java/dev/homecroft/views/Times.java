package dev.homecroft.views;

import dev.homecroft.kernel.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time, for people. */
final class Times {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** {@code 4 s ago}; {@code just now} within a second, and when clocks differ. */
    static String ago(Instant then, Instant now) {
        Duration past = Duration.between(then, now);
        return past.compareTo(Duration.ofSeconds(1)) < 0 ? "just now" : Durations.human(past) + " ago";
    }

    /** {@code 2026-11-21 10:47:38 UTC}. */
    static String at(Instant instant) {
        return UTC.format(instant) + " UTC";
    }
}
