package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.text.ByRoot;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What differs of a guest's disks. That they grow or move takes steps of their own; all else is an option of the guest. */
final class DiskChanges {
    private final DesiredResource desired;
    private final ObservedObject observed;
    private final Fields last;
    private final SortedMap<String, ByteSize> grown = new TreeMap<>();
    private final SortedMap<String, String> moved = new TreeMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    /** How a field becomes what is wanted. */
    enum Way {
        /** It is so already, or can't become so. */
        NONE,
        STEP,
        OPTION
    }

    DiskChanges(DesiredResource desired, ObservedObject observed, Fields last) {
        this.desired = desired;
        this.observed = observed;
        this.last = last;
    }

    /** The volume that a disk is made from which is not there; empty for a fresh one and for one that is there. */
    Optional<Value> attached(String slot) {
        return switch (DiskChoice.of(desired, observed, slot)) {
            case DiskChoice.Fresh() -> Optional.empty();
            case DiskChoice.Attached(String volume) ->
                observed.fields().has("disks." + slot + ".volume") ? Optional.empty() : Optional.of(Value.of(volume));
            case DiskChoice.Not(Diagnostic why) -> {
                problems.add(why);
                yield Optional.empty();
            }
        };
    }

    /** How a field of a disk becomes what is wanted. */
    Way compare(String path, Value wanted) {
        if (path.endsWith(".size")) {
            return size(path, wanted);
        }
        return path.endsWith(".storage") && observed.fields().has(path) ? storage(path, wanted) : Way.OPTION;
    }

    private Way size(String path, Value wanted) {
        String slot = Slot.inPath(path);
        Optional<ByteSize> found = observed.fields().size(path);
        ByteSize size = ((Value.Size) wanted).value();
        if (!observed.fields().has("disks." + slot + ".volume")) {
            return Way.OPTION;
        }
        if (found.isEmpty() || found.get().equals(size)) {
            return Way.NONE;
        }
        if (found.get().compareTo(size) < 0) {
            grown.put(slot, size);
            return Way.STEP;
        }
        if (!last.get(path).equals(Optional.of(wanted))) {
            problems.add(shrink(path, slot, found.get(), size));
        }
        return Way.NONE;
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

    private Way storage(String path, Value wanted) {
        if (observed.fields().get(path).equals(Optional.of(wanted))) {
            return Way.NONE;
        }
        moved.put(Slot.inPath(path), wanted.toString());
        return Way.STEP;
    }

    /** Disks that we applied, that are still there and that the lab states no more. */
    SortedMap<String, String> undeclared() {
        SortedMap<String, String> volumes = new TreeMap<>();
        for (String slot : last.entries("disks")) {
            boolean isWanted = desired.fields().hasBelow("disks." + slot);
            if (!isWanted && !ByRoot.options(last).contains(slot)) {
                observed.fields().text("disks." + slot + ".volume").ifPresent(volume -> volumes.put(slot, volume));
            }
        }
        return volumes;
    }

    /** A change of the drive that waits for a restart holds the old size and would bring it back. */
    boolean isPending(String slot) {
        return !observed.running().below("disks." + slot).isEmpty();
    }

    /** The sizes that the disks will have. */
    Fields resized() {
        Fields.Builder sizes = Fields.builder();
        grown.forEach((slot, size) -> sizes.put("disks." + slot + ".size", size));
        return sizes.build();
    }

    boolean isOwnStep(String path) {
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
}
