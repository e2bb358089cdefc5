package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Refusal;
import java.util.List;
import java.util.Optional;

/** Destroys guests. */
final class Removal {
    private Removal() {}

    static Object begin(Call call, Guest.Kind kind) {
        Guest guest = call.guest(kind);
        Cluster cluster = call.cluster();
        refuseProtected(guest);
        boolean mayForce = kind == Guest.Kind.LXC && call.flag("force");
        if (guest.isRunning() && !mayForce) {
            throw new Refusal(guest.kind().word() + " " + guest.vmid() + " is running - destroy failed");
        }
        if (!(call.flag("skiplock") && call.caller().isRoot())) {
            cluster.requireUnlocked(guest);
        }
        boolean sweeps = call.flag("destroy-unreferenced-disks");
        boolean purges = call.flag("purge");
        if (!purges) {
            References.requireNone(cluster.state(), guest);
        }
        String type = kind.task("destroy");
        return call.task(type, Integer.toString(guest.vmid()), call.duration(type, 0), task -> {
            boolean isGone =
                    cluster.state().guest(guest.vmid()).filter(guest::equals).isEmpty();
            if (isGone) {
                throw new Refusal("Configuration file 'nodes/" + guest.node() + "/" + kind.folder() + "/" + guest.vmid()
                        + ".conf' does not exist");
            }
            destroy(cluster, guest, sweeps);
            if (purges) {
                task.say("purging " + kind.word() + " " + guest.vmid() + " from related configurations..");
                References.purge(cluster.state(), guest);
            }
        });
    }

    private static void refuseProtected(Guest guest) {
        if (guest.option("protection").equals("1")) {
            throw new Refusal(
                    "can't remove " + guest.kind().word() + " " + guest.vmid() + " - protection mode enabled");
        }
    }

    /** Removes a guest with its volumes. */
    static void destroy(Cluster cluster, Guest guest, boolean sweeps) {
        refuseProtected(guest);
        if (guest.isRunning() && guest.kind() == Guest.Kind.QEMU) {
            throw new Refusal("VM " + guest.vmid() + " is running - destroy failed");
        }
        List<Volume> owned = cluster.state().volumes().stream()
                .filter(volume -> volume.vmid() == guest.vmid()
                        && (volume.place().isEmpty() || volume.place().equals(guest.node())))
                .filter(volume -> sweeps || isReferenced(guest, volume))
                .toList();
        Optional<Volume> base = owned.stream()
                .filter(volume -> cluster.state().volumes().stream()
                        .anyMatch(other -> other.base().equals(volume.id())))
                .findFirst();
        base.ifPresent(volume -> {
            throw new Refusal("base volume '" + volume.id() + "' is still in use by linked clones");
        });
        owned.forEach(cluster.volumes()::free);
        cluster.state().guests().remove(guest.vmid());
        cluster.state().addresses().remove(guest.vmid());
        forget(cluster, guest.vmid());
    }

    /** The files that are the guest's own. */
    private static void forget(Cluster cluster, int vmid) {
        cluster.state().removeFiles("snapshots/" + vmid);
        cluster.state().removeFiles(Firewall.base(vmid) + "/");
    }

    private static boolean isReferenced(Guest guest, Volume volume) {
        boolean isDrive = Disks.of(guest.kind(), guest.merged()).values().stream()
                .anyMatch(disk -> disk.volume().equals(volume.id()));
        boolean isDriveNow =
                Disks.of(guest).values().stream().anyMatch(disk -> disk.volume().equals(volume.id()));
        boolean isUnused = guest.config().entrySet().stream()
                .anyMatch(entry ->
                        Disks.isUnused(entry.getKey()) && entry.getValue().equals(volume.id()));
        return isDrive || isDriveNow || isUnused;
    }
}
