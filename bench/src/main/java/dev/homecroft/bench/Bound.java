package dev.homecroft.bench;

import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How quick a run of a plan can be at best, when each step takes as long as it did. Knows nothing of the executor.
 *
 * @param path the longest chain of steps that wait for each other
 * @param slots the fullest slot: what its steps take, divided by how many may hold it, with the shortest way to the first of
 *     them and from the last
 * @param schedule what a plain list schedule takes, the step with the longest way to go first
 */
record Bound(Duration path, Duration slots, Duration schedule) {

    /** No run can be quicker. */
    Duration least() {
        return path.compareTo(slots) > 0 ? path : slots;
    }

    static Bound of(Plan plan, Map<StepId, Duration> took) {
        Map<StepId, Long> head = new HashMap<>();
        for (Step step : plan.steps()) {
            long begin = step.after().stream()
                    .mapToLong(before -> head.getOrDefault(before, 0L) + nanos(took, before))
                    .max()
                    .orElse(0);
            head.put(step.id(), begin);
        }
        Map<StepId, Long> tail = new HashMap<>();
        for (Step step : plan.steps().reversed()) {
            tail.putIfAbsent(step.id(), 0L);
            long rest = tail.getOrDefault(step.id(), 0L) + nanos(took, step.id());
            step.after().forEach(before -> tail.merge(before, rest, Math::max));
        }
        long path = plan.steps().stream()
                .mapToLong(step ->
                        head.getOrDefault(step.id(), 0L) + nanos(took, step.id()) + tail.getOrDefault(step.id(), 0L))
                .max()
                .orElse(0);
        return new Bound(
                Duration.ofNanos(path),
                Duration.ofNanos(fullestSlot(plan, took, head, tail)),
                Duration.ofNanos(schedule(plan, took, tail)));
    }

    private static long nanos(Map<StepId, Duration> took, StepId step) {
        return took.getOrDefault(step, Duration.ZERO).toNanos();
    }

    private static long fullestSlot(
            Plan plan, Map<StepId, Duration> took, Map<StepId, Long> head, Map<StepId, Long> tail) {
        Map<String, List<StepId>> users = new TreeMap<>();
        plan.steps()
                .forEach(step -> step.slots()
                        .forEach(slot -> users.computeIfAbsent(slot, name -> new ArrayList<>())
                                .add(step.id())));
        long fullest = 0;
        for (Map.Entry<String, List<StepId>> slot : users.entrySet()) {
            long work = slot.getValue().stream()
                    .mapToLong(step -> nanos(took, step))
                    .sum();
            long first = slot.getValue().stream()
                    .mapToLong(step -> head.getOrDefault(step, 0L))
                    .min()
                    .orElse(0);
            long last = slot.getValue().stream()
                    .mapToLong(step -> tail.getOrDefault(step, 0L))
                    .min()
                    .orElse(0);
            fullest = Math.max(fullest, first + work / plan.slots().getOrDefault(slot.getKey(), 1) + last);
        }
        return fullest;
    }

    private static long schedule(Plan plan, Map<StepId, Duration> took, Map<StepId, Long> tail) {
        Comparator<Step> longestWay =
                Comparator.comparingLong(step -> -(tail.getOrDefault(step.id(), 0L) + nanos(took, step.id())));
        List<Step> open = new ArrayList<>(plan.steps());
        open.sort(longestWay);
        Map<StepId, Long> ends = new HashMap<>();
        Map<StepId, Step> running = new HashMap<>();
        Map<String, Integer> held = new HashMap<>();
        long now = 0;
        while (!open.isEmpty() || !running.isEmpty()) {
            for (Step step : List.copyOf(open)) {
                boolean isReady = step.after().stream()
                        .allMatch(before -> ends.containsKey(before) && !running.containsKey(before));
                boolean isFree = step.slots().stream()
                        .allMatch(slot ->
                                held.getOrDefault(slot, 0) < plan.slots().getOrDefault(slot, 1));
                if (isReady && isFree) {
                    open.remove(step);
                    running.put(step.id(), step);
                    ends.put(step.id(), now + nanos(took, step.id()));
                    step.slots().forEach(slot -> held.merge(slot, 1, Integer::sum));
                }
            }
            if (running.isEmpty()) {
                throw new IllegalStateException("steps that can never begin: " + open.size());
            }
            long next = running.keySet().stream()
                    .mapToLong(step -> ends.getOrDefault(step, 0L))
                    .min()
                    .orElseThrow();
            now = next;
            for (Step step : List.copyOf(running.values())) {
                if (ends.getOrDefault(step.id(), 0L) <= next) {
                    running.remove(step.id());
                    step.slots().forEach(slot -> held.merge(slot, -1, Integer::sum));
                }
            }
        }
        return now;
    }
}
