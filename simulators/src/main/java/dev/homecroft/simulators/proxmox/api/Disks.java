package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the drives among the options of a guest, in the order in which the server handles them. */
final class Disks {
    private static final List<String> ORDER =
            List.of("ide", "scsi", "virtio", "sata", "efidisk", "tpmstate", "rootfs", "mp", "unused");
    private static final Set<String> QEMU = Set.of("ide", "scsi", "virtio", "sata", "efidisk", "tpmstate");
    private static final Comparator<String> BY_ORDER = Comparator.comparingInt(
                    (String key) -> ORDER.indexOf(key.substring(0, digits(key))))
            .thenComparingInt(key -> digits(key) < key.length() ? Integer.parseInt(key.substring(digits(key))) : 0);

    private Disks() {}

    /** Where the number at its end begins. */
    private static int digits(String key) {
        int at = key.length();
        while (at > 0 && key.charAt(at - 1) >= '0' && key.charAt(at - 1) <= '9') {
            at--;
        }
        return at;
    }

    static boolean isDisk(Guest.Kind kind, String key) {
        int digits = digits(key);
        boolean isNumbered = digits < key.length();
        return switch (kind) {
            case QEMU -> isNumbered && QEMU.contains(key.substring(0, digits));
            case LXC -> key.equals("rootfs") || (isNumbered && digits == 2 && key.startsWith("mp"));
        };
    }

    static boolean isUnused(String key) {
        return isNumbered(key, "unused");
    }

    static boolean isNet(String key) {
        return isNumbered(key, "net");
    }

    private static boolean isNumbered(String key, String word) {
        return key.startsWith(word) && key.length() > word.length() && digits(key) == word.length();
    }

    /** The drives in effect. */
    static Map<String, Disk> of(Guest guest) {
        return of(guest.kind(), guest.config());
    }

    static Map<String, Disk> of(Guest.Kind kind, Map<String, String> config) {
        Map<String, Disk> disks = new LinkedHashMap<>();
        keys(kind, config).forEach(key -> disks.put(key, Disk.parse(kind, key, config.getOrDefault(key, ""))));
        return disks;
    }

    private static Stream<String> keys(Guest.Kind kind, Map<String, String> config) {
        return config.keySet().stream().filter(key -> isDisk(kind, key)).sorted(BY_ORDER);
    }

    /** The first drive in effect that is no optical one. */
    static Optional<Disk> first(Guest guest) {
        return keys(guest.kind(), guest.config())
                .map(key -> Disk.parse(guest.kind(), key, guest.option(key)))
                .filter(disk -> !disk.isCdrom())
                .findFirst();
    }

    /** What was pending takes effect; volumes of drives that go or are replaced are kept as unused. */
    static void applyPending(Guest guest) {
        List<String> before = owned(guest);
        guest.applyPending();
        List<String> after = owned(guest);
        before.stream()
                .filter(volume -> !after.contains(volume))
                .forEach(volume -> ConfigChange.keepUnused(guest, volume));
    }

    private static List<String> owned(Guest guest) {
        return of(guest).values().stream()
                .filter(disk -> disk.isOwned() && !disk.isCloudinit())
                .map(Disk::volume)
                .toList();
    }

    static List<String> inOrder(Guest.Kind kind, Map<String, String> options) {
        return keys(kind, options).toList();
    }
}
