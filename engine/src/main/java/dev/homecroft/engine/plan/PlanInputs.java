package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Target;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything a plan is made from.
 *
 * @param projections by name of the provider
 * @param observations of every target that the projections name
 * @param lastApplied what history knows of earlier runs; may be empty, costs only the words "who changed it"
 * @param commit of the lab's folder
 * @param parentRun id of the latest run
 * @param at the time of planning, for people; nothing is decided by it
 */
public record PlanInputs(
        Lab lab,
        SortedMap<String, Projection> projections,
        SortedMap<Target, Observation> observations,
        Map<Address, LastApplied> lastApplied,
        Optional<String> commit,
        Optional<String> parentRun,
        Instant at,
        boolean sandbox) {
    public PlanInputs {
        projections = Collections.unmodifiableSortedMap(new TreeMap<>(projections));
        observations = Collections.unmodifiableSortedMap(new TreeMap<>(observations));
        lastApplied = Map.copyOf(lastApplied);
    }

    /**
     * What a run of ours left of one thing.
     *
     * @param identity of the object of then
     */
    public record LastApplied(Fields fields, Optional<Identity> identity) {}
}
