package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Checks a finished plan against what must hold for any plan. A finding is a bug of a planner or a provider, so the plan is
 * not carried out.
 */
public final class Auditor {
    private final List<Invariant> invariants = List.of(
            new OrderInvariant(),
            new IdentityInvariant(),
            new NamedDestructionInvariant(),
            new SlotInvariant(),
            new UniqueInvariant(),
            new QuorumInvariant(),
            new LifelineInvariant(),
            new HostInvariant());

    /** One rule that every plan keeps. */
    interface Invariant {
        void audit(Evidence evidence, List<Diagnostic> findings);
    }

    /**
     * What an audit may look at.
     *
     * @param desired everything that the lab wants, of all providers
     */
    record Evidence(Plan plan, Collection<Observation> observations, Collection<DesiredResource> desired) {}

    /** All findings; none for a plan that may be carried out. */
    public List<Diagnostic> audit(
            Plan plan, Collection<Observation> observations, Collection<DesiredResource> desired) {
        Evidence evidence = new Evidence(plan, observations, desired);
        List<Diagnostic> findings = new ArrayList<>();
        invariants.forEach(invariant -> invariant.audit(evidence, findings));
        return findings;
    }

    static Diagnostic finding(String code, Step step, String summary) {
        Diagnostic.Builder diagnostic = Diagnostic.error(code, summary)
                .about(step.id().address())
                .detail("The plan was stopped before anything was done.")
                .hint("This is a fault of Homecroft; please report it with the plan (`croft plan --out FILE`).");
        step.declaredAt().ifPresent(diagnostic::at);
        return diagnostic.build();
    }
}
