package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Secrets;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.GuestNames;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.TokenRoute;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Why no step may be proposed for a setting. */
final class SettingObstacles {
    private final Matched matched;
    private final Departures departures;
    private final Map<Target, GuestNames> guests;
    private final Lab lab;

    SettingObstacles(Matched matched, Departures departures, Map<Target, GuestNames> guests, Lab lab) {
        this.lab = lab;
        this.matched = matched;
        this.departures = departures;
        this.guests = guests;
    }

    Optional<Diagnostic> toCreate(SettingKind kind, DesiredResource desired) {
        if (kind.isBuiltIn(SettingKind.key(desired.address()))) {
            return Optional.of(SettingProblems.builtIn(desired));
        }
        return toState(kind, desired)
                .or(() -> toOrder(kind, desired))
                .or(() -> Optional.of(SettingProblems.notMade(desired))
                        .filter(_ -> !kind.route().makes() || !isKept(kind, desired)))
                .or(() -> unknownGuest(kind, desired))
                .or(() -> copiedHome(kind, desired))
                .or(() -> kind.isSdn() ? sdn(desired.target()).create(desired) : Optional.empty());
    }

    /** Whether the value of what is made has a store that keeps it, if it has one. */
    boolean isKept(SettingKind kind, DesiredResource desired) {
        return !kind.isToken()
                || desired.fields()
                        .get(TokenRoute.SECRET)
                        .filter(Value.Hidden.class::isInstance)
                        .map(value -> ((Value.Hidden) value).ref().store())
                        .flatMap(name ->
                                Optional.ofNullable(lab.secrets().stores().get(name)))
                        .filter(Secrets.Store::keeps)
                        .isPresent();
    }

    /** What stands against a certificate being ordered. */
    Optional<Diagnostic> toOrder(SettingKind kind, DesiredResource desired) {
        return kind.isOrdered() ? CertificateGuard.obstacle(lab, desired) : Optional.empty();
    }

    /** What stands against a statement, whether or not something is there. */
    Optional<Diagnostic> toState(SettingKind kind, DesiredResource desired) {
        return foreignPolicy(kind, desired)
                .or(() -> ReleaseCheck.of(matched, desired.target()).obstacle(desired));
    }

    Optional<Diagnostic> toUpdate(SettingKind kind, Matched.Present present, SettingChange change) {
        DesiredResource desired = present.desired();
        Optional<Diagnostic> sdn = kind.isSdn() ? sdn(desired.target()).update(present, change) : Optional.empty();
        return sdn.or(() -> Optional.of(change.fixed())
                        .filter(fixed -> !fixed.isEmpty())
                        .map(fixed -> SettingProblems.fixed(desired, fixed)))
                .or(() -> unknownGuest(kind, desired));
    }

    /** @param seal what the register says of it */
    Optional<Diagnostic> toRemove(SettingKind kind, ObservedObject object, Optional<Seal> seal) {
        Address address = new Address(object.kind(), object.name());
        boolean stays = kind.isOrdered() || kind.isBuiltIn(SettingKind.key(address));
        Optional<Diagnostic> own = stays
                ? Optional.empty()
                : changedSince(kind, object, seal).or(() -> use(object)).or(() -> bound(kind, object));
        return own.or(() -> kind.isSdn() ? sdn(object.ref().target()).delete(address, object) : Optional.empty());
    }

    private Optional<Diagnostic> changedSince(SettingKind kind, ObservedObject object, Optional<Seal> seal) {
        boolean isAsLeft = !kind.isRegistered()
                || seal.filter(known ->
                                known.isUnbroken(names(object.ref().target()).numbered(kind, object.fields())))
                        .isPresent();
        Address address = new Address(object.kind(), object.name());
        return isAsLeft ? Optional.empty() : Optional.of(SettingProblems.changedSince(address, object, seal));
    }

    private Optional<Diagnostic> use(ObservedObject object) {
        return observation(object.ref().target())
                .flatMap(observation -> Uses.of(object, observation, departures.first()))
                .map(user -> SettingProblems.inUse(new Address(object.kind(), object.name()), user));
    }

    /**
     * The server takes a guest that is watched no more out of every rule, and deletes one that names no other. Of a guest that is
     * destroyed nothing is left that could be named.
     */
    private Optional<Diagnostic> bound(SettingKind kind, ObservedObject watch) {
        Target target = watch.ref().target();
        Address address = new Address(watch.kind(), watch.name());
        String guest = SettingKind.key(address);
        boolean isLetGo = kind.isWatch() && !departures.going().contains(guest);
        if (!isLetGo || !ReleaseCheck.of(matched, target).hasHaRules()) {
            return Optional.empty();
        }
        return observation(target).stream()
                .flatMap(observation -> observation.ofKind("ha-rule").stream())
                .filter(rule -> rule.mark()
                        .filter(mark -> mark.lab().equals(lab.info().id()))
                        .isEmpty())
                .filter(rule -> rule.fields()
                        .get("guests")
                        .map(Form::items)
                        .orElse(List.of())
                        .contains(guest))
                .findFirst()
                .map(rule -> SettingProblems.bound(address, guest, rule));
    }

    /** What of the declared fields is ours once they are written; an SDN is of several people. */
    Fields claimed(SettingKind kind, DesiredResource desired) {
        return kind.isSdn() ? sdn(desired.target()).claimed(desired) : desired.fields();
    }

    private Optional<Observation> observation(Target target) {
        return Optional.ofNullable(matched.observations().get(target));
    }

    private SdnGuard sdn(Target target) {
        Observation observation =
                observation(target).orElseThrow(() -> new IllegalStateException("nothing was observed of " + target));
        return new SdnGuard(observation, departures.first());
    }

    /** Nodes and virtual networks have no policy of their own for what comes and goes. */
    private static Optional<Diagnostic> foreignPolicy(SettingKind kind, DesiredResource desired) {
        String key = SettingKind.key(desired.address());
        boolean hasNone = kind.isShared() && (key.startsWith("node/") || key.startsWith("vnet/"));
        return Stream.of("policy-in", "policy-out")
                .filter(_ -> hasNone)
                .filter(desired.fields()::has)
                .findFirst()
                .map(policy -> SettingProblems.noPolicy(desired, policy));
    }

    GuestNames names(Target target) {
        return guests.getOrDefault(target, GuestNames.NONE);
    }

    /** A guest that it is about and that nobody knows the number of: it is neither there nor made by this plan. */
    private Optional<Diagnostic> unknownGuest(SettingKind kind, DesiredResource desired) {
        GuestNames names = names(desired.target());
        return kind
                .guest(SettingKind.key(desired.address()))
                .filter(name -> names.word(Form.GUEST_NUMBERS, name).isEmpty())
                .map(List::of)
                .orElseGet(() -> names.unknown(kind, desired.fields()))
                .stream()
                .findFirst()
                .map(guest -> SettingProblems.unknownGuest(desired, guest));
    }

    /** A guest can't be copied to the node that it is on, and none is moved for the sake of a copy unless the lab says where to. */
    private Optional<Diagnostic> copiedHome(SettingKind kind, DesiredResource desired) {
        String guest = kind.guest(SettingKind.key(desired.address())).orElse("");
        boolean mayBeAnywhere = Optional.ofNullable(lab.guests().get(guest))
                .filter(stated -> stated.node().isEmpty())
                .isPresent();
        if (!kind.isReplication() || !mayBeAnywhere) {
            return Optional.empty();
        }
        String to = desired.fields().text("to").orElse("");
        Optional<Long> id = names(desired.target()).word(Form.GUEST_IDS, guest).map(Long::valueOf);
        return observation(desired.target()).stream()
                .flatMap(observation -> observation.ofKind("guest").stream())
                .map(ObservedObject::fields)
                .filter(there -> there.whole("id").equals(id))
                .filter(there -> there.text("node").filter(to::equals).isPresent())
                .findFirst()
                .map(_ -> SettingProblems.copiedHome(desired, guest, to));
    }
}
