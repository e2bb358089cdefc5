package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.stage.Tasks;
import dev.homecroft.simulators.wire.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes a guest's configuration: deletes first, then sets; what a running guest cannot take stays pending. */
final class ConfigChange {

    private final Call call;
    private final Cluster cluster;
    private final Guest guest;
    private final Map<String, String> sets = new TreeMap<>();
    private final List<String> deletes;
    private final List<String> reverts;
    private final DiskSettler disks;
    private final HotPlug hotPlug;

    private ConfigChange(Call call, Guest.Kind kind) {
        this.call = call;
        this.cluster = call.cluster();
        this.guest = call.guest(kind);
        this.deletes = call.list("delete");
        this.reverts = call.list("revert");
        this.disks = new DiskSettler(cluster, guest);
        this.hotPlug = new HotPlug(guest);
        call.arguments().forEach((key, values) -> {
            if (GuestOptions.of(kind).find(key).isPresent()) {
                sets.put(key, GuestOptions.of(kind).normal(key, values.getFirst()));
            }
        });
    }

    /** Changes at once. */
    static Object now(Call call, Guest.Kind kind) {
        ConfigChange change = new ConfigChange(call, kind);
        change.check();
        change.apply();
        return Json.Null.NULL;
    }

    /** Changes in a task. */
    static Object later(Call call, Guest.Kind kind) {
        ConfigChange change = new ConfigChange(call, kind);
        change.check();
        long bytes = Disks.inOrder(kind, change.sets).stream()
                .mapToLong(key -> change.disks.bytes(key, change.sets.getOrDefault(key, "")))
                .sum();
        return call.task(
                "qmconfig", Integer.toString(change.guest.vmid()), call.duration("qmconfig", bytes), new Tasks.Work() {
                    @Override
                    public void finish(TaskRecord task) {
                        cluster(call, change).requireUnlocked(change.guest);
                        change.sets.forEach((key, value) -> task.say("update "
                                + change.guest.kind().word() + " " + change.guest.vmid() + ": -" + key + " " + value));
                        change.apply();
                    }

                    @Override
                    public void abort() {
                        change.disks.undo();
                    }
                });
    }

    private static Cluster cluster(Call call, ConfigChange change) {
        call.cluster().guest(change.guest.node(), change.guest.kind(), change.guest.vmid());
        return change.cluster;
    }

    private void check() {
        String digest = call.text("digest");
        if (sets.isEmpty() && deletes.isEmpty() && reverts.isEmpty()) {
            throw new Refusal("no options specified");
        }
        deletes.stream().filter(sets::containsKey).findFirst().ifPresent(key -> {
            throw Refusal.parameter("delete", "Can't use '-" + key + "' and '-delete " + key + "' at the same time");
        });
        GuestRights rights = new GuestRights(call, guest.kind(), guest.vmid(), guest.pool());
        deletes.forEach(rights::requireDelete);
        reverts.forEach(rights::requireDelete);
        rights.requireAll(sets);
        if (!digest.isEmpty() && !digest.equals(guest.digest())) {
            throw new Refusal("checksum mismatch (file change by other user?)");
        }
        boolean mayPassLock = (call.flag("skiplock") && call.caller().isRoot()) || deletes.contains("lock");
        if (!mayPassLock) {
            cluster.requireUnlocked(guest);
        }
        boolean takesDisk = deletes.stream().anyMatch(key -> Disks.isDisk(guest.kind(), key));
        if (takesDisk && guest.option("protection").equals("1")) {
            throw new Refusal(
                    "can't remove " + guest.kind().word() + " " + guest.vmid() + " - protection mode enabled");
        }
        Disks.inOrder(guest.kind(), sets).forEach(key -> disks.check(key, sets.getOrDefault(key, "")));
        if (guest.kind() == Guest.Kind.QEMU && sets.containsKey("boot")) {
            Map<String, String> future = guest.merged();
            deletes.forEach(future::remove);
            future.putAll(sets);
            checkBoot(future, sets.getOrDefault("boot", ""));
        }
        if (guest.kind() == Guest.Kind.LXC) {
            LxcEndpoints.checkNets(call, sets);
        }
    }

    /** Every device in the boot order must be there. */
    static void checkBoot(Map<String, String> config, String boot) {
        if (!boot.startsWith("order=")) {
            return;
        }
        Arrays.stream(boot.substring(6).split(";"))
                .filter(device -> !device.isEmpty() && !config.containsKey(device))
                .findFirst()
                .ifPresent(device -> {
                    throw new Refusal("invalid bootorder: device '" + device + "' does not exist");
                });
    }

    /** Sorted, each once, separated by semicolons. */
    static void normaliseTags(Map<String, String> config) {
        config.computeIfPresent("tags", (_, tags) -> {
            TreeSet<String> sorted = new TreeSet<>(Arrays.asList(tags.split("[;, ]+")));
            sorted.remove("");
            return String.join(";", sorted);
        });
    }

    private void apply() {
        if (guest.kind() == Guest.Kind.QEMU) {
            StringBuilder line = new StringBuilder("update VM " + guest.vmid() + ":");
            sets.forEach(
                    (key, value) -> line.append(" -").append(key).append(' ').append(value));
            deletes.forEach(key -> line.append(" -delete ").append(key));
            cluster.journal().write(guest.node(), call.caller().id(), line.toString());
        }
        for (String key : reverts) {
            guest.pending().remove(key);
            guest.pendingDelete().remove(key);
        }
        deletes.forEach(this::delete);
        normaliseTags(sets);
        List<String> drives = Disks.inOrder(guest.kind(), sets);
        drives.forEach(key -> set(key, disks.settle(key, sets.getOrDefault(key, ""), 0)));
        sets.forEach((key, value) -> {
            if (!drives.contains(key)) {
                set(key, Disks.isNet(key) ? DiskSettler.settleNet(cluster, guest.kind(), value) : value);
            }
        });
    }

    private void delete(String key) {
        guest.pending().remove(key);
        if (!guest.config().containsKey(key)) {
            return;
        }
        if (guest.isRunning() && !hotPlug.canRemove(key)) {
            guest.pendingDelete().add(key);
            return;
        }
        guest.pendingDelete().remove(key);
        if (Disks.isDisk(guest.kind(), key)) {
            release(Disk.parse(guest.kind(), key, guest.option(key)), call.flag("force"));
        } else if (Disks.isUnused(key)) {
            String volume = guest.option(key);
            cluster.volumes().volume(volume, guest.node()).ifPresent(cluster.volumes()::free);
        }
        guest.config().remove(key);
    }

    private void set(String key, String value) {
        guest.pendingDelete().remove(key);
        boolean isSame = value.equals(guest.config().get(key));
        if (isSame) {
            guest.pending().remove(key);
            return;
        }
        if (guest.isRunning() && !hotPlug.canSet(key, value)) {
            guest.pending().put(key, value);
            return;
        }
        guest.pending().remove(key);
        if (Disks.isDisk(guest.kind(), key) && guest.config().containsKey(key)) {
            Disk old = Disk.parse(guest.kind(), key, guest.option(key));
            boolean isReplaced =
                    !old.volume().equals(Disk.parse(guest.kind(), key, value).volume());
            if (isReplaced) {
                release(old, false);
            }
        }
        guest.config().put(key, value);
        forgetUnused(key, value);
    }

    /** A volume that is attached again is no longer unused. */
    private void forgetUnused(String key, String value) {
        if (Disks.isDisk(guest.kind(), key)) {
            String volume = Disk.parse(guest.kind(), key, value).volume();
            guest.config()
                    .entrySet()
                    .removeIf(entry ->
                            Disks.isUnused(entry.getKey()) && entry.getValue().equals(volume));
        }
    }

    /** A drive that goes leaves its volume as {@code unusedN}, unless it is to be destroyed or was a cloud-init drive. */
    private void release(Disk disk, boolean destroy) {
        if (!disk.isOwned()) {
            return;
        }
        if (destroy || disk.isCloudinit()) {
            cluster.volumes().volume(disk.volume(), guest.node()).ifPresent(cluster.volumes()::free);
            return;
        }
        keepUnused(guest, disk.volume());
    }

    static void keepUnused(Guest guest, String volume) {
        int number = 0;
        while (guest.config().containsKey("unused" + number)) {
            number++;
        }
        guest.config().put("unused" + number, volume);
    }

    /** The configuration's part of the cloud-init drive. */
    static boolean isCloudinit(String key) {
        return key.matches("ipconfig[0-9]+")
                || List.of(
                                "cicustom",
                                "cipassword",
                                "citype",
                                "ciupgrade",
                                "ciuser",
                                "nameserver",
                                "searchdomain",
                                "sshkeys")
                        .contains(key);
    }

    /** Where the cloud-init drive is, if there is one. */
    static Optional<Disk> cloudinitDrive(Guest guest) {
        return Disks.of(guest).values().stream().filter(Disk::isCloudinit).findFirst();
    }
}
