package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.state.Action;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Rules and jobs that name guests. With a guest that goes, or is watched no more, the server takes it out of them, and deletes what
 * names no other guest: what is to stay has to name others by then.
 */
final class Mentions {
    private static final Set<String> KINDS = Set.of("ha-rule", "backup-job");
    private static final String GUESTS = "guests";

    private final Map<String, List<StepId>> written = new HashMap<>();

    Mentions(List<Step> steps) {
        for (Step step : steps) {
            if (KINDS.contains(step.id().address().kind())) {
                step.changes().stream()
                        .filter(change -> change.path().equals(GUESTS))
                        .forEach(change -> leaving(change)
                                .forEach(guest -> written.computeIfAbsent(guest, _ -> new ArrayList<>())
                                        .add(step.id())));
            }
        }
    }

    private static Set<String> leaving(FieldChange change) {
        Set<String> leaving = new TreeSet<>(change.observed().map(Form::items).orElse(List.of()));
        change.desired().map(Form::items).ifPresent(leaving::removeAll);
        return leaving;
    }

    /** The step, after what writes the rules and jobs that its guest would be taken out of. */
    Step linked(Step step) {
        Address thing = step.id().address();
        boolean goes = step.action() == Action.DELETE || step.operation().equals(Operation.RELEASE_HA.word());
        String guest = switch (thing.kind()) {
            case "guest" -> thing.name();
            case "ha" -> SettingKind.key(thing);
            default -> "";
        };
        List<StepId> before = goes ? written.getOrDefault(guest, List.of()) : List.of();
        if (before.isEmpty()) {
            return step;
        }
        return step.withAfter(
                Stream.concat(step.after().stream(), before.stream()).toList());
    }
}
