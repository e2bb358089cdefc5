package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a declared disk that its guest lacks is made from. A volume that is in no use may hold what is missed, so nothing is
 * guessed: while the guest has one on that storage, the lab says which it is, or that a new one is meant.
 */
sealed interface DiskChoice {
    /** An empty volume. */
    record Fresh() implements DiskChoice {}

    record Attached(String volume) implements DiskChoice {}

    record Not(Diagnostic why) implements DiskChoice {}

    /** @param slot of a disk that is declared, there or not */
    static DiskChoice of(DesiredResource desired, ObservedObject guest, String slot) {
        Optional<String> stated = desired.fields().text("create.attach." + slot);
        Optional<String> volume = stated.filter(text -> !text.equals(Guest.Disk.NEW));
        Set<String> unused = unused(guest.fields());
        Optional<String> holds = guest.fields().text("disks." + slot + ".volume");
        if (holds.isPresent()) {
            return volume.filter(unused::contains)
                    .<DiskChoice>map(wanted -> new Not(taken(desired, slot, holds.get(), wanted)))
                    .orElseGet(() -> new Attached(holds.get()));
        }
        // Taken off a guest that runs, and still there until its next start.
        Optional<String> lingering = guest.running().text("disks." + slot + ".volume");
        if (volume.isPresent()) {
            boolean isThere = unused.contains(volume.get()) || lingering.equals(volume);
            return isThere ? new Attached(volume.get()) : new Not(absent(desired, slot, volume.get(), unused));
        }
        List<String> candidates = candidates(desired.fields(), slot, unused);
        lingering.ifPresent(candidates::add);
        return stated.isPresent() || candidates.isEmpty() ? new Fresh() : new Not(unclear(desired, slot, candidates));
    }

    private static Set<String> unused(Fields guest) {
        return guest.below("unused").values().values().stream()
                .map(Value::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Unused volumes on the disk's storage that no other disk asks for. */
    private static List<String> candidates(Fields desired, String slot, Set<String> unused) {
        String storage = desired.text("disks." + slot + ".storage").orElse("");
        Set<String> asked = desired.below("create.attach").values().values().stream()
                .map(Value::toString)
                .collect(Collectors.toSet());
        return unused.stream()
                .filter(volume -> Slot.storageOf(volume).equals(storage) && !asked.contains(volume))
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String name(DesiredResource desired, String slot) {
        return desired.fields().text("create.disk." + slot).orElse(slot);
    }

    private static Diagnostic unclear(DesiredResource desired, String slot, List<String> candidates) {
        String first = candidates.getFirst();
        return problem(
                        desired,
                        slot,
                        "disk-attach-or-new",
                        "Nothing says whether the disk `%s` of `%s` is a new one."
                                .formatted(
                                        name(desired, slot), desired.address().name()))
                .detail("The guest has %s, in no use.".formatted(String.join(", ", candidates)))
                .hint("state `volume: %s` to attach what is there".formatted(first))
                .hint("state `volume: new` for an empty one beside it")
                .build();
    }

    private static Diagnostic absent(DesiredResource desired, String slot, String volume, Set<String> unused) {
        List<String> there = unused.stream().sorted().toList();
        return problem(
                        desired,
                        slot,
                        "disk-not-there",
                        "`%s` has no unused volume `%s` for its disk `%s`."
                                .formatted(desired.address().name(), volume, name(desired, slot)))
                .detail(there.isEmpty() ? "It has none at all." : "It has %s.".formatted(String.join(", ", there)))
                .hint("take `volume` out, or state `volume: new`, if the disk is to be made anew")
                .build();
    }

    private static Diagnostic taken(DesiredResource desired, String slot, String holds, String wanted) {
        return problem(
                        desired,
                        slot,
                        "disk-slot-taken",
                        "`%s` can't be attached to `%s` as %s: another volume is there."
                                .formatted(wanted, desired.address().name(), slot))
                .detail("%s holds %s.".formatted(slot, holds))
                .hint("state a free `slot`, or take that disk out of the lab first and apply that")
                .build();
    }

    /** A guest that is not there has no volumes. */
    static Optional<Diagnostic> ofNew(DesiredResource desired) {
        return desired.fields().entries("create.attach").stream()
                .filter(slot -> !desired.fields()
                        .text("create.attach." + slot)
                        .filter(Guest.Disk.NEW::equals)
                        .isPresent())
                .findFirst()
                .map(slot -> absent(
                        desired,
                        slot,
                        desired.fields().text("create.attach." + slot).orElse(""),
                        Set.of()));
    }

    private static Diagnostic.Builder problem(DesiredResource desired, String slot, String code, String summary) {
        return Diagnostic.error(code, summary)
                .at(desired.origin("disks." + slot + ".volume"))
                .about(desired.address());
    }
}
