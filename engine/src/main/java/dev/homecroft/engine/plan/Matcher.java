package dev.homecroft.engine.plan;

import dev.homecroft.engine.plan.PlanInputs.LastApplied;
import dev.homecroft.kernel.Address;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Foreign;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds for each thing of the lab the object that it is, by the identity law: an object is ours only when it carries a mark
 * of this lab and the mark was written for the identity that the object has. Names, numbers and places prove nothing. What
 * can't be decided is blocked, with the evidence shown.
 */
final class Matcher {
    private final PlanInputs inputs;
    private final PlanRequest request;
    private final Description description;
    private final Claims claims;
    private final List<Matched.Missing> missing = new ArrayList<>();
    private final List<Matched.Present> present = new ArrayList<>();
    private final List<Matched.Adoption> adoptions = new ArrayList<>();
    private final List<Matched.Removal> removals = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();

    private Matcher(
            PlanInputs inputs,
            PlanRequest request,
            Description description,
            SortedMap<Target, Observation> observations) {
        this.inputs = inputs;
        this.request = request;
        this.description = description;
        this.claims = new Claims(inputs.lab().info().id(), observations.values());
    }

    /** What is known of one provider's things. */
    record Result(Matched matched, List<Unchanged> unchanged, List<Blocked> blocked, List<Foreign> foreign) {}

    /** @param description of the provider whose things they are */
    static Result match(Projection projection, Description description, PlanInputs inputs, PlanRequest request) {
        SortedMap<Target, Observation> observations = new TreeMap<>();
        projection.targets().forEach(connection -> {
            Observation observation = inputs.observations().get(connection.target());
            if (observation != null) {
                observations.put(connection.target(), observation);
            }
        });
        return new Matcher(inputs, request, description, observations).run(projection, observations);
    }

    private Result run(Projection projection, SortedMap<Target, Observation> observations) {
        Map<Address, DesiredResource> desired = new TreeMap<>();
        projection.resources().forEach(resource -> desired.put(resource.address(), resource));
        for (DesiredResource resource : desired.values()) {
            if (request.concerns(resource.address())) {
                decide(resource, observations);
            }
        }
        claims.ours().forEach((address, objects) -> {
            if (request.concerns(address) && !desired.containsKey(address)) {
                removeUndeclared(address, objects);
            }
        });
        Matched matched = new Matched(missing, present, adoptions, removals, observations);
        return new Result(matched, unchanged, blocked, claims.foreign());
    }

    private void decide(DesiredResource desired, SortedMap<Target, Observation> observations) {
        Address address = desired.address();
        List<ObservedObject> ours = claims.ours().getOrDefault(address, List.of());
        if (ours.size() > 1) {
            blocked.add(new Blocked(address, Refusals.ambiguous(desired, ours)));
        } else if (ours.size() == 1) {
            decideFound(desired, ours.getFirst());
        } else {
            decideAbsent(desired, observations);
        }
    }

    private void decideFound(DesiredResource desired, ObservedObject object) {
        if (object.freshness() instanceof Freshness.Stale(var since, String why)) {
            blocked.add(new Blocked(desired.address(), Refusals.stale(desired, object, since, why)));
        } else if (!object.ref().target().equals(desired.target())) {
            blocked.add(new Blocked(desired.address(), Refusals.elsewhere(desired, object)));
        } else if (request.removes(desired.address())) {
            remove(desired.address(), object, Optional.of(desired));
        } else {
            present.add(new Matched.Present(desired, object, last(desired).map(LastApplied::fields)));
        }
    }

    private void decideAbsent(DesiredResource desired, SortedMap<Target, Observation> observations) {
        Observation observation = observations.get(desired.target());
        if (observation == null) {
            blocked.add(new Blocked(desired.address(), Refusals.neverObserved(desired)));
            return;
        }
        if (observation.freshness() instanceof Freshness.Unreachable(String why)) {
            blocked.add(new Blocked(desired.address(), Refusals.unreachable(desired, why)));
            return;
        }
        if (request.removes(desired.address())) {
            return;
        }
        Optional<ObservedObject> hidden = claims.unreadable(desired);
        List<ObservedObject> namesakes = claims.namesakes(desired);
        if (hidden.isPresent()) {
            blocked.add(new Blocked(desired.address(), Refusals.maybeHidden(desired, hidden.get())));
        } else if (request.adopt().contains(desired.address())) {
            adopt(desired, namesakes);
        } else if (description.settings().contains(desired.address().kind()) && namesakes.size() == 1) {
            decideSet(desired, namesakes.getFirst());
        } else {
            decideMissing(desired, namesakes);
        }
    }

    private void decideMissing(DesiredResource desired, List<ObservedObject> namesakes) {
        Optional<ObservedObject> stripped =
                last(desired).flatMap(LastApplied::identity).flatMap(claims::unmarkedWith);
        if (stripped.isPresent()) {
            blocked.add(new Blocked(desired.address(), Refusals.markRemoved(desired, stripped.get())));
        } else if (!namesakes.isEmpty()) {
            blocked.add(new Blocked(
                    desired.address(),
                    Refusals.nameTaken(desired, namesakes, last(desired).flatMap(LastApplied::identity))));
        } else {
            missing.add(new Matched.Missing(desired, last(desired).map(LastApplied::fields)));
        }
    }

    /** Somebody else made it, or took our mark off. There is nothing in it to lose or to mix up, so being right is enough. */
    private void decideSet(DesiredResource desired, ObservedObject object) {
        List<String> differences = AsDeclared.differences(desired, object);
        if (object.freshness() instanceof Freshness.Stale(var since, String why)) {
            blocked.add(new Blocked(desired.address(), Refusals.stale(desired, object, since, why)));
        } else if (differences.isEmpty()) {
            unchanged.add(new Unchanged(
                    desired.address(), new Reason(Reason.Code.AS_DECLARED, "it is there, made by somebody else")));
        } else if (description.composed().contains(desired.address().kind())) {
            decideMissing(desired, List.of());
        } else {
            blocked.add(new Blocked(desired.address(), Refusals.setOtherwise(desired, object, differences)));
        }
    }

    private void adopt(DesiredResource desired, List<ObservedObject> candidates) {
        if (candidates.size() == 1) {
            adoptions.add(new Matched.Adoption(desired, candidates.getFirst()));
        } else {
            blocked.add(new Blocked(desired.address(), Refusals.nothingToAdopt(desired, candidates)));
        }
    }

    private void remove(Address address, ObservedObject object, Optional<DesiredResource> desired) {
        if (!object.isFresh()) {
            blocked.add(new Blocked(address, Refusals.staleRemoval(address, object)));
            return;
        }
        Reason reason = request.removes(address)
                ? Reason.of(Reason.Code.ASKED)
                : new Reason(Reason.Code.UNDECLARED, "we made it; nothing declares it now");
        removals.add(new Matched.Removal(object, reason, request.named().contains(address), desired));
    }

    /** Of several that claim to be the same thing, nobody can say which one is meant to go. */
    private void removeUndeclared(Address address, List<ObservedObject> objects) {
        if (objects.size() > 1) {
            blocked.add(new Blocked(address, Refusals.ambiguousRemoval(address, objects)));
        } else {
            remove(address, objects.getFirst(), Optional.empty());
        }
    }

    private Optional<LastApplied> last(DesiredResource desired) {
        return Optional.ofNullable(inputs.lastApplied().get(desired.address()));
    }
}
