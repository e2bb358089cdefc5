package dev.homecroft.state;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to be done, whole and in order. A plan holds values only: everything that apply does is written here.
 *
 * @param id first 12 hexadecimal digits of the SHA-256 of its canonical JSON without the id
 * @param steps each after all the steps that it names in {@code after}
 * @param slots how many steps may hold each slot at once, by the slot's name
 */
public record Plan(
        String id,
        PlanHeader header,
        List<Step> steps,
        SortedMap<String, Integer> slots,
        List<Unchanged> unchanged,
        List<Blocked> blocked,
        List<Held> held,
        List<Foreign> foreign) {
    public Plan {
        steps = List.copyOf(steps);
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
        unchanged = List.copyOf(unchanged);
        blocked = List.copyOf(blocked);
        held = List.copyOf(held);
        foreign = List.copyOf(foreign);
    }

    /** Nothing to do. Blocked and held things may still be shown. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public long count(Risk risk) {
        return steps.stream().filter(step -> step.risk() == risk).count();
    }
}
