package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a running guest takes at once. */
final class HotPlug {
    /** Sub-keys of a drive that may change while it is in use. */
    private static final Set<String> LIVE = Set.of(
            "backup",
            "replicate",
            "ro",
            "iops",
            "iops_rd",
            "iops_wr",
            "mbps",
            "mbps_rd",
            "mbps_wr",
            "iops_max",
            "iops_rd_max",
            "iops_wr_max",
            "mbps_max",
            "mbps_rd_max",
            "mbps_wr_max");

    private final Guest guest;

    HotPlug(Guest guest) {
        this.guest = guest;
    }

    boolean canSet(String key, String value) {
        if (Disks.isDisk(guest.kind(), key)) {
            return canSetDisk(key, value);
        }
        return plugs(key);
    }

    boolean canRemove(String key) {
        boolean isDrive = guest.kind() == Guest.Kind.QEMU && Disks.isDisk(guest.kind(), key);
        if (isDrive && Disk.parse(guest.kind(), key, guest.option(key)).isCdrom()) {
            return false;
        }
        boolean isMount = guest.kind() == Guest.Kind.LXC && key.startsWith("mp");
        return !isMount && plugs(key);
    }

    private boolean canSetDisk(String key, String value) {
        String present = guest.option(key);
        Disk wanted = Disk.parse(guest.kind(), key, value);
        if (present.isEmpty()) {
            return plugs(key);
        }
        Disk current = Disk.parse(guest.kind(), key, present);
        if (current.isCdrom() && wanted.isCdrom()) {
            return true;
        }
        if (current.volume().equals(wanted.volume())) {
            return bare(current).equals(bare(wanted));
        }
        return plugs(key);
    }

    private static Map<String, String> bare(Disk disk) {
        Map<String, String> values = new TreeMap<>(disk.values());
        values.keySet().removeAll(LIVE);
        values.remove("size");
        return values;
    }

    private boolean plugs(String key) {
        GuestOption.Plug plug =
                GuestOptions.of(guest.kind()).find(key).map(GuestOption::plug).orElse(GuestOption.Plug.COLD);
        return switch (plug) {
            case NOW -> true;
            case COLD -> ConfigChange.isCloudinit(key) && has("cloudinit");
            case NETWORK -> has("network");
            case DISK -> has("disk");
            case USB -> has("usb");
            case CPU -> has("cpu");
            case MEMORY -> has("memory");
        };
    }

    private boolean has(String feature) {
        String text = guest.option("hotplug");
        if (text.isEmpty() || text.equals("1")) {
            return List.of("network", "disk", "usb").contains(feature);
        }
        return Arrays.asList(text.split(",")).contains(feature);
    }
}
