package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.text.ByRoot;
import dev.homecroft.providers.proxmox.text.ConfigWriter;
import dev.homecroft.providers.proxmox.text.Defaults;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What differs between a guest and its declaration. Fields that the lab does not state are not compared, and a stated default
 * equals an absent key.
 */
final class GuestChanges {
    /** Decided by steps of their own, or not a matter of configuration. */
    private static final Set<String> ELSEWHERE = Set.of("id", "node", "power", "template", "pool", "lock");

    /** They take effect at once on a running guest; everything else waits for its next start. */
    private static final Set<String> ONLINE =
            Set.of("name", "onboot", "protection", "startup", "tags", "note", "nics", "passthrough-usb");

    /** What goes away when the lab states it no more. */
    private static final Set<String> CAN_GO = Set.of("nics", "passthrough", "raw");

    private static final Set<String> DISK_AT_RESTART = Set.of("ssd", "discard", "iothread");

    private final GuestKind kind;
    private final DesiredResource desired;
    private final ObservedObject observed;
    private final Fields last;
    private final boolean isRunning;
    private final List<FieldChange> changes = new ArrayList<>();
    private final DiskChanges disks;
    private final SortedMap<String, Value> changed = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();
    private final Set<String> byRoot;
    private final Set<String> forRoot = new TreeSet<>();

    GuestChanges(GuestKind kind, DesiredResource desired, ObservedObject observed, Optional<Fields> lastApplied) {
        this.kind = kind;
        this.desired = desired;
        this.observed = observed;
        this.last = lastApplied.orElse(Fields.EMPTY);
        this.byRoot = ByRoot.options(desired.fields());
        this.isRunning =
                observed.fields().text("power").filter("running"::equals).isPresent();
        this.disks = new DiskChanges(desired, observed, last);
        desired.fields().entries("disks").forEach(this::attach);
        desired.fields().values().forEach(this::compare);
        Helpers.of(desired.fields(), observed.fields()).values().forEach(this::change);
        last.values().forEach(this::dropped);
        // An option of a disk that moves is changed in the next round, when its new volume has a name.
        disks.moved()
                .keySet()
                .forEach(slot -> changed.keySet().removeIf(path -> path.startsWith("disks." + slot + ".")));
    }

    private void attach(String slot) {
        if (!byRoot.contains(slot)) {
            disks.attached(slot).ifPresent(volume -> change("disks." + slot + ".volume", volume));
        }
    }

    private void compare(String path, Value wanted) {
        String root = root(path);
        if (ELSEWHERE.contains(root)
                || (ChangeList.isSilent(path) && !root.equals("note"))
                || root.equals("unprivileged")) {
            return;
        }
        if (byRoot.contains(ByRoot.option(path))) {
            if (!same(path, wanted)) {
                forRoot.add(ByRoot.option(path));
            }
        } else if (wanted instanceof Value.Hidden) {
            secret(path, wanted);
        } else if (root.equals("disks")) {
            disk(path, wanted);
        } else if (!same(path, wanted)) {
            change(path, wanted);
        }
    }

    private void disk(String path, Value wanted) {
        switch (disks.compare(path, wanted)) {
            case NONE -> {}
            case STEP -> record(path, wanted, FieldChange.Effect.ONLINE);
            case OPTION -> {
                if (!same(path, wanted)) {
                    change(path, wanted);
                }
            }
        }
    }

    private boolean same(String path, Value wanted) {
        Optional<Value> found = Defaults.effective(kind, observed.fields(), path);
        if (found.equals(Optional.of(wanted))) {
            return true;
        }
        boolean isRaw = root(path).equals("raw") && found.isPresent();
        return isRaw && PropertyString.parse(found.get().toString()).equals(PropertyString.parse(wanted.toString()));
    }

    /** The server shows no secret: only what we applied last can be compared. */
    private void secret(String path, Value wanted) {
        if (last.has(path) && !last.get(path).equals(Optional.of(wanted))) {
            change(path, wanted);
        }
    }

    private void change(String path, Value wanted) {
        changed.put(path, wanted);
        record(path, wanted, effect(path));
    }

    private void record(String path, Value wanted, FieldChange.Effect effect) {
        changes.add(new FieldChange(
                path,
                last.get(path),
                observed.fields().get(path),
                Optional.of(wanted),
                effect,
                Optional.of(desired.origin(path))));
    }

    /** We applied it, the lab states it no more, and it is as we left it: a device or an option that goes away. */
    private void dropped(String path, Value applied) {
        String root = root(path);
        if (!CAN_GO.contains(root) || ByRoot.options(last).contains(ByRoot.option(path))) {
            return;
        }
        String group = root + "." + Slot.inPath(path);
        boolean isWanted = root.equals("raw")
                ? desired.fields().has(path)
                : desired.fields().hasBelow(group);
        Optional<Value> found = observed.fields().get(path);
        if (!isWanted && found.isPresent() && found.get().equals(applied)) {
            removed.add(root.equals("raw") ? path.substring("raw.".length()) : Slot.inPath(path));
            changes.add(ChangeList.gone(path, Optional.of(applied), applied, effect(path)));
        }
    }

    private FieldChange.Effect effect(String path) {
        String root = root(path);
        boolean isDiskOption = root.equals("disks");
        boolean isOnline = ONLINE.contains(root)
                || path.startsWith("passthrough.usb")
                || (isDiskOption && !DISK_AT_RESTART.contains(path.substring(path.lastIndexOf('.') + 1)))
                || (isDiskOption && !observed.fields().has("disks." + Slot.inPath(path) + ".volume"));
        boolean isContainer =
                kind == GuestKind.LXC && (root.equals("memory") || root.equals("cpu") || root.equals("dns"));
        return !isRunning || isOnline || isContainer ? FieldChange.Effect.ONLINE : FieldChange.Effect.AT_RESTART;
    }

    private static String root(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** Options to be set, whole device strings included. */
    SortedMap<String, Value> options() {
        SortedMap<String, Value> set = new TreeMap<>();
        if (changed.isEmpty() && disks.grown().isEmpty()) {
            return set;
        }
        Fields found = observed.fields();
        SortedMap<String, Value> before = ConfigWriter.write(kind, found);
        SortedMap<String, Value> after =
                ConfigWriter.write(kind, found.with(disks.resized()).with(new Fields(changed)));
        after.forEach((key, value) -> {
            boolean isSizeOnly = disks.grown().containsKey(key) && !isTouched(key) && !disks.isPending(key);
            boolean isOurs = !removed.contains(key) && !byRoot.contains(key);
            if (!value.equals(before.get(key)) && !isSizeOnly && isOurs) {
                set.put(key, value);
            }
        });
        return set;
    }

    private boolean isTouched(String slot) {
        return changed.keySet().stream().anyMatch(path -> path.startsWith("disks." + slot + "."));
    }

    List<String> deletions() {
        List<String> keys = new ArrayList<>(removed);
        for (String slot : removed) {
            if (Slot.isNic(slot) && kind == GuestKind.QEMU) {
                String addresses = "ipconfig" + slot.substring("net".length());
                if (observed.fields().has("nics." + slot + ".ip")) {
                    keys.add(addresses);
                }
            }
        }
        return keys;
    }

    /** Options that are not as stated and that only root@pam can set. */
    Set<String> forRoot() {
        return forRoot;
    }

    boolean isNoteChanged() {
        return changed.containsKey("note");
    }

    List<FieldChange> changes() {
        return changes;
    }

    /** Those that belong to the call that configures. */
    List<FieldChange> configured() {
        return changes.stream()
                .filter(change -> !disks.isOwnStep(change.path()))
                .toList();
    }

    List<FieldChange> ofDisk(String slot, String field) {
        String path = "disks." + slot + "." + field;
        return changes.stream().filter(change -> change.path().equals(path)).toList();
    }

    DiskChanges disks() {
        return disks;
    }

    /** What stands against it. */
    List<Diagnostic> problems() {
        List<Diagnostic> problems = new ArrayList<>(LifelongFields.problems(kind, desired, observed, last));
        problems.addAll(disks.problems());
        return problems;
    }

    boolean isRunning() {
        return isRunning;
    }

    /** Whether something waits for a restart, from before or from these changes. */
    List<String> waiting() {
        Set<String> paths = new TreeSet<>(observed.running().values().keySet());
        changes.stream()
                .filter(change -> change.effect() == FieldChange.Effect.AT_RESTART)
                .forEach(change -> paths.add(change.path()));
        return List.copyOf(paths);
    }
}
