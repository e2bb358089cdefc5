package dev.homecroft.providers.proxmox.declared;

import dev.homecroft.model.Guest;
import dev.homecroft.model.Nic;
import dev.homecroft.providers.proxmox.text.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which place in the configuration each disk and interface of a guest has. Stated ones first, the others in file order. */
final class Slots {
    private Slots() {}

    /** In the order of the file: the first is the one that is made from an image. */
    static Map<String, Guest.Disk> disks(Guest guest) {
        Set<String> taken = new TreeSet<>();
        guest.disks().values().forEach(disk -> disk.slot().ifPresent(taken::add));
        Map<String, Guest.Disk> bySlot = new LinkedHashMap<>();
        for (Guest.Disk disk : guest.disks().values()) {
            bySlot.put(disk.slot().orElseGet(() -> free(guest, disk, taken)), disk);
        }
        return bySlot;
    }

    private static String free(Guest guest, Guest.Disk disk, Set<String> taken) {
        boolean isRoot = !guest.isVm()
                && disk.mount().filter(mount -> !mount.equals("/")).isEmpty();
        if (isRoot && taken.add("rootfs")) {
            return "rootfs";
        }
        String prefix = guest.isVm() ? "scsi" : "mp";
        int number = 0;
        while (!taken.add(prefix + number)) {
            number++;
        }
        return prefix + number;
    }

    static Map<String, Nic> nics(Guest guest) {
        Set<String> taken = new TreeSet<>();
        guest.nics().keySet().stream().filter(Slot::isNic).forEach(taken::add);
        Map<String, Nic> bySlot = new LinkedHashMap<>();
        for (Nic nic : guest.nics().values()) {
            String slot = nic.name();
            if (!Slot.isNic(slot)) {
                int number = 0;
                while (!taken.add("net" + number)) {
                    number++;
                }
                slot = "net" + number;
            }
            bySlot.put(slot, nic);
        }
        return bySlot;
    }
}
