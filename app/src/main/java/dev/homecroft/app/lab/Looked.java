package dev.homecroft.app.lab;

import dev.homecroft.engine.plan.PlanInputs;
import dev.homecroft.kernel.Address;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is wanted and what was seen at one moment. */
record Looked(
        String labId,
        SortedMap<String, Projection> projections,
        SortedMap<Target, Observation> observations,
        Map<Address, PlanInputs.LastApplied> lastApplied,
        Optional<String> parentRun) {

    /** The same with other observations. */
    Looked with(SortedMap<Target, Observation> others) {
        return new Looked(labId, projections, others, lastApplied, parentRun);
    }

    SortedMap<Address, DesiredResource> desired() {
        SortedMap<Address, DesiredResource> desired = new TreeMap<>();
        projections
                .values()
                .forEach(projection ->
                        projection.resources().forEach(resource -> desired.put(resource.address(), resource)));
        return desired;
    }

    /** Names of everything that is declared, or that carries our mark. */
    Names names() {
        Set<Address> known = new TreeSet<>(desired().keySet());
        observations
                .values()
                .forEach(observation -> observation.objects().stream()
                        .flatMap(object -> object.mark().stream()
                                .filter(mark -> mark.address().kind().equals(object.kind())))
                        .filter(mark -> mark.lab().equals(labId))
                        .forEach(mark -> known.add(mark.address())));
        return new Names(known);
    }

    /** The object that is this thing beyond doubt. */
    Optional<ObservedObject> object(Address thing) {
        return observations.values().stream()
                .flatMap(observation -> observation.objects().stream())
                .filter(object -> own(object).filter(thing::equals).isPresent())
                .findFirst();
    }

    /** All objects that are one of the lab's things beyond doubt, as {@link #object} has each. */
    Map<Address, ObservedObject> objects() {
        Map<Address, ObservedObject> objects = new HashMap<>();
        observations
                .values()
                .forEach(observation -> observation
                        .objects()
                        .forEach(object -> own(object).ifPresent(thing -> objects.putIfAbsent(thing, object))));
        return objects;
    }

    /** The thing of the lab that the object is beyond doubt. */
    private Optional<Address> own(ObservedObject object) {
        return object.mark()
                .filter(mark -> mark.lab().equals(labId))
                .filter(mark -> object.identity().filter(mark::isFor).isPresent())
                .map(Mark::address);
    }
}
