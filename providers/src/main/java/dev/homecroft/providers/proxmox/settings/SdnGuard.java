package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SdnRoute;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must not be done to a software-defined network: apply what others wrote, take what is theirs, cut guests off. */
final class SdnGuard {
    private final Observation observation;
    private final Set<ObjectRef> leaving;

    /** @param leaving guests that go before it */
    SdnGuard(Observation observation, Set<ObjectRef> leaving) {
        this.observation = observation;
        this.leaving = Set.copyOf(leaving);
    }

    /** Why ours can't be made, be it alone or beside what others have there. */
    Optional<Diagnostic> create(DesiredResource desired) {
        Fields found = found(observation);
        Optional<String> taken = desired.fields().values().entrySet().stream()
                .filter(field -> !SdnRoute.owner(field.getKey()).isEmpty())
                .filter(field -> found.hasBelow(SdnRoute.owner(field.getKey())))
                .filter(field -> found.get(field.getKey())
                        .filter(field.getValue()::equals)
                        .isEmpty())
                .map(field -> SdnRoute.owner(field.getKey()))
                .findFirst();
        return foreign(desired.address(), Set.of())
                .or(() -> taken.map(object -> SettingProblems.sdnTaken(desired, object)));
    }

    private static Fields found(Observation observation) {
        return observation.ofKind(SdnRoute.KIND).stream()
                .map(ObservedObject::fields)
                .findFirst()
                .orElse(Fields.EMPTY);
    }

    /** What of it is ours once it is written: objects of others that are as declared stay theirs. */
    Fields claimed(DesiredResource desired) {
        Fields found = found(observation);
        Set<String> ours = observation.ofKind(SdnRoute.KIND).stream()
                .flatMap(object -> ours(object).stream())
                .collect(Collectors.toSet());
        Fields.Builder claimed = Fields.builder();
        desired.fields().values().forEach((field, value) -> {
            String owner = SdnRoute.owner(field);
            if (owner.isEmpty() || ours.contains(owner) || !found.hasBelow(owner)) {
                claimed.put(field, value);
            }
        });
        return claimed.build();
    }

    Optional<Diagnostic> update(Matched.Present present, SettingChange change) {
        DesiredResource desired = present.desired();
        Fields found = present.observed().fields();
        Set<String> ours = ours(present.observed());
        Collection<String> wanted = change.wanted().values().keySet();
        Optional<String> taken = wanted.stream()
                .map(SdnRoute::owner)
                .filter(owner -> !owner.isEmpty() && found.hasBelow(owner) && !ours.contains(owner))
                .findFirst();
        List<String> fixed = wanted.stream()
                .filter(field -> field.endsWith(".type") && found.has(field))
                .toList();
        return foreign(desired.address(), ours)
                .or(() -> taken.map(object -> SettingProblems.sdnTaken(desired, object)))
                .or(() -> fixed.isEmpty() ? Optional.empty() : Optional.of(SettingProblems.fixed(desired, fixed)))
                .or(() -> inUse(desired.address(), change.dropped()));
    }

    Optional<Diagnostic> delete(Address address, ObservedObject object) {
        return foreign(address, ours(object))
                .or(() -> inUse(
                        address, Seal.tryParse(intent(object)).map(Seal::fields).orElse(List.of())));
    }

    private static String intent(ObservedObject object) {
        return object.mark().map(mark -> mark.intent()).orElse("");
    }

    /** Objects that our line in the register names. */
    private static Set<String> ours(ObservedObject object) {
        return Seal.tryParse(intent(object)).map(Seal::fields).orElse(List.of()).stream()
                .map(SdnRoute::owner)
                .collect(Collectors.toSet());
    }

    private Optional<Diagnostic> foreign(Address address, Set<String> ours) {
        Set<String> others = new TreeSet<>();
        observation
                .ofKind(SdnRoute.STATUS)
                .forEach(status ->
                        status.fields().get("pending").map(Form::items).ifPresent(others::addAll));
        others.removeAll(ours);
        return others.isEmpty() ? Optional.empty() : Optional.of(SettingProblems.sdnPending(address, others));
    }

    /** The server takes a network away under its guests without a word. */
    private Optional<Diagnostic> inUse(Address address, Collection<String> dropped) {
        Set<Value> gone = dropped.stream()
                .filter(field -> field.startsWith("vnets.") && SdnRoute.isFounding(field))
                .map(field -> Value.of(SdnRoute.owner(field).substring("vnets.".length())))
                .collect(Collectors.toSet());
        return observation.ofKind("guest").stream()
                .filter(guest -> !leaving.contains(guest.ref()))
                .filter(guest -> guest.fields().values().entrySet().stream()
                        .anyMatch(field -> field.getKey().endsWith(".bridge") && gone.contains(field.getValue())))
                .map(guest -> SettingProblems.inUse(address, guest.name()))
                .findFirst();
    }
}
