package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Field changes as people see them. */
final class ChangeList {
    /** Fields that say how a thing is made, or what it is, and never change. */
    private static final Set<String> SILENT = Set.of("create", "type", "spread", "note");

    private ChangeList() {}

    static boolean isSilent(String path) {
        int dot = path.indexOf('.');
        return SILENT.contains(dot < 0 ? path : path.substring(0, dot));
    }

    /** Everything that a new thing gets. */
    static List<FieldChange> created(DesiredResource desired, Fields values) {
        List<FieldChange> changes = new ArrayList<>();
        values.values().forEach((path, value) -> {
            if (!isSilent(path)) {
                changes.add(new FieldChange(
                        path,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(value),
                        FieldChange.Effect.WITH_STEP,
                        Optional.of(desired.origin(path))));
            }
        });
        return changes;
    }

    static FieldChange gone(String path, Optional<Value> last, Value observed, FieldChange.Effect effect) {
        return new FieldChange(path, last, Optional.of(observed), Optional.empty(), effect, Optional.empty());
    }
}
