package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Action;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A step that acts on something that exists names the identity and the mark it must have, and an object read just now has
 * both. Only what an earlier step of the same plan makes may be missing from the observation.
 */
final class IdentityInvariant implements Auditor.Invariant {
    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        Map<ObjectRef, ObservedObject> seen = new HashMap<>();
        for (Observation observation : evidence.observations()) {
            observation.objects().forEach(object -> seen.put(object.ref(), object));
        }
        Set<Object> made = new HashSet<>();
        for (Step step : evidence.plan().steps()) {
            String fault = fault(step, seen, made, evidence.plan().header().labId());
            if (!fault.isEmpty()) {
                findings.add(Auditor.finding(AuditCodes.IDENTITY, step, fault));
            }
            if (step.action() == Action.CREATE) {
                made.add(step.id().address());
            }
        }
    }

    private static String fault(Step step, Map<ObjectRef, ObservedObject> seen, Set<Object> made, String labId) {
        StepId id = step.id();
        Optional<Expectation> expects = step.expects();
        if (expects.isEmpty()) {
            boolean makes = step.action() == Action.CREATE || made.contains(id.address());
            return makes ? "" : "`%s` acts on something without saying what it must be.".formatted(id);
        }
        ObservedObject object = seen.get(expects.get().ref());
        if (object == null) {
            return made.contains(id.address()) ? "" : "`%s` acts on something that nobody has seen.".formatted(id);
        }
        if (!(object.freshness() instanceof Freshness.Fresh)) {
            return "`%s` acts on something that was not read just now.".formatted(id);
        }
        if (made.contains(id.address())) {
            return "`%s` would make something where something is.".formatted(id);
        }
        return mismatch(step, expects.get(), object, labId);
    }

    private static String mismatch(Step step, Expectation expects, ObservedObject object, String labId) {
        if (!object.identity().equals(Optional.of(expects.identity()))) {
            return "`%s` expects %s, but %s is there."
                    .formatted(
                            step.id(),
                            expects.identity(),
                            object.identity().map(Identity::toString).orElse("something without identity"));
        }
        boolean isFirstMark = step.action() == Action.DRAIN
                && expects.mark().isEmpty()
                && object.mark().isEmpty();
        if (step.action() == Action.ADOPT || isFirstMark) {
            return "";
        }
        boolean ours = object.mark().isPresent()
                && object.mark().equals(expects.mark())
                && isOurs(object.mark().get(), step, expects.identity(), labId);
        return ours
                ? ""
                : "`%s` acts on something that is not marked as `%s`."
                        .formatted(step.id(), step.id().address());
    }

    private static boolean isOurs(Mark mark, Step step, Identity identity, String labId) {
        return mark.lab().equals(labId)
                && mark.address().equals(step.id().address())
                && mark.identity().equals(Optional.of(identity));
    }
}
