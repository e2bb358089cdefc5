package dev.homecroft.model.time;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * When something happens again and again.
 *
 * @param text as it is stated and as the system that keeps it takes it
 * @param times what that means
 */
public record Schedule(String text, Times times) {
    /**
     * A calendar event as Proxmox VE, Proxmox Backup Server and systemd have them: {@code sat 04:00}, {@code mon..fri *:0/15},
     * {@code *-*-1 02:30}, {@code daily} (systemd.time(7); pve-docs, Calendar Events).
     */
    public static Optional<Schedule> tryCalendar(String text) {
        return CalendarText.parse(text).map(times -> new Schedule(text, times));
    }

    /** Five fields as in crontab(5), six with seconds first, or a word such as {@code @daily}. */
    public static Optional<Schedule> tryCron(String text) {
        return CronText.parse(text).map(times -> new Schedule(text, times));
    }

    /** Either, whichever the text is. */
    public static Optional<Schedule> tryParse(String text) {
        return tryCalendar(text).or(() -> tryCron(text));
    }

    /** The first time after this one; empty when it never comes, such as on a 30th of February. */
    public Optional<LocalDateTime> next(LocalDateTime after) {
        return times.next(after);
    }

    @Override
    public String toString() {
        return text;
    }
}
