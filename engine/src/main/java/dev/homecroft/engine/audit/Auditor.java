package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
            new HostInvariant(),
            new InterfaceInvariant(),
            new FirewallInvariant());

    /** One rule that every plan keeps. */
    interface Invariant {
        void audit(Evidence evidence, List<Diagnostic> findings);
    }

    /**
     * What an audit may look at.
     *
     * @param desired everything that the lab wants, of all providers
     * @param doors where each target answers, as the lab says: addresses or names
     */
    record Evidence(
            Plan plan,
            Collection<Observation> observations,
            Collection<DesiredResource> desired,
            Map<Target, Set<String>> doors) {}

    /**
     * All findings; none for a plan that may be carried out.
     *
     * @param projections of all providers
     */
    public List<Diagnostic> audit(Plan plan, Collection<Observation> observations, Collection<Projection> projections) {
        List<DesiredResource> desired = new ArrayList<>();
        Map<Target, Set<String>> doors = new TreeMap<>();
        for (Projection projection : projections) {
            desired.addAll(projection.resources());
            projection.targets().forEach(connection -> doors.put(connection.target(), hosts(connection)));
        }
        Evidence evidence = new Evidence(plan, observations, desired, doors);
        List<Diagnostic> findings = new ArrayList<>();
        invariants.forEach(invariant -> invariant.audit(evidence, findings));
        return findings;
    }

    private static Set<String> hosts(Connection connection) {
        return connection.endpoints().stream()
                .flatMap(endpoint -> Optional.ofNullable(endpoint.getHost()).stream())
                .collect(Collectors.toSet());
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
