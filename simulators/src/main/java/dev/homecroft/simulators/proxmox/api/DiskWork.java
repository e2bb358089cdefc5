package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.proxmox.cluster.Volumes;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.Sizes;
import java.util.List;

/** Grows drives and moves them to other storages. */
final class DiskWork {
    private DiskWork() {}

    static List<Endpoint> table(Guest.Kind kind) {
        String one = "/nodes/{node}/" + kind.path() + "/{vmid}";
        boolean isQemu = kind == Guest.Kind.QEMU;
        String key = isQemu ? "disk" : "volume";
        return List.of(
                Endpoint.put(one + "/resize").does(call -> resize(call, kind)),
                Endpoint.post(one + (isQemu ? "/move_disk" : "/move_volume"))
                        .does(call -> move(call, kind, call.text(key))));
    }

    private static Disk disk(Guest guest, String key) {
        if (!Disks.isDisk(guest.kind(), key) || !guest.config().containsKey(key)) {
            throw new Refusal("disk '" + key + "' does not exist");
        }
        return Disk.parse(guest.kind(), key, guest.option(key));
    }

    private static void requireDigest(Call call, Guest guest) {
        boolean differs = call.optional("digest")
                .filter(digest -> !digest.equals(guest.digest()))
                .isPresent();
        if (differs) {
            throw new Refusal("checksum mismatch (file change by other user?)");
        }
    }

    private static Object resize(Call call, Guest.Kind kind) {
        Guest guest = call.guest(kind);
        String key = call.text("disk");
        String size = call.text("size");
        if (!Disks.isDisk(kind, key)) {
            throw Refusal.parameter("disk", "value '" + key + "' does not have a value in the enumeration");
        }
        long amount = Sizes.parse(size.replaceFirst("^\\+", ""))
                .orElseThrow(() -> Refusal.parameter("size", "value does not match the regex pattern"));
        requireDigest(call, guest);
        call.cluster().requireUnlocked(guest);
        String storage = disk(guest, key).volume();
        call.require("/storage/" + storage.substring(0, storage.indexOf(':')), "Datastore.AllocateSpace");
        return call.task("resize", Integer.toString(guest.vmid()), call.duration("resize", 0), _ -> {
            Disk disk = disk(guest, key);
            Volume volume = call.cluster().volumes().require(disk.volume(), guest.node());
            long wanted = size.startsWith("+") ? volume.size() + amount : amount;
            if (disk.isCdrom()) {
                throw new Refusal("you can't resize a cdrom");
            }
            if (wanted < volume.size()) {
                throw new Refusal("shrinking disks is not supported");
            }
            call.cluster().volumes().grow(volume, guest.node(), wanted);
            guest.config().put(key, disk.with("size", Sizes.format(wanted)).print(kind));
        });
    }

    private static Object move(Call call, Guest.Kind kind, String key) {
        Guest guest = call.guest(kind);
        Cluster cluster = call.cluster();
        requireDigest(call, guest);
        cluster.requireUnlocked(guest);
        Disk disk = disk(guest, key);
        if (disk.isCdrom()) {
            throw new Refusal("you can't move a cdrom");
        }
        if (call.optional("storage").isEmpty()) {
            throw Refusal.parameter("storage", "property is missing and it is not optional");
        }
        Storage to = cluster.volumes()
                .storage(call.text("storage"), guest.node(), kind == Guest.Kind.QEMU ? "images" : "rootdir");
        call.require("/storage/" + to.id(), "Datastore.AllocateSpace");
        Volume volume = cluster.volumes().require(disk.volume(), guest.node());
        boolean isSameFormat = call.optional("format")
                .filter(format -> !format.equals(volume.format()))
                .isEmpty();
        if (volume.storage().equals(to.id()) && isSameFormat) {
            throw new Refusal("you can't move to the same storage with same format");
        }
        boolean deletes = call.flag("delete");
        String type = kind == Guest.Kind.QEMU ? "qmmove" : "move_volume";
        String format =
                call.optional("format").orElse(to.hasFiles() && volume.format().equals("qcow2") ? "qcow2" : "");
        return call.task(type, Integer.toString(guest.vmid()), call.duration(type, volume.used()), _ -> {
            Volume copy = cluster.volumes()
                    .allocate(
                            to,
                            guest.node(),
                            new Volumes.Wanted(
                                    volume.content(), guest.vmid(), "disk", format, volume.size(), volume.used(), ""));
            Disk now = disk(guest, key).withVolume(kind, copy.id()).without("format");
            guest.config().put(key, now.print(kind));
            if (deletes) {
                cluster.volumes().free(volume);
            } else {
                ConfigChange.keepUnused(guest, volume.id());
            }
        });
    }
}
