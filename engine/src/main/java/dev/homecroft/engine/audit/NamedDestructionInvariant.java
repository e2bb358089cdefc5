package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import java.util.List;

/** Nothing is destroyed that the user did not name. */
final class NamedDestructionInvariant implements Auditor.Invariant {
    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        List<String> named = evidence.plan().header().named();
        for (Step step : evidence.plan().steps()) {
            if (step.risk() == Risk.DESTRUCTIVE
                    && !named.contains(step.id().address().toString())) {
                findings.add(Auditor.finding(
                        AuditCodes.DESTRUCTION,
                        step,
                        "`%s` destroys something that nobody named.".formatted(step.id())));
            }
        }
    }
}
