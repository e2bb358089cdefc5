package dev.homecroft.providers.proxmox.text;

import java.util.regex.Pattern;

/** Names of devices in a guest's configuration, such as {@code scsi0}, {@code net1} or {@code mp3}. */
public final class Slot {
    private static final Pattern DISK = Pattern.compile("(scsi|virtio|sata|ide|mp)[0-9]{1,3}|rootfs");
    private static final Pattern NIC = Pattern.compile("net[0-9]{1,2}");
    private static final Pattern PASSTHROUGH = Pattern.compile("(hostpci|usb)[0-9]{1,2}");
    private static final Pattern ADDRESSES = Pattern.compile("ipconfig[0-9]{1,2}");

    private Slot() {}

    public static boolean isDisk(String key) {
        return DISK.matcher(key).matches();
    }

    public static boolean isNic(String key) {
        return NIC.matcher(key).matches();
    }

    public static boolean isPassthrough(String key) {
        return PASSTHROUGH.matcher(key).matches();
    }

    static boolean isAddresses(String key) {
        return ADDRESSES.matcher(key).matches();
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
