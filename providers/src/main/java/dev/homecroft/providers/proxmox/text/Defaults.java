package dev.homecroft.providers.proxmox.text;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server means by saying nothing. A key that is absent has its default, which the lab may state all the same. */
public final class Defaults {
    private static final Value NO = Value.of(false);
    private static final Value NOTHING = Value.ofTexts(List.of());

    private static final Map<String, Value> COMMON = Map.of(
            "memory", Value.of(ByteSize.ofMebi(512)),
            "onboot", NO,
            "protection", NO,
            "template", NO,
            "tags", NOTHING);

    private static final Map<String, Value> QEMU = Map.of(
            "cpu.cores", Value.of(1),
            "cpu.sockets", Value.of(1),
            "cpu.type", Value.of("kvm64"),
            "firmware", Value.of("bios"),
            "tpm", NO,
            "agent", NO,
            "serial", NO,
            "os", Value.of("other"),
            "cloud-init.upgrade", Value.of(true));

    private static final Map<String, Value> LXC =
            Map.of("unprivileged", NO, "features", NOTHING, "raw.swap", Value.of("512"));

    private static final Map<String, Value> DEVICES = Map.of(
            "firewall", NO,
            "link_down", NO,
            "ssd", NO,
            "discard", NO,
            "iothread", NO,
            "ro", NO,
            "pcie", NO,
            "backup", Value.of(true),
            "replicate", Value.of(true));

    private static final Map<String, Value> RAW = Map.of(
            "raw.acpi", Value.of("1"),
            "raw.kvm", Value.of("1"),
            "raw.tablet", Value.of("1"),
            "raw.numa", Value.of("0"),
            "raw.vga", Value.of("std"),
            "raw.hotplug", Value.of("network,disk,usb"));

    private Defaults() {}

    /** The value in effect: the one that is there, or else the default. */
    public static Optional<Value> effective(GuestKind kind, Fields observed, String path) {
        return observed.get(path).or(() -> of(kind, path));
    }

    private static Optional<Value> of(GuestKind kind, String path) {
        Map<String, Value> own = kind == GuestKind.QEMU ? QEMU : LXC;
        boolean isDevice = path.startsWith("disks.") || path.startsWith("nics.") || path.startsWith("passthrough.");
        if (isDevice) {
            boolean isMountPoint = path.startsWith("disks.mp");
            String last = path.substring(path.lastIndexOf('.') + 1);
            return isMountPoint && last.equals("backup") ? Optional.of(NO) : Optional.ofNullable(DEVICES.get(last));
        }
        return Optional.ofNullable(COMMON.get(path))
                .or(() -> Optional.ofNullable(own.get(path)))
                .or(() -> Optional.ofNullable(RAW.get(path)).filter(value -> kind == GuestKind.QEMU));
    }
}
