package dev.homecroft.engine;

import dev.homecroft.engine.audit.Auditor;
import dev.homecroft.engine.observe.Asking;
import dev.homecroft.engine.observe.Survey;
import dev.homecroft.engine.plan.PlanInputs;
import dev.homecroft.engine.plan.PlanRequest;
import dev.homecroft.engine.plan.Planner;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.HostCare;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The stages in their order. Each takes values and gives a value, so each can be looked at on its own. */
public final class Engine {
    private final SortedMap<String, Provider> providers = new TreeMap<>();
    private final Auditor auditor = new Auditor();

    public Engine(List<Provider> providers) {
        providers.forEach(provider -> this.providers.put(provider.describe().name(), provider));
    }

    public SortedMap<String, Provider> providers() {
        return new TreeMap<>(providers);
    }

    /** What each provider makes of the lab. */
    public SortedMap<String, Projection> project(Lab lab) {
        SortedMap<String, Projection> projections = new TreeMap<>();
        providers.forEach((name, provider) -> projections.put(name, provider.project(lab)));
        return projections;
    }

    /** The systems that a lab is about, with the connections that its files state. */
    public static SortedMap<Target, Connection> connections(Collection<Projection> projections) {
        SortedMap<Target, Connection> connections = new TreeMap<>();
        for (Projection projection : projections) {
            projection.targets().forEach(connection -> connections.put(connection.target(), connection));
        }
        return connections;
    }

    /**
     * Asks every target, all at once.
     *
     * @param before what was seen last; asked for only where something can't be read
     */
    public SortedMap<Target, Observation> observe(
            SortedMap<String, Projection> projections,
            ProviderContext context,
            Supplier<Map<Target, Observation>> before) {
        return observe(projections, (provider, target) -> provider.observe(target, context), context.clock(), before);
    }

    /** The same, asking each target in a way of one's own. */
    public SortedMap<Target, Observation> observe(
            SortedMap<String, Projection> projections,
            Asking asking,
            InstantSource clock,
            Supplier<Map<Target, Observation>> before) {
        Map<Target, Provider> targets = new TreeMap<>();
        projections.forEach((name, projection) -> {
            Provider provider = providers.get(name);
            if (provider != null) {
                projection.targets().forEach(connection -> targets.put(connection.target(), provider));
            }
        });
        return new Survey(asking, clock, before).observe(targets);
    }

    /** The observations with what must be known for a wish about a host. */
    public SortedMap<Target, Observation> inspect(
            HostWish wish, SortedMap<Target, Observation> observations, ProviderContext context) {
        SortedMap<Target, Observation> inspected = new TreeMap<>();
        observations.forEach((target, observation) -> {
            boolean isReadable = observation.freshness() instanceof Freshness.Fresh;
            inspected.put(
                    target,
                    isReadable && providers.get(target.provider()) instanceof HostCare care
                            ? observation.with(care.inspect(wish, observation, context))
                            : observation);
        });
        return inspected;
    }

    /** A plan that the auditor has nothing against; throws CroftException with the findings otherwise. */
    public Plan plan(PlanInputs inputs, PlanRequest request, Function<Step, Optional<Duration>> estimates) {
        Plan plan = new Planner(List.copyOf(providers.values()), estimates).plan(inputs, request);
        List<Diagnostic> findings = auditor.audit(
                plan, inputs.observations().values(), inputs.projections().values());
        if (!findings.isEmpty()) {
            throw new CroftException(findings);
        }
        return plan;
    }
}
