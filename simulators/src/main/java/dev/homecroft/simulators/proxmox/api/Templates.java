package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;

/** Makes guests into templates; there is no way back. */
final class Templates {
    private Templates() {}

    static String begin(Call call, Guest.Kind kind) {
        Guest guest = call.guest(kind);
        call.cluster().requireUnlocked(guest);
        GuestEndpoints.requireNoTemplate(guest, "convert to template");
        if (guest.isRunning()) {
            throw new Refusal("you can't convert a " + kind.word() + " to template if " + kind.word() + " is running");
        }
        if (Snapshots.has(call, guest)) {
            throw new Refusal("you can't convert to template a " + kind.word() + " with snapshots");
        }
        String type = kind.task("template");
        return call.task(
                type, Integer.toString(guest.vmid()), call.duration(type, 0), _ -> convert(call.cluster(), guest));
    }

    static void convert(Cluster cluster, Guest guest) {
        for (Disk disk : Disks.of(guest).values()) {
            if (disk.isOwned() && !disk.isCloudinit()) {
                String base = cluster.volumes()
                        .toBase(cluster.volumes().require(disk.volume(), guest.node()))
                        .id();
                guest.config()
                        .put(disk.key(), disk.withVolume(guest.kind(), base).print(guest.kind()));
            }
        }
        guest.config().put("template", "1");
    }
}
