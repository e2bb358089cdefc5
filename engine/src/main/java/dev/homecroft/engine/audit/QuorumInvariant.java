package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Of guests that are spread over hosts because they keep a quorum together, no two are interrupted at the same time: their
 * disruptive steps share a slot that only one can hold. A teardown that names them all is the exception.
 */
final class QuorumInvariant implements Auditor.Invariant {
    private static final int SMALLEST_QUORUM = 3;

    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        Map<Object, String> groupOf = groups(evidence);
        Map<String, List<Step>> byGroup = new TreeMap<>();
        for (Step step : evidence.plan().steps()) {
            String group = groupOf.get(step.id().address());
            if (group != null && interrupts(step) && !isNamed(evidence, step)) {
                byGroup.computeIfAbsent(group, name -> new ArrayList<>()).add(step);
            }
        }
        byGroup.forEach((group, steps) -> {
            long members =
                    steps.stream().map(step -> step.id().address()).distinct().count();
            if (members > 1 && !shareSingleSlot(steps, evidence.plan().slots())) {
                findings.add(Auditor.finding(
                        AuditCodes.QUORUM,
                        steps.getFirst(),
                        "Two members of `%s` could be interrupted at the same time.".formatted(group)));
            }
        });
    }

    private static Map<Object, String> groups(Auditor.Evidence evidence) {
        Map<String, List<DesiredResource>> members = new TreeMap<>();
        for (DesiredResource resource : evidence.desired()) {
            resource.fields()
                    .text("spread")
                    .ifPresent(group -> members.computeIfAbsent(group, name -> new ArrayList<>())
                            .add(resource));
        }
        Map<Object, String> groupOf = new HashMap<>();
        members.forEach((group, resources) -> {
            if (resources.size() >= SMALLEST_QUORUM) {
                resources.forEach(resource -> groupOf.put(resource.address(), group));
            }
        });
        return groupOf;
    }

    private static boolean interrupts(Step step) {
        boolean stops = step.action() == Action.STOP
                || step.action() == Action.RESTART
                || step.action() == Action.REPLACE
                || step.action() == Action.DELETE;
        return stops && step.risk() != Risk.SAFE;
    }

    private static boolean isNamed(Auditor.Evidence evidence, Step step) {
        return evidence.plan().header().named().contains(step.id().address().toString());
    }

    private static boolean shareSingleSlot(List<Step> steps, Map<String, Integer> slots) {
        Set<String> shared = new TreeSet<>(steps.getFirst().slots());
        steps.forEach(step -> shared.retainAll(step.slots()));
        return shared.stream().anyMatch(slot -> slots.getOrDefault(slot, 0) == 1);
    }
}
