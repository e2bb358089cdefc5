package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who uses a setting that is to go. The server takes some away under their users without a word. */
final class Uses {
    private static final Map<String, String> FIELD =
            Map.of("storage", ".storage", "mapping", ".mapping", "pool", "pool");

    private Uses() {}

    /**
     * The name of a guest that has it.
     *
     * @param leaving guests that go before it
     */
    static Optional<String> of(ObservedObject setting, Observation observation, Set<ObjectRef> leaving) {
        Optional<String> field = Optional.ofNullable(FIELD.get(setting.kind()));
        if (field.isEmpty()) {
            return Optional.empty();
        }
        Value key = Value.of(SettingKind.key(new Address(setting.kind(), setting.name())));
        return observation.ofKind("guest").stream()
                .filter(guest -> !leaving.contains(guest.ref()))
                .filter(guest -> guest.fields().values().entrySet().stream()
                        .anyMatch(entry -> entry.getKey().endsWith(field.get())
                                && entry.getValue().equals(key)))
                .map(ObservedObject::name)
                .findFirst();
    }
}
