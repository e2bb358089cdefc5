package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Need;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Labs, things and objects for the tests of this package. */
final class Things {
    static final String LAB = "lab-1";
    static final Target TARGET = new Target("box", "shelf");
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final SourceRange HERE = SourceRange.ofFile("lab.yaml");

    private Things() {}

    static Lab lab() {
        return LabTexts.lab("lab: { name: lab, id: %s }".formatted(LAB));
    }

    static Address thing(String name) {
        return new Address("thing", name);
    }

    static ObjectRef at(String locator) {
        return new ObjectRef(TARGET, locator);
    }

    static Identity uuid(String value) {
        return new Identity("uuid", value);
    }

    static DesiredResource desired(String name, String... needs) {
        List<Need> list = Arrays.stream(needs)
                .map(need -> new Need(thing(need), "stands on it"))
                .toList();
        return new DesiredResource(
                thing(name),
                Layer.HYPERVISOR,
                TARGET,
                Fields.builder().put("colour", "red").build(),
                list,
                HERE,
                Map.of());
    }

    /** An object with our mark, written for the identity that it has. */
    static ObservedObject ours(String locator, String name, String uuid) {
        return object(locator, name, uuid, Optional.of(mark(LAB, name, uuid)));
    }

    static Mark mark(String lab, String name, String uuid) {
        return new Mark(lab, thing(name), Optional.of(uuid(uuid)), "intent");
    }

    static ObservedObject object(String locator, String name, String uuid, Optional<Mark> mark) {
        return new ObservedObject(
                at(locator),
                "thing",
                name,
                Optional.of(uuid(uuid)),
                mark,
                Fields.builder().put("colour", "red").build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    static Projection projection(DesiredResource... resources) {
        Connection connection = new Connection(TARGET, List.of(), Set.of(), Optional.empty(), Map.of());
        return new Projection(List.of(connection), List.of(resources), List.of());
    }

    static Observation seen(ObservedObject... objects) {
        return new Observation(TARGET, NOON, Freshness.FRESH, List.of(objects), List.of());
    }

    static PlanInputs inputs(Projection projection, Observation observation) {
        return inputs(projection, observation, Map.of());
    }

    static PlanInputs inputs(
            Projection projection, Observation observation, Map<Address, PlanInputs.LastApplied> last) {
        SortedMap<String, Projection> projections = new TreeMap<>(Map.of("box", projection));
        SortedMap<Target, Observation> observations = new TreeMap<>(Map.of(TARGET, observation));
        return new PlanInputs(lab(), projections, observations, last, Optional.empty(), Optional.empty(), NOON, false);
    }
}
