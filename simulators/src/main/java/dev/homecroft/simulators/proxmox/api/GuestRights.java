package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a caller must be allowed to set, or take away, an option of a guest. */
final class GuestRights {
    private final Call call;
    private final Guest.Kind kind;
    private final List<String> paths;

    /** @param pool the pool that a new guest will be in, or empty */
    GuestRights(Call call, Guest.Kind kind, int vmid, String pool) {
        this.call = call;
        this.kind = kind;
        this.paths = pool.isEmpty() ? List.of("/vms/" + vmid) : List.of("/vms/" + vmid, "/pool/" + pool);
    }

    void requireAll(Map<String, String> options) {
        options.forEach(this::requireSet);
    }

    /** Refuses unless the caller may set this. */
    void requireSet(String key, String value) {
        if (Disks.isDisk(kind, key)) {
            requireDisk(key, value);
            return;
        }
        require(key);
        if (Disks.isNet(key)) {
            requireNet(value);
        }
        boolean isRawDevice = (key.startsWith("hostpci") || key.startsWith("usb"))
                && !value.contains("mapping=")
                && !value.equals("spice");
        boolean isRawSerial = key.matches("serial[0-9]") && !value.equals("socket");
        if (isRawDevice || isRawSerial) {
            requireRoot(key);
        } else if (key.startsWith("hostpci")) {
            String id = Formats.HOSTPCI.parse(value).getOrDefault("mapping", "");
            call.require("/mapping/pci/" + id, "Mapping.Use");
        }
        if (key.equals("startup")) {
            call.require("/", "Sys.Modify");
        }
        if (key.equals("features")) {
            requireFeatures(value);
        }
    }

    /** Refuses unless the caller may take this away. */
    void requireDelete(String key) {
        if (Disks.isDisk(kind, key)) {
            requireAny(List.of("VM.Config.Disk", "VM.Config.CDROM"));
        } else {
            require(key);
        }
    }

    private void require(String key) {
        GuestOption option = GuestOptions.of(kind)
                .find(key)
                .orElseThrow(() -> Refusal.parameter("delete", "unknown setting '" + key + "'"));
        if (option.isRootOnly()) {
            requireRoot(key);
        } else {
            requireAny(option.privileges());
        }
    }

    private void requireRoot(String key) {
        if (!call.caller().isRoot()) {
            throw new Refusal("only root can set '" + key + "' config");
        }
    }

    private void requireAny(List<String> privileges) {
        boolean may = paths.stream().anyMatch(path -> call.may(path, privileges.toArray(String[]::new)));
        if (!may) {
            new Permissions(call.cluster().state()).require(call.caller(), paths.getFirst(), privileges);
        }
    }

    private void requireDisk(String key, String value) {
        Disk disk = Disk.parse(kind, key, value);
        if (disk.isCdrom() && !disk.isCloudinit() && !disk.volume().endsWith(":cloudinit")) {
            requireAny(List.of("VM.Config.CDROM"));
            return;
        }
        requireAny(List.of("VM.Config.Disk"));
        if (disk.volume().startsWith("/")) {
            if (!call.caller().isRoot()) {
                throw new Refusal(
                        kind == Guest.Kind.LXC
                                ? "mount point type bind is only allowed for root@pam"
                                : "Only root can pass arbitrary filesystem paths.");
            }
            return;
        }
        int colon = disk.volume().indexOf(':');
        if (colon > 0) {
            call.require("/storage/" + disk.volume().substring(0, colon), "Datastore.AllocateSpace");
        }
    }

    private void requireNet(String value) {
        Map<String, String> net = (kind == Guest.Kind.QEMU ? Formats.NET : Formats.LXC_NET).parse(value);
        String bridge = net.getOrDefault("bridge", "");
        if (!bridge.isEmpty()) {
            String tag = net.getOrDefault("tag", "");
            String path = "/sdn/zones/localnetwork/" + bridge + (tag.isEmpty() ? "" : "/" + tag);
            call.require(path, "SDN.Use");
        }
    }

    private void requireFeatures(String value) {
        boolean isNestingOnly = Arrays.stream(value.split(",")).allMatch(part -> part.startsWith("nesting="));
        if (!isNestingOnly && !call.caller().isRoot()) {
            throw new Refusal(
                    403,
                    "Permission check failed (changing feature flags (except nesting) is only allowed for root@pam)",
                    Map.of());
        }
    }
}
