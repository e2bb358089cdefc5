package dev.homecroft.providers.proxmox.text;

import java.util.Set;

/** Names of devices in a guest's configuration, such as {@code scsi0}, {@code net1} or {@code mp3}. */
public final class Slot {
    private static final Set<String> DISKS = Set.of("scsi", "virtio", "sata", "ide", "mp");
    private static final Set<String> PASSTHROUGH = Set.of("hostpci", "usb");

    private Slot() {}

    public static boolean isDisk(String key) {
        return (isNumbered(key, 3) && DISKS.contains(word(key))) || key.equals("rootfs");
    }

    public static boolean isNic(String key) {
        return isNumbered(key, 2) && word(key).equals("net");
    }

    public static boolean isPassthrough(String key) {
        return isNumbered(key, 2) && PASSTHROUGH.contains(word(key));
    }

    static boolean isAddresses(String key) {
        return isNumbered(key, 2) && word(key).equals("ipconfig");
    }

    /** By hand, as each option of each guest is asked for: a word and a number of so many places at most. */
    private static boolean isNumbered(String key, int places) {
        int number = key.length() - word(key).length();
        return number > 0 && number <= places;
    }

    private static String word(String key) {
        int end = key.length();
        while (end > 0 && key.charAt(end - 1) >= '0' && key.charAt(end - 1) <= '9') {
            end--;
        }
        return key.substring(0, end);
    }

    /** {@code scsi0} of the path {@code disks.scsi0.size}; empty when a path has one word. */
    public static String inPath(String path) {
        int start = path.indexOf('.') + 1;
        int end = path.indexOf('.', start);
        return start == 0 ? "" : path.substring(start, end < 0 ? path.length() : end);
    }

    /** The storage of a volume, {@code local-lvm} of {@code local-lvm:vm-100-disk-0}. */
    public static String storageOf(String volume) {
        int colon = volume.indexOf(':');
        return colon < 0 ? "" : volume.substring(0, colon);
    }
}
