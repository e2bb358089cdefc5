package dev.homecroft.engine.drift;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Action;
import dev.homecroft.state.Drift;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Finds in a plan what is there because somebody else changed something. */
public final class DriftFinder {
    private DriftFinder() {}

    /** Sorted by address. */
    public static List<Drift> find(Plan plan) {
        TreeMap<Address, List<Step>> byThing = new TreeMap<>();
        plan.steps()
                .forEach(step -> byThing.computeIfAbsent(step.id().address(), thing -> new ArrayList<>())
                        .add(step));
        List<Drift> found = new ArrayList<>();
        byThing.forEach((thing, steps) -> drift(thing, steps).ifPresent(found::add));
        return found;
    }

    private static Optional<Drift> drift(Address thing, List<Step> steps) {
        boolean gone = steps.stream()
                .anyMatch(
                        step -> step.action() == Action.CREATE && step.reason().code() == Reason.Code.DRIFTED);
        if (gone) {
            return Optional.of(new Drift(thing, Optional.empty(), List.of(), true));
        }
        Optional<ObjectRef> ref = steps.stream()
                .flatMap(step -> step.expects().stream())
                .map(Expectation::ref)
                .findFirst();
        List<FieldChange> changes = steps.stream()
                .flatMap(step -> step.changes().stream())
                .filter(DriftFinder::isNotOurs)
                .toList();
        if (ref.isEmpty() || changes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Drift(thing, ref, changes, changes.stream().allMatch(FieldChange::isDrift)));
    }

    private static boolean isNotOurs(FieldChange change) {
        boolean unknownPast =
                change.lastApplied().isEmpty() && !change.observed().equals(change.desired());
        return change.isDrift() || unknownPast;
    }
}
