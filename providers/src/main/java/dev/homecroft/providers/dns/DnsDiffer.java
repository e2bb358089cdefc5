package dev.homecroft.providers.dns;

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
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** From what is there to what is wanted, one step for each record set. Pure. */
final class DnsDiffer {
    /** For sets whose TTL nobody states. */
    private static final long DEFAULT_TTL = 3600;
    /** Updates of one zone wait for each other in the server; a few under way hide the network's delay. */
    private static final int UPDATES_PER_ZONE = 4;

    private final Matched matched;
    private final DiffContext context;
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final Map<String, Integer> slots = new TreeMap<>();
    /** Everything observed, by where it stands. */
    private final Map<ObjectRef, ObservedObject> observed = new HashMap<>();
    /** Types at each name, without those that this plan removes. */
    private final Map<String, Set<String>> types = new HashMap<>();
    /** Steps that clear a name, for those that want it next. */
    private final Map<String, List<StepId>> clearing = new HashMap<>();

    private DnsDiffer(Matched matched, DiffContext context) {
        this.matched = matched;
        this.context = context;
    }

    static Proposal diff(Matched matched, DiffContext context) {
        return new DnsDiffer(matched, context).diff();
    }

    private Proposal diff() {
        matched.observations()
                .values()
                .forEach(observation -> observation.objects().forEach(object -> {
                    observed.put(object.ref(), object);
                    if (!DnsResource.values(object.fields()).isEmpty()) {
                        DnsResource.Key key = DnsResource.Key.parse(object.ref().locator());
                        types.computeIfAbsent(key.name(), name -> new HashSet<>())
                                .add(key.type());
                    }
                }));
        matched.removals().forEach(this::remove);
        matched.missing().forEach(this::create);
        matched.present().forEach(this::compare);
        matched.adoptions().forEach(this::adopt);
        return new Proposal(steps, unchanged, blocked, held, slots);
    }

    private void remove(Matched.Removal removal) {
        ObservedObject object = removal.observed();
        DnsResource.Key key = DnsResource.Key.parse(object.ref().locator());
        List<String> values = DnsResource.values(object.fields());
        boolean isOurs = values.isEmpty() || DnsComparison.isAsWritten(object);
        if (!isOurs && !removal.named()) {
            held.add(new Held(
                    key.address(),
                    object.ref(),
                    removal.reason(),
                    List.of(String.join(", ", values) + ", which is not what we wrote")));
            return;
        }
        StepId id = new StepId(key.address(), "delete");
        clearing.computeIfAbsent(key.name(), name -> new ArrayList<>()).add(id);
        types.getOrDefault(key.name(), new HashSet<>()).remove(key.type());
        List<FieldChange> changes = values.isEmpty()
                ? List.of()
                : List.of(DnsComparison.change(
                        DnsResource.VALUES,
                        Optional.empty(),
                        object.fields().get(DnsResource.VALUES),
                        Optional.empty(),
                        Optional.empty()));
        add(new Draft(
                id,
                Action.DELETE,
                object.ref(),
                DnsChange.arguments(DnsChange.DELETE, Optional.of(object), List.of(), 0, intent(key)),
                Optional.of(expectation(object, Action.DELETE)),
                changes,
                removal.reason(),
                isOurs ? Risk.SAFE : Risk.DESTRUCTIVE,
                Optional.empty()));
    }

    private void create(Matched.Missing missing) {
        DesiredResource desired = missing.desired();
        DnsResource.Key key = DnsResource.Key.of(desired.address());
        ObservedObject foreign = observed.get(key.ref(desired.target()));
        if (foreign != null) {
            String found = String.join("`, `", DnsResource.values(foreign.fields()));
            block(
                    desired,
                    "record-not-ours",
                    "The records `%s` are there already and are not ours.".formatted(key),
                    "Found `%s`.".formatted(found),
                    "`croft adopt %s %s` takes them over."
                            .formatted(
                                    desired.address().kind(), desired.address().name()));
            return;
        }
        if (isNameTaken(desired, key)) {
            return;
        }
        add(draft(
                desired,
                key,
                Optional.empty(),
                "create",
                Action.CREATE,
                Reason.of(Reason.Code.DECLARED),
                missing.lastApplied()));
    }

    private void block(DesiredResource desired, String code, String summary, String detail, String hint) {
        blocked.add(new Blocked(
                desired.address(),
                Diagnostic.error(code, summary)
                        .detail(detail)
                        .at(desired.declaredAt())
                        .about(desired.address())
                        .hint(hint)
                        .build()));
    }

    /** An alias tolerates nothing beside it, and servers drop the later of the two in silence (RFC 2136, 3.4.2.2). */
    private boolean isNameTaken(DesiredResource desired, DnsResource.Key key) {
        Set<String> present = types.getOrDefault(key.name(), Set.of());
        boolean isTaken = key.type().equals("CNAME") ? !present.isEmpty() : present.contains("CNAME");
        if (isTaken) {
            String others = String.join(", ", present.stream().sorted().toList());
            block(
                    desired,
                    "alias-not-alone",
                    "The name `%s` can not have %s records beside its %s records."
                            .formatted(key.name(), key.type(), others),
                    "",
                    "Remove what is there by hand, or state another name.");
        }
        return isTaken;
    }

    private void compare(Matched.Present present) {
        DesiredResource desired = present.desired();
        ObservedObject object = present.observed();
        DnsResource.Key key = DnsResource.Key.of(desired.address());
        List<FieldChange> changes = DnsComparison.changes(desired, Optional.of(object), present.lastApplied());
        if (changes.isEmpty() && DnsComparison.isAsWritten(object)) {
            unchanged.add(new Unchanged(desired.address(), Reason.of(Reason.Code.AS_DECLARED)));
            return;
        }
        boolean isGone = DnsResource.values(object.fields()).isEmpty();
        if (isGone && isNameTaken(desired, key)) {
            return;
        }
        Action action = isGone ? Action.CREATE : Action.UPDATE;
        add(draft(
                desired,
                key,
                Optional.of(object),
                isGone ? "create" : "update",
                action,
                DnsComparison.reason(desired, object, changes, present.lastApplied()),
                present.lastApplied()));
    }

    private void adopt(Matched.Adoption adoption) {
        DesiredResource desired = adoption.desired();
        add(draft(
                desired,
                DnsResource.Key.of(desired.address()),
                Optional.of(adoption.observed()),
                "adopt",
                Action.ADOPT,
                Reason.of(Reason.Code.ASKED),
                Optional.empty()));
    }

    private Draft draft(
            DesiredResource desired,
            DnsResource.Key key,
            Optional<ObservedObject> object,
            String operation,
            Action action,
            Reason reason,
            Optional<Fields> lastApplied) {
        long ttl = desired.fields()
                .whole(DnsResource.TTL)
                .or(() -> object.flatMap(present -> present.fields().whole(DnsResource.TTL)))
                .orElse(DEFAULT_TTL);
        List<FieldChange> changes = DnsComparison.changes(desired, object, lastApplied);
        return new Draft(
                new StepId(desired.address(), operation),
                action,
                key.ref(desired.target()),
                DnsChange.arguments(
                        operation.equals("create") ? DnsChange.CREATE : DnsChange.WRITE,
                        object,
                        DnsResource.values(desired.fields()),
                        ttl,
                        intent(key)),
                action == Action.CREATE ? Optional.empty() : object.map(found -> expectation(found, action)),
                changes,
                reason,
                object.filter(found -> isOverwriting(found, changes)).isPresent() ? Risk.DISRUPTIVE : Risk.SAFE,
                Optional.of(desired));
    }

    private String intent(DnsResource.Key key) {
        return context.intent(key.address());
    }

    /** Whether values that are not of our writing would be gone. */
    private static boolean isOverwriting(ObservedObject found, List<FieldChange> changes) {
        boolean hasOthers = !DnsResource.values(found.fields()).isEmpty() && !DnsComparison.isAsWritten(found);
        return hasOthers && changes.stream().anyMatch(change -> change.path().equals(DnsResource.VALUES));
    }

    private static Expectation expectation(ObservedObject object, Action action) {
        return new Expectation(
                object.ref(),
                DnsResource.Key.parse(object.ref().locator()).identity(),
                action == Action.ADOPT ? Optional.empty() : object.mark());
    }

    private record Draft(
            StepId id,
            Action action,
            ObjectRef ref,
            Fields arguments,
            Optional<Expectation> expects,
            List<FieldChange> changes,
            Reason reason,
            Risk risk,
            Optional<DesiredResource> desired) {}

    private void add(Draft draft) {
        String slot = draft.ref().target() + "/updates";
        slots.put(slot, UPDATES_PER_ZONE);
        DnsResource.Key key = DnsResource.Key.of(draft.id().address());
        List<StepId> after = draft.action() == Action.CREATE ? clearing.getOrDefault(key.name(), List.of()) : List.of();
        steps.add(new Step(
                draft.id(),
                Layer.NAMES,
                draft.ref().target(),
                draft.action(),
                DnsChange.operation(draft.arguments()),
                draft.arguments(),
                draft.expects(),
                draft.changes(),
                draft.reason(),
                draft.risk(),
                draft.desired().map(DesiredResource::declaredAt),
                after,
                List.of(slot),
                Optional.empty()));
    }
}
