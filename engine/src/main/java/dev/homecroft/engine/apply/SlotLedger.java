package dev.homecroft.engine.apply;

import dev.homecroft.state.Step;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which slots are taken. A slot that the plan does not count is there once. Confined to the run's thread. */
final class SlotLedger {
    private final Map<String, Integer> capacities;
    private final Map<String, Integer> taken = new HashMap<>();

    SlotLedger(Map<String, Integer> capacities) {
        this.capacities = capacities;
    }

    boolean areFree(Collection<String> wanted) {
        return wanted.stream().allMatch(this::isFree);
    }

    List<String> lacking(Step step) {
        return step.slots().stream().filter(slot -> !isFree(slot)).toList();
    }

    void take(Step step) {
        step.slots().forEach(slot -> taken.merge(slot, 1, Integer::sum));
    }

    void giveBack(Step step) {
        step.slots().forEach(slot -> taken.merge(slot, -1, Integer::sum));
    }

    private boolean isFree(String slot) {
        return taken.getOrDefault(slot, 0) < capacities.getOrDefault(slot, 1);
    }
}
