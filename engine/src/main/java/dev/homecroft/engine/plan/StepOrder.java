package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Need;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts steps in order: what a thing needs is made before it, and taken away after it. Linear in steps and needs but for the
 * queue, whose order makes the result the same whatever order the steps came in.
 */
final class StepOrder {
    private static final Comparator<Step> TIE =
            Comparator.comparing(Step::layer).thenComparing(Step::id);

    private final Map<StepId, Step> steps = new LinkedHashMap<>();
    private final Map<StepId, Set<StepId>> after = new HashMap<>();

    /** Steps in order, and the things whose steps wait for each other in a circle. */
    record Result(List<Step> steps, Set<Address> cyclic) {}

    private StepOrder(List<Step> all) {
        all.forEach(step -> steps.put(step.id(), step));
        for (Step step : all) {
            Set<StepId> before = new TreeSet<>(step.after());
            before.retainAll(steps.keySet());
            after.put(step.id(), before);
        }
    }

    static Result order(List<Step> all, Map<Address, DesiredResource> desired) {
        StepOrder order = new StepOrder(all);
        order.linkNeeds(desired);
        return order.sort();
    }

    private void linkNeeds(Map<Address, DesiredResource> desired) {
        Map<Address, List<Step>> byThing = new TreeMap<>();
        steps.values()
                .forEach(step -> byThing.computeIfAbsent(step.id().address(), thing -> new ArrayList<>())
                        .add(step));
        byThing.forEach((thing, own) -> {
            DesiredResource resource = desired.get(thing);
            if (resource == null) {
                return;
            }
            for (Need need : resource.needs()) {
                link(own, byThing.getOrDefault(need.on(), List.of()));
            }
        });
    }

    /** What is needed may go and come back: what is taken away goes before, and all else comes after. */
    private void link(List<Step> own, List<Step> needed) {
        List<Step> making = needed.stream().filter(StepOrder::makes).toList();
        List<Step> taking = needed.stream().filter(StepOrder::takesAway).toList();
        boolean comesBack = !making.isEmpty() && !taking.isEmpty();
        for (Step step : own) {
            boolean goes = comesBack ? takesAway(step) : !makes(step);
            if (comesBack ? !goes : startsChain(step)) {
                making.forEach(made -> before(step).add(made.id()));
            }
            if (goes) {
                taking.forEach(taken -> before(taken).add(step.id()));
            }
        }
    }

    private Set<StepId> before(Step step) {
        return after.getOrDefault(step.id(), new TreeSet<>());
    }

    /** No other step of the same thing comes before it. */
    private boolean startsChain(Step step) {
        return step.after().stream()
                .noneMatch(id -> id.address().equals(step.id().address()));
    }

    private static boolean makes(Step step) {
        return switch (step.action()) {
            case CREATE, START, ADOPT, REPLACE -> true;
            case UPDATE, RESIZE, MOVE, STOP, RESTART, RELEASE, DRAIN, UNDRAIN, DELETE -> false;
        };
    }

    static boolean takesAway(Step step) {
        return step.action() == Action.STOP || step.action() == Action.DELETE;
    }

    private Result sort() {
        Map<StepId, Integer> waiting = new HashMap<>();
        Map<StepId, List<StepId>> followers = new HashMap<>();
        PriorityQueue<Step> ready = new PriorityQueue<>(TIE);
        for (Step step : steps.values()) {
            Set<StepId> before = before(step);
            waiting.put(step.id(), before.size());
            before.forEach(id ->
                    followers.computeIfAbsent(id, key -> new ArrayList<>()).add(step.id()));
            if (before.isEmpty()) {
                ready.add(step);
            }
        }
        List<Step> sorted = new ArrayList<>(steps.size());
        while (!ready.isEmpty()) {
            Step step = ready.remove();
            sorted.add(step.withAfter(List.copyOf(before(step))));
            for (StepId follower : followers.getOrDefault(step.id(), List.of())) {
                if (waiting.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(steps.get(follower));
                }
            }
        }
        return new Result(sorted, left(sorted));
    }

    private Set<Address> left(List<Step> sorted) {
        Set<StepId> done = new HashSet<>();
        sorted.forEach(step -> done.add(step.id()));
        Set<Address> cyclic = new TreeSet<>();
        steps.keySet().stream().filter(id -> !done.contains(id)).forEach(id -> cyclic.add(id.address()));
        return cyclic;
    }
}
