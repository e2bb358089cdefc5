package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Need;
import dev.homecroft.state.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What later steps need is not taken away under them: a thing is stopped or deleted only after the last step of everything
 * that needs it, such as a name server's guest after its records.
 */
final class LifelineInvariant implements Auditor.Invariant {
    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        Map<Object, List<Need>> needs = new HashMap<>();
        for (DesiredResource resource : evidence.desired()) {
            needs.put(resource.address(), resource.needs());
        }
        Map<Object, Step> taken = new HashMap<>();
        Set<Object> reported = new HashSet<>();
        for (Step step : evidence.plan().steps()) {
            for (Need need : needs.getOrDefault(step.id().address(), List.of())) {
                Step taking = taken.get(need.on());
                if (taking != null && reported.add(taking.id())) {
                    findings.add(Auditor.finding(
                            AuditCodes.LIFELINE,
                            taking,
                            "`%s` takes away what `%s` still needs.".formatted(taking.id(), step.id())));
                }
            }
            switch (step.action()) {
                case STOP, DELETE -> taken.put(step.id().address(), step);
                case START, CREATE -> taken.remove(step.id().address());
                case UPDATE, RESIZE, MOVE, RESTART, ADOPT, RELEASE, DRAIN, UNDRAIN, REPLACE -> {}
            }
        }
    }
}
