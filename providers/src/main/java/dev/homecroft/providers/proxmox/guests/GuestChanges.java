package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.ByteSize;
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
    private final SortedMap<String, ByteSize> grown = new TreeMap<>();
    private final SortedMap<String, String> moved = new TreeMap<>();
    private final SortedMap<String, Value> changed = new TreeMap<>();
    private final Set<String> removed = new TreeSet<>();
    private final Set<String> byRoot;
    private final Set<String> forRoot = new TreeSet<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    GuestChanges(GuestKind kind, DesiredResource desired, ObservedObject observed, Optional<Fields> lastApplied) {
        this.kind = kind;
        this.desired = desired;
        this.observed = observed;
        this.last = lastApplied.orElse(Fields.EMPTY);
        this.byRoot = ByRoot.options(desired.fields());
        this.isRunning =
                observed.fields().text("power").filter("running"::equals).isPresent();
        fixed();
        shifted();
        desired.fields().entries("disks").forEach(this::choose);
        desired.fields().values().forEach(this::compare);
        Helpers.of(desired.fields(), observed.fields()).values().forEach(this::change);
        last.values().forEach(this::dropped);
        // An option of a disk that moves is changed in the next round, when its new volume has a name.
        moved.keySet().forEach(slot -> changed.keySet().removeIf(path -> path.startsWith("disks." + slot + ".")));
    }

    /** What can't be changed at all. */
    private void fixed() {
        Fields wanted = desired.fields();
        Fields found = observed.fields();
        if (!wanted.text("type").equals(found.text("type"))) {
            problems.add(fixed("guest-type", "is a %s and can't become another".formatted(kind.title()), "type"));
        }
        Optional<Long> id = wanted.whole("id");
        if (id.isPresent() && !id.equals(found.whole("id"))) {
            problems.add(fixed(
                    "guest-id",
                    "has the id %s, and an id is for life"
                            .formatted(found.whole("id").orElse(0L)),
                    "id"));
        }
        boolean unprivileged = found.flag("unprivileged").orElse(false);
        if (wanted.flag("unprivileged").filter(want -> want != unprivileged).isPresent()) {
            problems.add(fixed("guest-unprivileged", "can't change whether it is unprivileged", "unprivileged"));
        }
        identityOfContainer(wanted, found);
    }

    /** A container is known by this address: with another it would be nobody's. */
    private void identityOfContainer(Fields wanted, Fields found) {
        String path = "nics.net0.mac";
        boolean isOther = wanted.has(path) && !wanted.get(path).equals(found.get(path));
        boolean isDropped = last.has(path) && wanted.below("nics.net0").isEmpty();
        if (kind == GuestKind.LXC && found.has(path) && (isOther || isDropped)) {
            problems.add(fixed(
                    "container-mac", "is known by the MAC address of its first interface, which can't change", path));
        }
    }

    private Diagnostic fixed(String code, String words, String path) {
        return Diagnostic.error(code, "`%s` %s.".formatted(desired.address().name(), words))
                .at(desired.origin(path))
                .about(desired.address())
                .hint("state it as it is, or `croft destroy %s` and make it anew"
                        .formatted(desired.address().name()))
                .build();
    }

    /** A disk that is taken out moves those after it to other places, unless these are stated: their contents stay behind. */
    private void shifted() {
        Fields names = last.below("create.disk");
        desired.fields()
                .below("create.disk")
                .values()
                .forEach((slot, name) -> names.values().forEach((before, known) -> {
                    boolean isOther = known.equals(name) && !before.equals(slot) && names.has(slot);
                    if (isOther && observed.fields().has("disks." + slot + ".volume")) {
                        problems.add(shifted(slot, name.toString(), before));
                    }
                }));
    }

    private Diagnostic shifted(String slot, String disk, String before) {
        return Diagnostic.error(
                        "disk-slot-shifted",
                        "The disk `%s` of `%s` would take the place of another one."
                                .formatted(disk, desired.address().name()))
                .detail("It is %s now, and by its order in the file it would be %s, where another volume is."
                        .formatted(before, slot))
                .at(desired.origin("disks." + slot))
                .about(desired.address())
                .hint("state `slot: %s` for `%s`".formatted(before, disk))
                .build();
    }

    /** What a disk is made from that is not there. */
    private void choose(String slot) {
        if (byRoot.contains(slot)) {
            return;
        }
        switch (DiskChoice.of(desired, observed, slot)) {
            case DiskChoice.Fresh() -> {}
            case DiskChoice.Attached(String volume) -> {
                String path = "disks." + slot + ".volume";
                if (!observed.fields().has(path)) {
                    change(path, Value.of(volume));
                }
            }
            case DiskChoice.Not(Diagnostic why) -> problems.add(why);
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
        } else if (root.equals("disks") && path.endsWith(".size")) {
            size(path, wanted);
        } else if (root.equals("disks")
                && path.endsWith(".storage")
                && observed.fields().has(path)) {
            storage(path, wanted);
        } else if (!same(path, wanted)) {
            change(path, wanted);
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

    private void size(String path, Value wanted) {
        String slot = Slot.inPath(path);
        Optional<ByteSize> found = observed.fields().size(path);
        ByteSize size = ((Value.Size) wanted).value();
        if (!observed.fields().has("disks." + slot + ".volume")) {
            change(path, wanted);
            return;
        }
        if (found.isEmpty() || found.get().equals(size)) {
            return;
        }
        if (found.get().compareTo(size) < 0) {
            grown.put(slot, size);
            record(path, wanted, FieldChange.Effect.ONLINE);
        } else if (!last.get(path).equals(Optional.of(wanted))) {
            problems.add(shrink(path, slot, found.get(), size));
        }
    }

    private Diagnostic shrink(String path, String slot, ByteSize found, ByteSize size) {
        return Diagnostic.error(
                        "disk-shrink",
                        "The disk %s of `%s` is larger than declared."
                                .formatted(slot, desired.address().name()))
                .detail("It has %s, declared is %s. Proxmox VE shrinks no disks, as that would cut off what is on them."
                        .formatted(found, size))
                .at(desired.origin(path), "is " + found + " now")
                .about(desired.address())
                .hint("state `size: %s`".formatted(found))
                .hint("make a smaller disk, copy the data inside the guest, and remove the large one")
                .build();
    }

    private void storage(String path, Value wanted) {
        if (!observed.fields().get(path).equals(Optional.of(wanted))) {
            moved.put(Slot.inPath(path), wanted.toString());
            record(path, wanted, FieldChange.Effect.ONLINE);
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

    /** Disks that we applied, that are still there and that the lab states no more. */
    SortedMap<String, String> undeclaredDisks() {
        SortedMap<String, String> volumes = new TreeMap<>();
        for (String slot : last.entries("disks")) {
            boolean isWanted = desired.fields().hasBelow("disks." + slot);
            if (!isWanted && !ByRoot.options(last).contains(slot)) {
                observed.fields().text("disks." + slot + ".volume").ifPresent(volume -> volumes.put(slot, volume));
            }
        }
        return volumes;
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
        if (changed.isEmpty() && grown.isEmpty()) {
            return set;
        }
        Fields found = observed.fields();
        SortedMap<String, Value> before = ConfigWriter.write(kind, found);
        SortedMap<String, Value> after =
                ConfigWriter.write(kind, found.with(resized()).with(new Fields(changed)));
        after.forEach((key, value) -> {
            boolean isSizeOnly = grown.containsKey(key) && !isTouched(key) && !isPending(key);
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

    /** A change of the drive that waits for a restart holds the old size and would bring it back. */
    private boolean isPending(String slot) {
        return !observed.running().below("disks." + slot).isEmpty();
    }

    private Fields resized() {
        Fields.Builder sizes = Fields.builder();
        grown.forEach((slot, size) -> sizes.put("disks." + slot + ".size", size));
        return sizes.build();
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
        return changes.stream().filter(change -> !isOwnStep(change.path())).toList();
    }

    List<FieldChange> ofDisk(String slot, String field) {
        String path = "disks." + slot + "." + field;
        return changes.stream().filter(change -> change.path().equals(path)).toList();
    }

    private boolean isOwnStep(String path) {
        boolean grows = path.endsWith(".size") && grown.containsKey(Slot.inPath(path));
        boolean moves = path.startsWith("disks.") && moved.containsKey(Slot.inPath(path));
        return grows || moves;
    }

    SortedMap<String, ByteSize> grown() {
        return grown;
    }

    SortedMap<String, String> moved() {
        return moved;
    }

    List<Diagnostic> problems() {
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
