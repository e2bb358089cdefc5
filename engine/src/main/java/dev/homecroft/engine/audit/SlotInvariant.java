package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Step;
import java.util.List;

/** Each slot that a step takes exists and can be had. */
final class SlotInvariant implements Auditor.Invariant {
    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        for (Step step : evidence.plan().steps()) {
            for (String slot : step.slots()) {
                if (evidence.plan().slots().getOrDefault(slot, 0) < 1) {
                    findings.add(Auditor.finding(
                            AuditCodes.SLOT,
                            step,
                            "`%s` waits for slot `%s`, which is never free.".formatted(step.id(), slot)));
                }
            }
        }
    }
}
