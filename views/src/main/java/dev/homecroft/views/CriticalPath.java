package dev.homecroft.views;

import dev.homecroft.kernel.Durations;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The longest chain of steps that wait for each other.
 *
 * @param steps in their order
 */
record CriticalPath(Duration length, List<Step> steps) {
    private static final int SHOWN = 2;

    /** Empty if nobody knows how long any step takes. */
    static Optional<CriticalPath> of(Plan plan) {
        Map<StepId, CriticalPath> ends = new HashMap<>();
        CriticalPath longest = new CriticalPath(Duration.ZERO, List.of());
        for (Step step : plan.steps()) {
            CriticalPath before = new CriticalPath(Duration.ZERO, List.of());
            for (StepId id : step.after()) {
                CriticalPath other = ends.getOrDefault(id, before);
                before = other.length().compareTo(before.length()) > 0 ? other : before;
            }
            CriticalPath path = before.with(step);
            ends.put(step.id(), path);
            longest = path.length().compareTo(longest.length()) > 0 ? path : longest;
        }
        return longest.steps().isEmpty() ? Optional.empty() : Optional.of(longest);
    }

    private CriticalPath with(Step step) {
        Deque<Step> longer = new ArrayDeque<>(steps);
        longer.add(step);
        return new CriticalPath(length.plus(step.estimate().orElse(Duration.ZERO)), List.copyOf(longer));
    }

    /** {@code 41 s (image debian 38 s, then guest talos-runner)}. */
    String words() {
        List<Step> slowest = steps.stream()
                .filter(step -> !step.estimate().orElse(Duration.ZERO).isZero())
                .sorted((a, b) ->
                        b.estimate().orElseThrow().compareTo(a.estimate().orElseThrow()))
                .limit(SHOWN)
                .sorted((a, b) -> Integer.compare(steps.indexOf(a), steps.indexOf(b)))
                .toList();
        List<String> parts = slowest.stream()
                .map(step ->
                        step.id().address().kind() + " " + step.id().address().name() + " "
                                + Durations.human(step.estimate().orElseThrow()))
                .toList();
        return Durations.human(length) + " (" + String.join(", then ", parts) + ")";
    }
}
