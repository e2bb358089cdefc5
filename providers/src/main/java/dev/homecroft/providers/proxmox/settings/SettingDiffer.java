package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.GuestNames;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
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
import dev.homecroft.state.Mark;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Proposes the steps for settings, one for each that is not as declared. Pure. */
public final class SettingDiffer {
    private final Matched matched;
    private final Departures departures;
    private final SettingObstacles obstacles;
    private final String lab;
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final Map<String, Integer> slots = new TreeMap<>();

    private SettingDiffer(Matched matched, Departures departures, Map<Target, GuestNames> guests, DiffContext context) {
        this.departures = departures;
        this.obstacles = new SettingObstacles(matched, departures, Map.copyOf(guests), context.lab());
        this.matched = matched;
        this.lab = context.lab().info().id();
    }

    /**
     * @param matched settings only
     * @param guests numbers of guests on each target, with those that the same plan makes
     */
    public static Proposal diff(
            Matched matched, Departures departures, Map<Target, GuestNames> guests, DiffContext context) {
        SettingDiffer differ = new SettingDiffer(matched, departures, guests, context);
        matched.missing().forEach(differ::create);
        matched.present().forEach(differ::update);
        matched.adoptions().forEach(differ::adopt);
        differ.remove(matched.removals());
        FirewallGuard guard = new FirewallGuard(matched.observations());
        List<Step> steps = guard.checked(differ.steps);
        differ.blocked.addAll(guard.blocked());
        return new Proposal(steps, differ.unchanged, differ.blocked, differ.held, differ.slots);
    }

    private void create(Matched.Missing missing) {
        DesiredResource desired = missing.desired();
        SettingKind kind = SettingKinds.of(desired.address());
        if (isRefused(desired.address(), obstacles.toCreate(kind, desired))) {
            return;
        }
        Fields claimed = obstacles.claimed(kind, desired);
        List<FieldChange> changes = new ArrayList<>();
        claimed.values()
                .forEach((path, value) -> changes.add(change(path, Optional.empty(), Optional.empty(), desired)));
        String key = SettingKind.key(desired.address());
        GuestNames names = names(desired.target());
        String wireKey =
                kind.withGuest(key, name -> names.word(Form.GUEST_NUMBERS, name).orElse(name));
        Fields arguments = arguments(kind, desired, wireKey, claimed, List.of(), claimed);
        Optional<Expectation> standing = StandingRules.of(kind, desired, matched.observations());
        if (standing.isPresent()) {
            Reason reason = new Reason(Reason.Code.DECLARED, "its rules stand there already, made by somebody else");
            add(desired, Action.ADOPT, arguments, standing, List.of(), reason, kind);
            return;
        }
        add(desired, Action.CREATE, arguments, Optional.empty(), changes, Reason.of(Reason.Code.DECLARED), kind);
    }

    private boolean isRefused(Address address, Optional<Diagnostic> why) {
        why.ifPresent(problem -> blocked.add(new Blocked(address, problem)));
        return why.isPresent();
    }

    private GuestNames names(Target target) {
        return obstacles.names(target);
    }

    /** @param sealed what is there afterwards, for the register */
    private Fields arguments(
            SettingKind kind, DesiredResource desired, String key, Fields values, List<String> drop, Fields sealed) {
        GuestNames names = names(desired.target());
        Optional<Seal> seal = kind.isRegistered()
                ? Optional.of(Seal.of(names.numbered(kind, kind.readable(sealed))))
                : Optional.empty();
        return new SettingArguments(lab, key, names.numbered(kind, values), drop, seal).fields();
    }

    private static FieldChange change(
            String path, Optional<Value> last, Optional<Value> observed, DesiredResource desired) {
        return new FieldChange(
                path,
                last,
                observed,
                desired.fields().get(path),
                FieldChange.Effect.ONLINE,
                Optional.of(desired.origin(path)));
    }

    private void update(Matched.Present found) {
        SettingKind kind = SettingKinds.of(found.desired().address());
        Matched.Present present = kind.isReplication() ? turned(kind, found) : found;
        DesiredResource desired = present.desired();
        if (isRefused(desired.address(), obstacles.toState(kind, desired))) {
            return;
        }
        if (kind.isOrdered()) {
            order(kind, present);
            return;
        }
        if (isHalf(present.observed())) {
            makeAnew(kind, present);
            return;
        }
        SettingChange change = SettingChange.of(kind, present);
        if (change.isEmpty()) {
            unchanged.add(new Unchanged(desired.address(), Reason.of(Reason.Code.AS_DECLARED)));
            return;
        }
        if (isRefused(desired.address(), obstacles.toUpdate(kind, present, change))) {
            return;
        }
        String key = kind.wireKey(present.observed().ref());
        Fields claimed = obstacles.claimed(kind, desired);
        Fields arguments = arguments(kind, desired, key, change.wanted(), change.dropped(), claimed);
        Optional<Expectation> expects = expects(present.observed());
        add(desired, Action.UPDATE, arguments, expects, change.changes(), change.reason(), kind);
    }

    private static boolean isHalf(ObservedObject object) {
        return object.mark().map(Mark::intent).equals(Optional.of(SettingKind.HALF));
    }

    /** A token whose maker died before its value was kept: nobody has it. */
    private void makeAnew(SettingKind kind, Matched.Present present) {
        DesiredResource desired = present.desired();
        if (!obstacles.isKept(kind, desired)) {
            blocked.add(new Blocked(desired.address(), SettingProblems.notMade(desired)));
            return;
        }
        Reason reason = new Reason(
                Reason.Code.UNFINISHED, "it was made, and its value was lost before it was kept: it is made anew");
        String key = kind.wireKey(present.observed().ref());
        Fields arguments = arguments(kind, desired, key, desired.fields(), List.of(), desired.fields());
        add(desired, Action.UPDATE, arguments, expects(present.observed()), List.of(), reason, kind);
    }

    /** Whose the one is that is replaced shows in its authority alone, as its names may be others afterwards. */
    private void order(SettingKind kind, Matched.Present present) {
        DesiredResource desired = present.desired();
        Optional<CertificateChange> change = Optional.ofNullable(
                        matched.observations().get(desired.target()))
                .flatMap(seen -> CertificateChange.of(present, seen.at()));
        if (change.isEmpty()) {
            unchanged.add(new Unchanged(desired.address(), Reason.of(Reason.Code.AS_DECLARED)));
            return;
        }
        if (change.get().isOrder() && isRefused(desired.address(), obstacles.toOrder(kind, desired))) {
            return;
        }
        Fields authority = Fields.builder()
                .put(CertificateChange.AUTHORITY, present.observed().fields().get(CertificateChange.AUTHORITY))
                .build();
        String key = kind.wireKey(present.observed().ref());
        Fields arguments = arguments(kind, desired, key, change.get().wanted(), List.of(), authority);
        Optional<Expectation> expects = expects(present.observed());
        add(
                desired,
                Action.UPDATE,
                arguments,
                expects,
                change.get().changes(),
                change.get().reason(),
                kind);
    }

    /** A guest that has moved to where it is copied is copied back from there: the job turns round with it, and that is right. */
    private Matched.Present turned(SettingKind kind, Matched.Present present) {
        DesiredResource desired = present.desired();
        Optional<Observation> observation =
                Optional.ofNullable(matched.observations().get(desired.target()));
        Address guest = new Address(
                "guest", kind.guest(SettingKind.key(desired.address())).orElse(""));
        boolean isThere = observation.stream()
                .flatMap(seen -> seen.ofKind("guest").stream())
                .filter(object -> object.mark()
                        .filter(mark -> mark.address().equals(guest))
                        .isPresent())
                .anyMatch(object ->
                        object.fields().get("node").equals(desired.fields().get("to")));
        if (!isThere) {
            return present;
        }
        SortedMap<String, Value> rest = new TreeMap<>(desired.fields().values());
        rest.remove("to");
        DesiredResource turned = new DesiredResource(
                desired.address(),
                desired.layer(),
                desired.target(),
                Fields.of(rest),
                desired.needs(),
                desired.declaredAt(),
                desired.origins());
        return new Matched.Present(turned, present.observed(), present.lastApplied());
    }

    /** Writes our mark and nothing else; what differs is for the next plan to show. */
    private void adopt(Matched.Adoption adoption) {
        DesiredResource desired = adoption.desired();
        SettingKind kind = SettingKinds.of(desired.address());
        if (kind.isRegistered() && kind.isBuiltIn(SettingKind.key(desired.address()))) {
            blocked.add(new Blocked(desired.address(), SettingProblems.builtIn(desired)));
            return;
        }
        Fields found = seen(kind, adoption);
        String key = kind.wireKey(adoption.observed().ref());
        Fields arguments = arguments(kind, desired, key, found, List.of(), found);
        Optional<Expectation> expects = adoption.observed()
                .identity()
                .map(identity -> new Expectation(adoption.observed().ref(), identity, Optional.empty()));
        add(desired, Action.ADOPT, arguments, expects, List.of(), Reason.of(Reason.Code.ASKED), kind);
    }

    private static Fields seen(SettingKind kind, Matched.Adoption adoption) {
        Set<String> paths = kind.isOrdered()
                ? Set.of(CertificateChange.AUTHORITY, CertificateChange.NAMES)
                : kind.readable(adoption.desired().fields()).values().keySet();
        Fields.Builder seen = Fields.builder();
        paths.forEach(path -> seen.put(path, adoption.observed().fields().get(path)));
        return seen.build();
    }

    private static Optional<Expectation> expects(ObservedObject object) {
        return object.identity().map(identity -> new Expectation(object.ref(), identity, object.mark()));
    }

    private void add(
            DesiredResource desired,
            Action action,
            Fields arguments,
            Optional<Expectation> expects,
            List<FieldChange> changes,
            Reason reason,
            SettingKind kind) {
        steps.add(new Step(
                new StepId(desired.address(), action.label()),
                desired.layer(),
                desired.target(),
                action,
                SettingOperation.of(action).word(),
                arguments,
                expects,
                changes,
                reason,
                Risk.SAFE,
                Optional.of(desired.declaredAt()),
                List.of(),
                slots(kind, desired.target().toString()),
                Optional.empty()));
    }

    /** The register is one text, so one step at a time writes it; the rest is gentle on the few workers of a node. */
    private List<String> slots(SettingKind kind, String target) {
        String slot = target + (kind.isRegistered() ? "/register" : "/settings");
        slots.put(slot, kind.isRegistered() ? 1 : 2);
        return List.of(slot);
    }

    /** In the order of the table: what is about others goes before them. */
    private void remove(List<Matched.Removal> removals) {
        List<StepId> before = new ArrayList<>();
        // What no longer names an alias, a set or a group is written first, and what is on is switched off.
        List<StepId> written = steps.stream()
                .map(Step::id)
                .filter(id -> SettingKinds.of(id.address()).isFirewall())
                .toList();
        for (SettingKind kind : SettingKinds.all()) {
            if (kind.isInherent()) {
                continue;
            }
            List<StepId> own = new ArrayList<>();
            before.addAll(kind.isFirewall() ? written : List.of());
            for (Matched.Removal removal : removals) {
                if (removal.observed().kind().equals(kind.word()) && !isOfStayingGuest(kind, removal)) {
                    remove(kind, removal, before).ifPresent(step -> own.add(step.id()));
                }
            }
            before.addAll(own);
        }
    }

    /** A guest that nothing declares any more and that is not destroyed yet keeps the firewall in front of it. */
    private boolean isOfStayingGuest(SettingKind kind, Matched.Removal removal) {
        Address address =
                new Address(removal.observed().kind(), removal.observed().name());
        return kind.isFirewall()
                && kind.guest(SettingKind.key(address))
                        .filter(departures.staying()::contains)
                        .isPresent();
    }

    private Optional<Step> remove(SettingKind kind, Matched.Removal removal, List<StepId> before) {
        ObservedObject object = removal.observed();
        Address address = new Address(object.kind(), object.name());
        Optional<Seal> seal = object.mark().flatMap(mark -> Seal.tryParse(mark.intent()));
        boolean stays = kind.isOrdered() || kind.isBuiltIn(SettingKind.key(address));
        if (isRefused(address, obstacles.toRemove(kind, object, seal))) {
            return Optional.empty();
        }
        Risk risk = stays ? Risk.SAFE : kind.removal();
        if (risk == Risk.DESTRUCTIVE && !removal.named()) {
            held.add(new Held(
                    address, object.ref(), removal.reason(), List.of(object.kind() + " " + SettingKind.key(address))));
            return Optional.empty();
        }
        Action action = stays ? Action.RELEASE : Action.DELETE;
        Step step = new Step(
                new StepId(address, action.label()),
                Layer.HYPERVISOR,
                object.ref().target(),
                action,
                SettingOperation.of(action).word(),
                new SettingArguments(lab, kind.wireKey(object.ref()), Fields.EMPTY, List.of(), seal).fields(),
                expects(object),
                List.of(),
                removal.reason(),
                risk,
                removal.desired().map(DesiredResource::declaredAt),
                before,
                slots(kind, object.ref().target().toString()),
                Optional.empty());
        steps.add(step);
        return Optional.of(step);
    }
}
