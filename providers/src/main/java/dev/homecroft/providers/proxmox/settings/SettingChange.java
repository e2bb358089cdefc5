package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.providers.proxmox.settings.table.Column;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a setting of ours.
 *
 * @param wanted fields that are otherwise, as they are to be
 * @param dropped fields that we set once and that nothing states any more
 * @param fixed fields that are otherwise and can't be changed
 */
record SettingChange(
        Fields wanted, List<String> dropped, List<String> fixed, List<FieldChange> changes, Reason reason) {
    SettingChange {
        dropped = List.copyOf(dropped);
        fixed = List.copyOf(fixed);
        changes = List.copyOf(changes);
    }

    static SettingChange of(SettingKind kind, Matched.Present present) {
        DesiredResource desired = present.desired();
        Fields found = present.observed().fields();
        Optional<Fields> last = present.lastApplied().or(() -> sealed(kind, present));
        Fields.Builder wanted = Fields.builder();
        List<String> fixed = new ArrayList<>();
        List<FieldChange> changes = new ArrayList<>();
        desired.fields().values().forEach((path, value) -> {
            if (isOtherwise(kind, path, value, found, last)) {
                wanted.put(path, value);
                boolean isFixed = kind.column(path).map(Column::isFixed).orElse(false);
                if (isFixed) {
                    fixed.add(path);
                }
                changes.add(change(path, last, found, desired));
            }
        });
        List<String> dropped = dropped(kind, desired.fields(), found, last);
        dropped.forEach(path -> changes.add(change(path, last, found, desired)));
        return new SettingChange(wanted.build(), dropped, fixed, changes, reason(changes, last));
    }

    /** Where history is lost, the register still knows what we wrote, as long as it is still that. */
    private static Optional<Fields> sealed(SettingKind kind, Matched.Present present) {
        Fields found = present.observed().fields();
        return present.observed()
                .mark()
                .filter(_ -> kind.isSdn() || kind.isShared())
                .flatMap(mark -> Seal.tryParse(mark.intent()))
                .filter(seal -> seal.isUnbroken(found))
                .map(seal -> {
                    Fields.Builder known = Fields.builder();
                    seal.fields().forEach(field -> known.put(field, found.get(field)));
                    return known.build();
                });
    }

    /** A secret can't be read back: it is sent again when the lab names another one than last time. */
    private static boolean isOtherwise(
            SettingKind kind, String path, Value value, Fields found, Optional<Fields> last) {
        if (kind.isSecret(path)) {
            Optional<Value> before = last.flatMap(fields -> fields.get(path));
            return before.isPresent() && !before.get().equals(value);
        }
        return found.get(path).filter(seen -> kind.isSame(path, seen, value)).isEmpty();
    }

    /** Only what is still as we set it: anything else is somebody else's by now. */
    private static List<String> dropped(SettingKind kind, Fields desired, Fields found, Optional<Fields> last) {
        List<String> dropped = new ArrayList<>();
        last.orElse(Fields.EMPTY).values().forEach((path, value) -> {
            boolean isKnown = path.equals(SettingKind.COMMENT)
                    || kind.column(path)
                            .filter(column -> !column.isFixed() && !column.isSecret())
                            .isPresent();
            Optional<Value> usual = kind.column(path).flatMap(Column::usual);
            boolean isOurs = found.get(path).filter(value::equals).isPresent()
                    && !found.get(path).equals(usual);
            if (kind.goesBack() && isKnown && isOurs && !desired.has(path)) {
                dropped.add(path);
            }
        });
        return dropped;
    }

    private static FieldChange change(String path, Optional<Fields> last, Fields found, DesiredResource desired) {
        return new FieldChange(
                path,
                last.flatMap(fields -> fields.get(path)),
                found.get(path),
                desired.fields().get(path),
                FieldChange.Effect.ONLINE,
                Optional.of(desired.origin(path)));
    }

    private static Reason reason(List<FieldChange> changes, Optional<Fields> last) {
        if (!changes.isEmpty() && changes.stream().allMatch(FieldChange::isDrift)) {
            return Reason.of(Reason.Code.DRIFTED);
        }
        return Reason.of(last.isPresent() ? Reason.Code.DECLARATION_CHANGED : Reason.Code.DIFFERS);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }
}
