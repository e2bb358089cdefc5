package dev.homecroft.model.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads calendar events: weekdays, a date and a time, each of which may be left out, but not all. */
final class CalendarText {
    private static final Map<String, String> WORDS = Map.of(
            "minutely", "*:*",
            "hourly", "*:00",
            "daily", "00:00",
            "weekly", "mon 00:00",
            "monthly", "*-*-1 00:00",
            "quarterly", "*-1,4,7,10-1 00:00",
            "semiannually", "*-1,7-1 00:00",
            "semi-annually", "*-1,7-1 00:00",
            "yearly", "*-1-1 00:00",
            "annually", "*-1-1 00:00");
    private static final Numbers WEEKDAYS = new Numbers(1, 7, Numbers.WEEKDAYS, "..");
    private static final Numbers YEARS = new Numbers(1970, 2199, List.of(), "..");
    private static final Numbers MONTHS = new Numbers(1, 12, List.of(), "..");
    private static final Numbers DAYS = new Numbers(1, 31, List.of(), "..");
    private static final Numbers HOURS = new Numbers(0, 23, List.of(), "..");
    private static final Numbers SIXTY = new Numbers(0, 59, List.of(), "..");

    private BitSet years = new BitSet();
    private BitSet months = Times.all(1, 12);
    private BitSet days = Times.all(1, 31);
    private BitSet lastDays = new BitSet();
    private BitSet weekdays = Times.all(1, 7);
    private BitSet hours = single(0);
    private BitSet minutes = single(0);
    private BitSet seconds = single(0);

    private CalendarText() {}

    static Optional<Times> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        List<String> parts =
                new ArrayList<>(Arrays.asList(WORDS.getOrDefault(plain, plain).split(" +")));
        CalendarText event = new CalendarText();
        boolean isGood = !parts.getFirst().isEmpty();
        if (isGood && isWeekdays(parts.getFirst())) {
            isGood = event.weekdays(parts.removeFirst());
        }
        if (isGood && !parts.isEmpty() && isDate(parts.getFirst())) {
            isGood = event.date(parts.removeFirst());
        }
        if (isGood && !parts.isEmpty()) {
            isGood = event.time(parts.removeFirst());
        }
        return isGood && parts.isEmpty() ? Optional.of(event.times()) : Optional.empty();
    }

    private static BitSet single(int number) {
        return Times.all(number, number);
    }

    private static boolean isWeekdays(String part) {
        return Numbers.WEEKDAYS.stream().anyMatch(day -> part.startsWith(day.substring(0, 3)));
    }

    /** A date has a dash, as nothing else does; a tilde counts days from the end of the month. */
    private static boolean isDate(String part) {
        return part.indexOf('-') >= 0 || part.indexOf('~') >= 0;
    }

    private boolean weekdays(String part) {
        return WEEKDAYS.parse(part).map(parsed -> weekdays = parsed).isPresent();
    }

    private boolean date(String part) {
        int tilde = part.indexOf('~');
        if (tilde >= 0) {
            days = new BitSet();
            return months(part.substring(0, tilde))
                    && DAYS.parse(part.substring(tilde + 1))
                            .map(parsed -> lastDays = parsed)
                            .isPresent();
        }
        int dash = part.lastIndexOf('-');
        return months(part.substring(0, dash))
                && DAYS.parse(part.substring(dash + 1))
                        .map(parsed -> days = parsed)
                        .isPresent();
    }

    private boolean months(String part) {
        int dash = part.indexOf('-');
        boolean isYear = dash < 0 || year(part.substring(0, dash));
        return isYear
                && MONTHS.parse(part.substring(dash + 1))
                        .map(parsed -> months = parsed)
                        .isPresent();
    }

    private boolean year(String part) {
        return part.equals("*")
                || YEARS.parse(part).map(parsed -> years = parsed).isPresent();
    }

    /** {@code 02:30}, {@code 2,14:00:30}, or minutes of every hour alone. */
    private boolean time(String part) {
        String[] fields = part.split(":", -1);
        if (fields.length > 3) {
            return false;
        }
        String hour = fields.length == 1 ? "*" : fields[0];
        String minute = fields.length == 1 ? fields[0] : fields[1];
        String second = fields.length == 3 ? fields[2] : "0";
        return HOURS.parse(hour).map(parsed -> hours = parsed).isPresent()
                && SIXTY.parse(minute).map(parsed -> minutes = parsed).isPresent()
                && SIXTY.parse(second).map(parsed -> seconds = parsed).isPresent();
    }

    private Times times() {
        return new Times(years, months, days, lastDays, weekdays, false, hours, minutes, seconds);
    }
}
