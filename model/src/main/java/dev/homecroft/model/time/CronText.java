package dev.homecroft.model.time;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cron expressions. */
final class CronText {
    private static final Map<String, String> WORDS = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final Numbers SECONDS = new Numbers(0, 59, List.of(), "-");
    private static final Numbers HOURS = new Numbers(0, 23, List.of(), "-");
    private static final Numbers DAYS = new Numbers(1, 31, List.of(), "-");
    private static final Numbers MONTHS = new Numbers(
            1,
            12,
            List.of(
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december"),
            "-");
    private static final Numbers WEEKDAYS = new Numbers(
            0, 7, List.of("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"), "-");
    private static final int FIELDS = 5;

    private CronText() {}

    static Optional<Times> parse(String text) {
        String known = WORDS.getOrDefault(text.strip(), text.strip());
        List<String> fields = List.of(known.split(" +", -1));
        boolean hasSeconds = fields.size() == FIELDS + 1;
        if (fields.size() != FIELDS && !hasSeconds) {
            return Optional.empty();
        }
        List<String> five = fields.subList(hasSeconds ? 1 : 0, fields.size());
        Optional<BitSet> seconds = SECONDS.parse(hasSeconds ? fields.getFirst() : "0");
        Optional<BitSet> minutes = SECONDS.parse(five.get(0));
        Optional<BitSet> hours = HOURS.parse(five.get(1));
        Optional<BitSet> days = DAYS.parse(any(five.get(2)));
        Optional<BitSet> months = MONTHS.parse(five.get(3));
        Optional<BitSet> weekdays = WEEKDAYS.parse(any(five.get(4))).map(CronText::mondayFirst);
        boolean isWhole = seconds.isPresent()
                && minutes.isPresent()
                && hours.isPresent()
                && days.isPresent()
                && months.isPresent()
                && weekdays.isPresent();
        if (!isWhole) {
            return Optional.empty();
        }
        boolean either = !five.get(2).startsWith("*") && !five.get(4).startsWith("*");
        return Optional.of(new Times(
                new BitSet(),
                months.get(),
                days.get(),
                new BitSet(),
                weekdays.get(),
                either,
                hours.get(),
                minutes.get(),
                seconds.get()));
    }

    private static String any(String field) {
        return field.equals("?") ? "*" : field;
    }

    private static BitSet mondayFirst(BitSet sundayFirst) {
        BitSet days = (BitSet) sundayFirst.clone();
        days.set(7, sundayFirst.get(0) || sundayFirst.get(7));
        days.clear(0);
        return days;
    }
}
