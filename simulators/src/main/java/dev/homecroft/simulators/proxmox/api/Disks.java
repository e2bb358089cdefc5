package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the drives among the options of a guest, in the order in which the server handles them. */
final class Disks {
    private static final List<String> ORDER =
            List.of("ide", "scsi", "virtio", "sata", "efidisk", "tpmstate", "rootfs", "mp", "unused");
    private static final Pattern QEMU = Pattern.compile("(ide|scsi|virtio|sata|efidisk|tpmstate)[0-9]+");
    private static final Pattern LXC = Pattern.compile("rootfs|mp[0-9]+");
    private static final Comparator<String> BY_ORDER = Comparator.comparingInt(
                    (String key) -> ORDER.indexOf(key.substring(0, digits(key))))
            .thenComparingInt(key -> digits(key) < key.length() ? Integer.parseInt(key.substring(digits(key))) : 0);

    private Disks() {}

    /** Where the number at its end begins. */
    private static int digits(String key) {
        int at = key.length();
        while (at > 0 && Character.isDigit(key.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    static boolean isDisk(Guest.Kind kind, String key) {
        return (kind == Guest.Kind.QEMU ? QEMU : LXC).matcher(key).matches();
    }

    static boolean isUnused(String key) {
        return key.matches("unused[0-9]+");
    }

    static boolean isNet(String key) {
        return key.matches("net[0-9]+");
    }

    /** The drives in effect. */
    static Map<String, Disk> of(Guest guest) {
        return of(guest.kind(), guest.config());
    }

    static Map<String, Disk> of(Guest.Kind kind, Map<String, String> config) {
        Map<String, Disk> disks = new LinkedHashMap<>();
        config.keySet().stream()
                .filter(key -> isDisk(kind, key))
                .sorted(BY_ORDER)
                .forEach(key -> disks.put(key, Disk.parse(kind, key, config.getOrDefault(key, ""))));
        return disks;
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
        return List.copyOf(of(kind, options).keySet());
    }
}
