package dev.homecroft.model.time;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of some days of the week, such as {@code sun 02:00-05:00}, {@code mon..fri 22:00-06:00} or {@code 03:00-04:00} for
 * every day.
 *
 * @param text as it is stated
 * @param weekdays on which it begins, from 1 for Monday to 7
 * @param until the same day, or the next one when it is not after {@code from}
 */
public record Window(String text, BitSet weekdays, LocalTime from, LocalTime until) {
    private static final Pattern FORM =
            Pattern.compile("(?:([a-z.,]{3,40}) +)?([0-2]?[0-9]:[0-5][0-9]) ?- ?([0-2]?[0-9]:[0-5][0-9])");
    private static final Numbers WEEKDAYS = new Numbers(1, 7, Numbers.WEEKDAYS, "..");

    public Window {
        weekdays = (BitSet) weekdays.clone();
    }

    public static Optional<Window> tryParse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String days = Optional.ofNullable(matcher.group(1)).orElse("daily");
        Optional<BitSet> weekdays = days.equals("daily") ? Optional.of(Times.all(1, 7)) : WEEKDAYS.parse(days);
        Optional<LocalTime> from = time(matcher.group(2));
        Optional<LocalTime> until = time(matcher.group(3));
        return weekdays.isEmpty() || from.isEmpty() || until.isEmpty()
                ? Optional.empty()
                : Optional.of(new Window(text, weekdays.get(), from.get(), until.get()));
    }

    /** {@code 24:00} is the end of the day, which is the beginning of the next. */
    private static Optional<LocalTime> time(String text) {
        int colon = text.indexOf(':');
        int hour = Integer.parseInt(text.substring(0, colon));
        int minute = Integer.parseInt(text.substring(colon + 1));
        boolean isEnd = hour == 24 && minute == 0;
        return hour > 23 && !isEnd ? Optional.empty() : Optional.of(LocalTime.of(isEnd ? 0 : hour, minute));
    }

    /** How long it is; a whole day when it ends when it begins. */
    public Duration length() {
        Duration length = Duration.between(from, until);
        return length.isPositive() ? length : length.plusDays(1);
    }

    /** Whether a moment lies in it. */
    public boolean contains(LocalDateTime moment) {
        return begins(moment.getDayOfWeek(), moment)
                || begins(moment.getDayOfWeek().minus(1), moment);
    }

    private boolean begins(DayOfWeek day, LocalDateTime moment) {
        boolean isToday = day == moment.getDayOfWeek();
        LocalDateTime begin = moment.toLocalDate().minusDays(isToday ? 0 : 1).atTime(from);
        return weekdays.get(day.getValue()) && !moment.isBefore(begin) && moment.isBefore(begin.plus(length()));
    }

    @Override
    public String toString() {
        return text;
    }
}
