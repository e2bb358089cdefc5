package dev.homecroft.simulators.pbs.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** When a job is due: {@code daily}, {@code sat 18:15}, {@code mon..fri 2,14:30}, {@code *:0/15}, {@code *-*-01 04:00}; in UTC. */
public final class CalendarEvent {
    private static final Map<String, String> NAMED = Map.of(
            "minutely", "*:*",
            "hourly", "*:00",
            "daily", "00:00",
            "weekly", "mon 00:00",
            "monthly", "*-*-01 00:00",
            "quarterly", "*-1,4,7,10-01 00:00",
            "semiannually", "*-1,7-01 00:00",
            "yearly", "*-01-01 00:00",
            "annually", "*-01-01 00:00");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern DATE = Pattern.compile("(?:([*0-9,./]+)-)?([*0-9,./]+)-([*0-9,./]+)");
    private static final int HORIZON_DAYS = 1500;

    private final Set<DayOfWeek> days;
    private final NavigableSet<Integer> months;
    private final NavigableSet<Integer> dates;
    private final NavigableSet<Integer> hours;
    private final NavigableSet<Integer> minutes;

    private CalendarEvent(
            Set<DayOfWeek> days,
            NavigableSet<Integer> months,
            NavigableSet<Integer> dates,
            NavigableSet<Integer> hours,
            NavigableSet<Integer> minutes) {
        this.days = days;
        this.months = months;
        this.dates = dates;
        this.hours = hours;
        this.minutes = minutes;
    }

    /** The event, or nothing for a text that is none. */
    public static Optional<CalendarEvent> tryParse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(parse(NAMED.getOrDefault(plain, plain)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CalendarEvent parse(String text) {
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        NavigableSet<Integer> months = numbers("*", 1, 12);
        NavigableSet<Integer> dates = numbers("*", 1, 31);
        NavigableSet<Integer> hours = numbers("0", 0, 23);
        NavigableSet<Integer> minutes = numbers("0", 0, 59);
        for (String word : text.split("\\s+")) {
            var date = DATE.matcher(word);
            if (word.matches("[a-z].*")) {
                days = days(word);
            } else if (date.matches()) {
                months = numbers(date.group(2), 1, 12);
                dates = numbers(date.group(3), 1, 31);
            } else {
                String[] parts = word.split(":");
                boolean hasHour = parts.length > 1;
                hours = numbers(hasHour ? parts[0] : "*", 0, 23);
                minutes = numbers(hasHour ? parts[1] : parts[0], 0, 59);
            }
        }
        return new CalendarEvent(days, months, dates, hours, minutes);
    }

    private static Set<DayOfWeek> days(String word) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : word.split(",")) {
            String[] ends = part.split("\\.\\.");
            int first = day(ends[0]);
            int last = day(ends[ends.length - 1]);
            for (int i = 0; i <= (last - first + 7) % 7; i++) {
                days.add(DayOfWeek.of((first + i) % 7 + 1));
            }
        }
        return days;
    }

    private static int day(String word) {
        int index = word.length() < 3 ? -1 : DAYS.indexOf(word.substring(0, 3));
        if (index < 0) {
            throw new IllegalArgumentException("not a day: " + word);
        }
        return index;
    }

    /** {@code *}, {@code 5}, {@code 1..7}, {@code 0/15}, and lists of them. */
    private static NavigableSet<Integer> numbers(String text, int least, int most) {
        NavigableSet<Integer> found = new TreeSet<>();
        for (String part : text.split(",")) {
            String[] step = part.split("/");
            String[] ends = step[0].split("\\.\\.");
            int first = step[0].equals("*") ? least : Integer.parseInt(ends[0]);
            boolean isOne = step.length == 1 && ends.length == 1 && !step[0].equals("*");
            int last = isOne ? first : ends.length > 1 ? Integer.parseInt(ends[1]) : most;
            int by = step.length > 1 ? Integer.parseInt(step[1]) : 1;
            if (first < least || last > most || by < 1) {
                throw new IllegalArgumentException("out of range: " + text);
            }
            for (int i = first; i <= last; i += by) {
                found.add(i);
            }
        }
        return found;
    }

    /**
     * The next time that it is due; empty if there is none within four years.
     *
     * @param after Unix seconds, which themselves do not count
     */
    public OptionalLong next(long after) {
        LocalDateTime from = LocalDateTime.ofInstant(Instant.ofEpochSecond(after), ZoneOffset.UTC);
        for (int i = 0; i < HORIZON_DAYS; i++) {
            LocalDate date = from.toLocalDate().plusDays(i);
            boolean isDay = days.contains(date.getDayOfWeek())
                    && months.contains(date.getMonthValue())
                    && dates.contains(date.getDayOfMonth());
            if (isDay) {
                OptionalLong found = hours.stream()
                        .flatMap(hour -> minutes.stream().map(minute -> date.atTime(hour, minute)))
                        .filter(time -> time.isAfter(from))
                        .mapToLong(time -> time.toEpochSecond(ZoneOffset.UTC))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return OptionalLong.empty();
    }
}
