package dev.homecroft.example.notes;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Held;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides everything: which note is written where, with which identity, and why. Pure. Used once. */
final class NotesDiffer {
    private final Matched matched;
    private final DiffContext context;
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final Map<String, Integer> slots = new TreeMap<>();

    NotesDiffer(Matched matched, DiffContext context) {
        this.matched = matched;
        this.context = context;
    }

    Proposal diff() {
        matched.observations().keySet().forEach(target -> slots.put(slot(target), 1));
        matched.missing().forEach(this::missing);
        matched.present().forEach(this::present);
        matched.adoptions().forEach(this::adopt);
        matched.removals().forEach(this::remove);
        return new Proposal(steps, unchanged, blocked, held, slots);
    }

    // region missing
    private void missing(Matched.Missing missing) {
        DesiredResource desired = missing.desired();
        ObjectRef ref = new ObjectRef(desired.target(), desired.address().name() + ".md");
        Observation observation = matched.observations().get(desired.target());
        if (observation != null && observation.at(ref).isPresent()) {
            blocked.add(new Blocked(
                    desired.address(),
                    Diagnostic.error("notes-in-the-way", "`%s` is there and is not ours.".formatted(ref.locator()))
                            .at(desired.declaredAt())
                            .hint("Rename the file, or take it over with `--adopt`.")
                            .build()));
            return;
        }
        Fields arguments = Fields.builder()
                .put("file", ref.locator())
                .put("uuid", context.newUuid(desired.address()).toString())
                .put("intent", context.intent(desired.address()))
                .putBelow("set", desired.fields())
                .build();
        List<FieldChange> changes = changes(desired, Fields.EMPTY, missing.lastApplied());
        Reason reason = Reason.of(Reason.Code.DECLARED);
        steps.add(step(desired, Action.CREATE, arguments, Optional.empty(), changes, reason));
    }
    // endregion

    // region present
    private void present(Matched.Present present) {
        DesiredResource desired = present.desired();
        List<FieldChange> changes = changes(desired, present.observed().fields(), present.lastApplied());
        if (changes.isEmpty()) {
            unchanged.add(new Unchanged(desired.address(), Reason.of(Reason.Code.AS_DECLARED)));
            return;
        }
        Fields.Builder arguments = Fields.builder();
        changes.forEach(change -> arguments.put("set." + change.path(), change.desired()));
        steps.add(step(
                desired,
                Action.UPDATE,
                arguments.build(),
                Optional.of(expects(present.observed())),
                changes,
                Reason.of(why(changes))));
    }
    // endregion

    private void adopt(Matched.Adoption adoption) {
        DesiredResource desired = adoption.desired();
        if (adoption.observed().identity().isEmpty()
                || adoption.observed().mark().isPresent()) {
            blocked.add(new Blocked(
                    desired.address(),
                    Diagnostic.error(
                                    "notes-not-adoptable",
                                    "`%s` can't be adopted."
                                            .formatted(adoption.observed().name()))
                            .detail("It has no `uuid`, or carries a mark already.")
                            .at(desired.declaredAt())
                            .build()));
            return;
        }
        Fields arguments = Fields.builder()
                .put("intent", context.intent(desired.address()))
                .build();
        Optional<Expectation> expects = Optional.of(expects(adoption.observed()));
        steps.add(step(desired, Action.ADOPT, arguments, expects, List.of(), Reason.of(Reason.Code.ASKED)));
    }

    // region removal
    private void remove(Matched.Removal removal) {
        ObservedObject observed = removal.observed();
        Address address = observed.mark().orElseThrow().address();
        if (!removal.named()) {
            held.add(new Held(address, observed.ref(), removal.reason(), List.of("note `" + observed.name() + "`")));
            return;
        }
        steps.add(new Step(
                new StepId(address, "remove"),
                Layer.APPS,
                observed.ref().target(),
                Action.DELETE,
                NotesOperation.REMOVE.label(),
                Fields.EMPTY,
                Optional.of(expects(observed)),
                List.of(),
                removal.reason(),
                Risk.DESTRUCTIVE,
                Optional.empty(),
                List.of(),
                List.of(slot(observed.ref().target())),
                Optional.empty()));
    }
    // endregion

    private static Step step(
            DesiredResource desired,
            Action action,
            Fields arguments,
            Optional<Expectation> expects,
            List<FieldChange> changes,
            Reason reason) {
        NotesOperation operation = NotesOperation.of(action);
        return new Step(
                new StepId(desired.address(), operation.label()),
                desired.layer(),
                desired.target(),
                action,
                operation.label(),
                arguments,
                expects,
                changes,
                reason,
                Risk.SAFE,
                Optional.of(desired.declaredAt()),
                List.of(),
                List.of(slot(desired.target())),
                Optional.empty());
    }

    // region changes
    /** Only what the lab states is compared. */
    private static List<FieldChange> changes(DesiredResource desired, Fields observed, Optional<Fields> lastApplied) {
        List<FieldChange> changes = new ArrayList<>();
        desired.fields().values().forEach((path, wanted) -> {
            Optional<Value> there = observed.get(path);
            if (!there.equals(Optional.of(wanted))) {
                changes.add(new FieldChange(
                        path,
                        lastApplied.flatMap(fields -> fields.get(path)),
                        there,
                        Optional.of(wanted),
                        FieldChange.Effect.ONLINE,
                        Optional.of(desired.origin(path))));
            }
        });
        return changes;
    }
    // endregion

    private static Reason.Code why(List<FieldChange> changes) {
        if (changes.stream().allMatch(FieldChange::isDrift)) {
            return Reason.Code.DRIFTED;
        }
        boolean known = changes.stream().anyMatch(change -> change.lastApplied().isPresent());
        return known ? Reason.Code.DECLARATION_CHANGED : Reason.Code.DIFFERS;
    }

    private static Expectation expects(ObservedObject observed) {
        return new Expectation(observed.ref(), observed.identity().orElseThrow(), observed.mark());
    }

    private static String slot(Target target) {
        return target.toString();
    }
}
