package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Need;
import dev.homecroft.state.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what can't be made because something it needs is blocked. */
final class Waiting {
    private Waiting() {}

    /** Things with steps that make them, whose needs lead to a blocked thing. */
    static SortedMap<Address, Blocked> on(
            List<Blocked> blocked, List<Step> steps, Map<Address, DesiredResource> desired) {
        SortedMap<Address, Blocked> waiting = new TreeMap<>();
        if (blocked.isEmpty()) {
            return waiting;
        }
        Map<Address, List<Address>> needers = needers(steps, desired);
        Deque<Address> open = new ArrayDeque<>();
        blocked.forEach(entry -> open.add(entry.address()));
        while (!open.isEmpty()) {
            Address cause = open.remove();
            for (Address needer : needers.getOrDefault(cause, List.of())) {
                if (waiting.putIfAbsent(needer, new Blocked(needer, Refusals.waitsFor(needer, cause))) == null) {
                    open.add(needer);
                }
            }
        }
        return waiting;
    }

    private static Map<Address, List<Address>> needers(List<Step> steps, Map<Address, DesiredResource> desired) {
        Map<Address, List<Address>> needers = new HashMap<>();
        for (Step step : steps) {
            DesiredResource resource = desired.get(step.id().address());
            if (step.action() == Action.CREATE && resource != null) {
                for (Need need : resource.needs()) {
                    needers.computeIfAbsent(need.on(), thing -> new ArrayList<>())
                            .add(resource.address());
                }
            }
        }
        return needers;
    }
}
