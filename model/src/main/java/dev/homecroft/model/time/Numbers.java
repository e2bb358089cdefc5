package dev.homecroft.model.time;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sets of numbers as text: {@code *}, {@code 5}, {@code 1,15}, {@code 8..18} or {@code 8-18}, {@code 0/15} and {@code *}{@code /15}.
 *
 * @param from the smallest number there is
 * @param to the largest
 * @param names words for numbers, the first for {@code from}, of which three letters are enough; may be none
 * @param range what stands between the ends of a range
 */
record Numbers(int from, int to, List<String> names, String range) {
    static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final int DIGITS = 4;
    private static final int SHORTEST_NAME = 3;

    Optional<BitSet> parse(String text) {
        BitSet all = new BitSet();
        for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            Optional<BitSet> some = part(part);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.or(some.get());
        }
        return Optional.of(all);
    }

    private Optional<BitSet> part(String part) {
        int slash = part.indexOf('/');
        String base = slash < 0 ? part : part.substring(0, slash);
        Optional<Integer> step = slash < 0 ? Optional.of(1) : digits(part.substring(slash + 1));
        if (step.isEmpty() || step.get() < 1) {
            return Optional.empty();
        }
        return slash < 0 ? ends(base, false, 1) : ends(base, true, step.get());
    }

    private Optional<BitSet> ends(String base, boolean hasStep, int step) {
        if (base.equals("*")) {
            return Optional.of(stepped(from, to, step));
        }
        int at = base.indexOf(range);
        if (at < 0) {
            return number(base).map(number -> stepped(number, hasStep ? to : number, step));
        }
        Optional<Integer> first = number(base.substring(0, at));
        Optional<Integer> last = number(base.substring(at + range.length()));
        return first.isEmpty() || last.isEmpty() || last.get() < first.get()
                ? Optional.empty()
                : Optional.of(stepped(first.get(), last.get(), step));
    }

    private static BitSet stepped(int first, int last, int step) {
        BitSet numbers = new BitSet();
        for (int number = first; number <= last; number += step) {
            numbers.set(number);
        }
        return numbers;
    }

    private Optional<Integer> number(String text) {
        for (int i = 0; i < names.size(); i++) {
            if (text.length() >= SHORTEST_NAME && names.get(i).startsWith(text)) {
                return Optional.of(from + i);
            }
        }
        return digits(text).filter(number -> number >= from && number <= to);
    }

    private static Optional<Integer> digits(String text) {
        boolean isNumber =
                !text.isEmpty() && text.length() <= DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
