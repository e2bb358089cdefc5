package dev.homecroft.engine.apply;

import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which step may begin now: list scheduling, the longest remaining path first, in the plan's order among equals. A step
 * that lacks a slot does not hold up the ones behind it. Confined to the run's thread.
 */
final class Schedule {
    /** Counts for a step of which nobody knows how long it takes. */
    private static final Duration UNKNOWN = Duration.ofSeconds(1);

    private final List<Step> steps;
    private final Map<StepId, Integer> places = new HashMap<>();
    private final List<List<Integer>> dependents = new ArrayList<>();
    private final int[] missing;
    private final boolean[] settled;
    private final Comparator<Integer> first;
    /** What may begin, by the slots that it needs: of those that need the same, only the first is ever asked about. */
    private final Map<List<String>, TreeSet<Integer>> ready = new HashMap<>();

    private final List<Integer> news = new ArrayList<>();
    private final SlotLedger slots;
    private final Set<StepId> holders = new HashSet<>();

    Schedule(Plan plan) {
        steps = plan.steps();
        missing = new int[steps.size()];
        settled = new boolean[steps.size()];
        slots = new SlotLedger(plan.slots());
        for (int i = 0; i < steps.size(); i++) {
            dependents.add(new ArrayList<>());
            for (StepId before : steps.get(i).after()) {
                dependents.get(place(before)).add(i);
                missing[i]++;
            }
            if (places.put(steps.get(i).id(), i) != null) {
                throw new IllegalArgumentException(
                        "twice in the plan: " + steps.get(i).id());
            }
        }
        long[] paths = longestPaths();
        first = Comparator.comparingLong((Integer i) -> -paths[i]).thenComparingInt(i -> i);
        for (int i = 0; i < steps.size(); i++) {
            if (missing[i] == 0) {
                ready(i);
            }
        }
    }

    private void ready(int i) {
        ready.computeIfAbsent(steps.get(i).slots(), slots -> new TreeSet<>(first))
                .add(i);
        news.add(i);
    }

    /** The steps to begin now, first things first; their slots are taken. */
    List<Step> begin() {
        List<Step> begun = new ArrayList<>();
        for (Optional<Integer> next = next(); next.isPresent(); next = next()) {
            Step step = steps.get(next.get());
            TreeSet<Integer> alike = ready.getOrDefault(step.slots(), new TreeSet<>());
            alike.remove(next.get());
            if (alike.isEmpty()) {
                ready.remove(step.slots());
            }
            slots.take(step);
            holders.add(step.id());
            settled[next.get()] = true;
            begun.add(step);
        }
        return begun;
    }

    private Optional<Integer> next() {
        return ready.entrySet().stream()
                .filter(alike -> slots.areFree(alike.getKey()))
                .map(alike -> alike.getValue().first())
                .min(first);
    }

    /** The steps that lack nothing but slots, with those; each is told once, and not at all if it began. */
    Map<StepId, List<String>> lackingSlots() {
        Map<StepId, List<String>> lacking = new LinkedHashMap<>();
        for (int i : news) {
            if (!settled[i]) {
                lacking.put(steps.get(i).id(), slots.lacking(steps.get(i)));
            }
        }
        news.clear();
        return lacking;
    }

    /** Gives the step's slots to others, now or before its end. */
    void free(Step step) {
        if (holders.remove(step.id())) {
            slots.giveBack(step);
        }
    }

    void done(Step step) {
        free(step);
        for (int dependent : dependents.get(place(step.id()))) {
            missing[dependent]--;
            if (missing[dependent] == 0 && !settled[dependent]) {
                ready(dependent);
            }
        }
    }

    /** Gives up all that needs the step, directly or through others; returns what was given up, in the plan's order. */
    List<Step> notDone(Step step) {
        free(step);
        TreeSet<Integer> lost = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(place(step.id())));
        while (!open.isEmpty()) {
            for (int dependent : dependents.get(open.remove())) {
                if (!settled[dependent]) {
                    settled[dependent] = true;
                    lost.add(dependent);
                    open.add(dependent);
                }
            }
        }
        return lost.stream().map(steps::get).toList();
    }

    /** How long each step and the longest chain behind it take together, in milliseconds. */
    private long[] longestPaths() {
        long[] paths = new long[steps.size()];
        for (int i = steps.size() - 1; i >= 0; i--) {
            long behind = 0;
            for (int dependent : dependents.get(i)) {
                behind = Math.max(behind, paths[dependent]);
            }
            paths[i] = behind + steps.get(i).estimate().orElse(UNKNOWN).toMillis();
        }
        return paths;
    }

    private int place(StepId id) {
        Integer place = places.get(id);
        if (place == null) {
            throw new IllegalArgumentException("not before the step that needs it: " + id);
        }
        return place;
    }
}
