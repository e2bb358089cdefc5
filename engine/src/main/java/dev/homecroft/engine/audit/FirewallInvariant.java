package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.HostCare;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import java.util.List;

/**
 * Where a connection to a node gets in for certain before a plan, something may still let it in afterwards. What stands between
 * the two is for the provider to refuse.
 */
final class FirewallInvariant implements Auditor.Invariant {
    /** The API of a node, and the shell that is left when it does not answer. */
    private static final List<Integer> PORTS = List.of(8006, 22);

    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        for (Observation observation : evidence.observations()) {
            List<Step> steps = evidence.plan().steps().stream()
                    .filter(step -> step.target().equals(observation.target()))
                    .filter(step -> step.id().address().kind().startsWith("firewall"))
                    .toList();
            if (!steps.isEmpty()) {
                audit(observation, steps, findings);
            }
        }
    }

    /** At the end of the plan: in between the provider's order of steps counts, and its look at what came of each. */
    private static void audit(Observation observation, List<Step> steps, List<Diagnostic> findings) {
        NodeFirewall before = new NodeFirewall(observation);
        NodeFirewall after = new NodeFirewall(observation);
        steps.forEach(after::apply);
        for (ObservedObject node : observation.ofKind(HostCare.NODE)) {
            for (int port : PORTS) {
                if (before.surelyOpen(node.name(), port) && !after.perhapsOpen(node.name(), port)) {
                    findings.add(Auditor.finding(
                            AuditCodes.MANAGEMENT,
                            steps.getLast(),
                            "No rule would let a connection to port %d of `%s` in any more."
                                    .formatted(port, node.name())));
                }
            }
        }
    }
}
