package dev.homecroft.model.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Optional;

/**
 * Sets of years, months, days and times of day.
 *
 * @param years all when empty
 * @param months from 1 to 12
 * @param days of the month, from 1 to 31
 * @param lastDays of the month, counted from its end, 1 for the last; beside {@code days}
 * @param weekdays from 1 for Monday to 7
 * @param eitherDay whether a day of the month or a weekday is enough, as cron has it when both are stated
 */
public record Times(
        BitSet years,
        BitSet months,
        BitSet days,
        BitSet lastDays,
        BitSet weekdays,
        boolean eitherDay,
        BitSet hours,
        BitSet minutes,
        BitSet seconds) {
    /** After so many days the calendar begins anew, but for the leap day that a century leaves out. */
    private static final int SEARCHED = 28 * 366 + 8 * 366;

    public Times {
        years = (BitSet) years.clone();
        months = (BitSet) months.clone();
        days = (BitSet) days.clone();
        lastDays = (BitSet) lastDays.clone();
        weekdays = (BitSet) weekdays.clone();
        hours = (BitSet) hours.clone();
        minutes = (BitSet) minutes.clone();
        seconds = (BitSet) seconds.clone();
    }

    /** Every number of a range. */
    static BitSet all(int from, int to) {
        BitSet all = new BitSet();
        all.set(from, to + 1);
        return all;
    }

    Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDate first = after.toLocalDate();
        for (int ahead = 0; ahead <= SEARCHED; ahead++) {
            LocalDate day = first.plusDays(ahead);
            if (isOn(day)) {
                LocalTime from = ahead == 0 ? after.toLocalTime().withNano(0).plusSeconds(1) : LocalTime.MIN;
                boolean isOver = ahead == 0 && from.equals(LocalTime.MIN);
                Optional<LocalTime> time = isOver ? Optional.empty() : timeFrom(from);
                if (time.isPresent()) {
                    return Optional.of(day.atTime(time.get()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean isOn(LocalDate day) {
        boolean isYear = years.isEmpty() || years.get(day.getYear());
        boolean isDay = days.get(day.getDayOfMonth()) || lastDays.get(day.lengthOfMonth() - day.getDayOfMonth() + 1);
        boolean isWeekday = weekdays.get(day.getDayOfWeek().getValue());
        return isYear && months.get(day.getMonthValue()) && (eitherDay ? isDay || isWeekday : isDay && isWeekday);
    }

    private Optional<LocalTime> timeFrom(LocalTime from) {
        for (int hour = hours.nextSetBit(from.getHour()); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            int firstMinute = hour == from.getHour() ? from.getMinute() : 0;
            for (int minute = minutes.nextSetBit(firstMinute); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                boolean isNow = hour == from.getHour() && minute == from.getMinute();
                int second = seconds.nextSetBit(isNow ? from.getSecond() : 0);
                if (second >= 0) {
                    return Optional.of(LocalTime.of(hour, minute, second));
                }
            }
        }
        return Optional.empty();
    }
}
