package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.settings.table.Remark;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * From the interfaces of a node as they are to those that the lab wants. What the lab does not state stays; one that we made and
 * that nothing declares any more goes. Pure.
 */
final class WirePlan {
    private final String lab;
    private final Address address;
    private final Wires before;
    private Wires after;
    private final List<FieldChange> changes = new ArrayList<>();

    WirePlan(String lab, Address address, Wires before) {
        this.lab = lab;
        this.address = address;
        this.before = before;
        this.after = before;
    }

    static Set<String> names(Fields fields) {
        Set<String> names = new TreeSet<>();
        fields.values().keySet().forEach(path -> names.add(path.substring(0, path.lastIndexOf('.'))));
        return names;
    }

    /** @param last what was applied last, if that is known */
    WirePlan declare(DesiredResource desired, Optional<Fields> last) {
        for (String name : names(desired.fields())) {
            Fields wanted = desired.fields().below(name);
            Wire found = before.find(name).orElseGet(() -> Wire.fresh(name));
            Wire wire = overlaid(found, wanted, last.orElse(Fields.EMPTY).below(name));
            if (!before.has(name) || found.isMadeBy(lab, address)) {
                String words = wire.remark().text();
                wire = wire.with(
                        WireOption.COMMENT, Remark.of(words, lab, address).toString());
            }
            after = after.with(wire);
            change(desired, last, name, wanted);
        }
        removeOthers(names(desired.fields()));
        return this;
    }

    WirePlan removeOthers(Set<String> declared) {
        for (Wire wire : before.byName().values()) {
            if (wire.isMadeBy(lab, address) && !declared.contains(wire.name())) {
                after = after.without(wire.name());
                changes.add(new FieldChange(
                        wire.name() + ".kind",
                        Optional.empty(),
                        wire.fields().get("kind"),
                        Optional.empty(),
                        FieldChange.Effect.ONLINE,
                        Optional.empty()));
            }
        }
        return this;
    }

    /** What somebody below {@code name} is: fields of {@code vmbr0} don't belong to {@code vmbr0.40}, whose paths begin alike. */
    private static Fields own(Fields fields) {
        Fields.Builder own = Fields.builder();
        fields.values().forEach((field, value) -> {
            if (field.indexOf('.') < 0) {
                own.put(field, value);
            }
        });
        return own.build();
    }

    private static Wire overlaid(Wire found, Fields wanted, Fields last) {
        String kind = own(wanted).text(WireOption.KIND.field()).orElseGet(found::kind);
        Fields now = found.fields();
        Wire wire = found;
        for (String field : dropped(now, own(wanted), own(last))) {
            Optional<WireOption> option = WireOption.of(field, kind);
            wire = option.isPresent() ? wire.with(option.get(), "") : wire;
        }
        for (var field : own(wanted).values().entrySet()) {
            Optional<WireOption> option = WireOption.of(field.getKey(), kind);
            boolean isOtherwise =
                    now.get(field.getKey()).filter(field.getValue()::equals).isEmpty();
            if (option.isPresent() && isOtherwise) {
                wire = wire.with(option.get(), option.get().write(field.getValue()));
            }
        }
        return named(found, wire);
    }

    /** The name of a VLAN such as {@code vmbr0.40} says its device and number, where the lab says them in no other way. */
    private static Wire named(Wire found, Wire wire) {
        int dot = wire.name().lastIndexOf('.');
        if (dot < 0 || !wire.kind().equals("vlan") || !found.kind().isEmpty()) {
            return wire;
        }
        Wire named = wire.text(WireOption.DEVICE).isEmpty()
                ? wire.with(WireOption.DEVICE, wire.name().substring(0, dot))
                : wire;
        return named.text(WireOption.VLAN).isEmpty()
                ? named.with(WireOption.VLAN, wire.name().substring(dot + 1))
                : named;
    }

    /** Stated once and no more, and still as we set it: anything else is somebody else's by now. */
    private static List<String> dropped(Fields now, Fields wanted, Fields last) {
        return last.values().entrySet().stream()
                .filter(field -> !wanted.has(field.getKey()))
                .filter(field -> !field.getKey().equals(WireOption.KIND.field()))
                .filter(field ->
                        now.get(field.getKey()).filter(field.getValue()::equals).isPresent())
                .filter(field -> !isAsIfUnset(field.getValue()))
                .map(field -> field.getKey())
                .toList();
    }

    private static boolean isAsIfUnset(Value value) {
        return value.equals(Value.of(false)) || value.equals(Value.ofTexts(List.of()));
    }

    private void change(DesiredResource desired, Optional<Fields> last, String name, Fields wanted) {
        Fields now = before.find(name).map(Wire::fields).orElse(Fields.EMPTY);
        Fields then = last.orElse(Fields.EMPTY).below(name);
        Set<String> otherwise = new TreeSet<>(dropped(now, own(wanted), own(then)));
        own(wanted).values().forEach((field, value) -> {
            if (now.get(field).filter(value::equals).isEmpty()) {
                otherwise.add(field);
            }
        });
        for (String field : otherwise) {
            String path = name + "." + field;
            changes.add(new FieldChange(
                    path,
                    last.flatMap(fields -> fields.get(path)),
                    now.get(field),
                    own(wanted).get(field),
                    FieldChange.Effect.ONLINE,
                    Optional.of(desired.origin(path))));
        }
    }

    Wires after() {
        return after;
    }

    List<FieldChange> changes() {
        return List.copyOf(changes);
    }

    Set<String> affected() {
        return before.differing(after);
    }
}
