package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.values.PropertyFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A drive or mount point as it stands in a configuration.
 *
 * @param key such as {@code scsi0}, {@code efidisk0} or {@code mp1}
 * @param values its sub-keys
 */
record Disk(String key, Map<String, String> values) {
    static Disk parse(Guest.Kind kind, String key, String text) {
        return new Disk(key, new TreeMap<>(format(kind, key).parse(text)));
    }

    static PropertyFormat format(Guest.Kind kind, String key) {
        if (kind == Guest.Kind.LXC) {
            return key.equals("rootfs") || key.startsWith("unused") ? Formats.ROOTFS : Formats.MOUNT;
        }
        if (key.equals("efidisk0")) {
            return Formats.EFI;
        }
        return key.equals("tpmstate0") ? Formats.TPM : Formats.DISK;
    }

    /** The volume id, or {@code none}. */
    String volume() {
        return values.getOrDefault("file", values.getOrDefault("volume", ""));
    }

    boolean isCdrom() {
        return values.getOrDefault("media", "").equals("cdrom");
    }

    boolean isCloudinit() {
        return volume().endsWith("-cloudinit") || volume().contains("-cloudinit.");
    }

    /** Whether it has a volume of its own that lives and dies with the guest. */
    boolean isOwned() {
        return volume().contains(":") && (!isCdrom() || isCloudinit());
    }

    Disk with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.put(name, value);
        return new Disk(key, changed);
    }

    Disk without(String name) {
        Map<String, String> changed = new TreeMap<>(values);
        changed.remove(name);
        return new Disk(key, changed);
    }

    Disk withVolume(Guest.Kind kind, String volid) {
        return with(kind == Guest.Kind.QEMU ? "file" : "volume", volid);
    }

    String print(Guest.Kind kind) {
        return format(kind, key).print(values);
    }
}
