package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each step stands after all that it names, none stands twice, and nothing blocked has one. */
final class OrderInvariant implements Auditor.Invariant {
    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        Set<StepId> seen = new HashSet<>();
        Set<Object> blocked = new HashSet<>();
        evidence.plan().blocked().forEach(entry -> blocked.add(entry.address()));
        for (Step step : evidence.plan().steps()) {
            if (!seen.containsAll(step.after())) {
                findings.add(Auditor.finding(
                        AuditCodes.ORDER, step, "`%s` stands before a step it waits for.".formatted(step.id())));
            }
            if (!seen.add(step.id())) {
                findings.add(Auditor.finding(AuditCodes.ORDER, step, "`%s` stands twice.".formatted(step.id())));
            }
            if (blocked.contains(step.id().address())) {
                findings.add(Auditor.finding(
                        AuditCodes.BLOCKED, step, "`%s` is blocked and has a step.".formatted(step.id())));
            }
        }
    }
}
