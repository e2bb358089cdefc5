package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the disks of linked copies are, and what disks are made from. */
final class CloneChecks {
    private CloneChecks() {}

    /** A linked copy is made from a template, and stays where the template's disks are. */
    static void linked(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            Optional<Guest> source = guest.cloneOf().flatMap(facts.lab()::guest);
            if (guest.linked() && guest.cloneOf().isEmpty()) {
                report.add(problem(
                                guest,
                                VirtCodes.LINKED_WITHOUT_TEMPLATE,
                                "`%s` is linked to no template.".formatted(guest.name()),
                                "linked")
                        .hint("State `clone-of` with the name of a template, or leave `linked` out."));
            } else if (guest.linked() && source.isPresent()) {
                storages(guest, source.get(), report);
                node(facts, guest, source.get(), report);
            }
        }
    }

    private static void storages(Guest guest, Guest template, Report report) {
        Map<String, Guest.Disk> bases = bySlot(template);
        bySlot(guest)
                .forEach((slot, disk) -> Optional.ofNullable(bases.get(slot))
                        .filter(base ->
                                base.storage().isPresent() && disk.storage().isPresent())
                        .filter(base -> !base.storage().equals(disk.storage()))
                        .ifPresent(base -> report.add(Diagnostic.error(
                                        VirtCodes.LINKED_ELSEWHERE,
                                        "The disk `%s` of `%s` can't stand on one of `%s` that is on another storage."
                                                .formatted(disk.name(), guest.name(), template.name()))
                                .at(disk.origin().of("storage"))
                                .context(base.origin().of("storage"), "the template's")
                                .about(Facts.address(Section.GUESTS, guest.name()))
                                .hint("State `storage: %s`, or leave `linked` out for a full copy."
                                        .formatted(base.storage().orElse(""))))));
    }

    private static Map<String, Guest.Disk> bySlot(Guest guest) {
        Map<String, Guest.Disk> disks = new LinkedHashMap<>();
        int number = 0;
        for (Guest.Disk disk : guest.disks().values()) {
            disks.put(disk.slot().orElse("#" + number), disk);
            number++;
        }
        return disks;
    }

    private static void node(Facts facts, Guest guest, Guest template, Report report) {
        Optional<Ref> here = guest.node();
        Optional<Ref> there = template.node();
        boolean isApart = here.isPresent()
                && there.isPresent()
                && !here.get().name().equals(there.get().name());
        Optional<Hypervisor> hypervisor = facts.hypervisorOf(template);
        boolean isLocal = hypervisor.isPresent()
                && template.disks().values().stream()
                        .flatMap(disk -> disk.storage().stream())
                        .flatMap(name -> Facts.find(hypervisor.get().storages(), name).stream())
                        .anyMatch(storage -> !MoveChecks.isShared(storage));
        if (isApart && isLocal) {
            report.add(problem(
                            guest,
                            VirtCodes.LINKED_ELSEWHERE,
                            "`%s` can't be on another node than `%s`, whose disks it stands on."
                                    .formatted(guest.name(), template.name()),
                            "node")
                    .context(there.get().at(), "the template's")
                    .hint("Put the template on a shared storage, or leave `linked` out for a full copy."));
        }
    }

    /** A volume's name begins with its storage. */
    static void volumes(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            for (Guest.Disk disk : guest.disks().values()) {
                boolean isElsewhere = disk.storage().isPresent()
                        && disk.volume()
                                .filter(volume -> !volume.equals(Guest.Disk.NEW)
                                        && !volume.startsWith(disk.storage().get() + ":"))
                                .isPresent();
                if (isElsewhere) {
                    report.add(Diagnostic.error(
                                    VirtCodes.VOLUME_ELSEWHERE,
                                    "The volume of the disk `%s` of `%s` is not on the storage that is stated."
                                            .formatted(disk.name(), guest.name()))
                            .at(disk.origin().of("volume"))
                            .context(disk.origin().of("storage"), "the storage")
                            .about(Facts.address(Section.GUESTS, guest.name()))
                            .hint("Attach it where it is; a disk that is there moves when its `storage` changes."));
                }
            }
        }
    }

    private static Diagnostic.Builder problem(Guest guest, String code, String summary, String field) {
        return Diagnostic.error(code, summary)
                .at(guest.origin().of(field))
                .about(Facts.address(Section.GUESTS, guest.name()));
    }
}
