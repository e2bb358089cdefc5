package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.proxmox.cluster.Volumes;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.stage.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Clones guests: full copies, and linked ones on a template's volumes. */
final class Copies {
    private final Call call;
    private final Cluster cluster;
    private final Guest source;
    private final Guest copy;
    private final boolean isFull;
    private final List<Volume> made = new ArrayList<>();

    private Copies(Call call, Guest.Kind kind) {
        this.call = call;
        this.cluster = call.cluster();
        this.source = call.guest(kind);
        String target = call.optional("target").orElse(call.node());
        this.copy = new Guest((int) call.number("newid", 0), kind, target);
        this.isFull = call.flag("full", !source.isTemplate());
    }

    static List<Endpoint> table(Guest.Kind kind) {
        return List.of(
                Endpoint.post("/nodes/{node}/" + kind.path() + "/{vmid}/clone").does(call -> begin(call, kind)));
    }

    static Object begin(Call call, Guest.Kind kind) {
        return new Copies(call, kind).begin();
    }

    private Object begin() {
        check();
        Map<String, Disk> disks = Disks.of(source);
        long bytes = isFull
                ? disks.values().stream()
                        .filter(Disk::isOwned)
                        .mapToLong(disk -> cluster.volumes()
                                .require(disk.volume(), source.node())
                                .used())
                        .sum()
                : 0;
        boolean isBusy = !source.isTemplate() && source.isRunning() && isCloning();
        copy.config().put("lock", "clone");
        copy.joinPool(call.text("pool"));
        cluster.state().guests().put(copy.vmid(), copy);
        String type = source.kind().task("clone");
        long millis = isBusy ? 1000 : call.duration(type, bytes);
        return call.task(type, Integer.toString(source.vmid()), millis, new Work(isBusy));
    }

    /** Whether the running source is held by another clone, which waits for nobody longer than a second. */
    private boolean isCloning() {
        return cluster.tasks().runningFor(source.vmid()).stream()
                .anyMatch(task -> task.upid().type().equals(source.kind().task("clone")));
    }

    private void check() {
        String pool = call.text("pool");
        boolean inPool = !pool.isEmpty() && call.may("/pool/" + pool, "VM.Allocate");
        if (!inPool) {
            call.require("/vms/" + copy.vmid(), "VM.Allocate");
        }
        if (!pool.isEmpty() && !cluster.state().pools().containsKey(pool)) {
            throw new Refusal("pool '" + pool + "' does not exist");
        }
        cluster.node(copy.node());
        cluster.requireUnlocked(source);
        if (cluster.state().guests().containsKey(copy.vmid())) {
            throw new Refusal(
                    "unable to create " + source.kind().word() + " " + copy.vmid() + ": config file already exists");
        }
        if (!isFull && !source.isTemplate()) {
            throw new Refusal("Linked clone feature for '" + source.kind().word() + " " + source.vmid()
                    + "' is only possible from a template");
        }
        for (Disk disk : Disks.of(source).values()) {
            if (disk.isOwned()) {
                checkDisk(disk);
            }
        }
    }

    private void checkDisk(Disk disk) {
        Storage from =
                cluster.volumes().find(disk.volume().substring(0, disk.volume().indexOf(':')));
        boolean leavesNode = !copy.node().equals(source.node());
        if (leavesNode && !from.shared()) {
            throw new Refusal("can't clone " + source.kind().word() + " to node '" + copy.node() + "' ("
                    + source.kind().word() + " uses local storage)");
        }
        Storage to = target(from);
        call.require("/storage/" + to.id(), "Datastore.AllocateSpace");
    }

    private Storage target(Storage from) {
        String kind = source.kind() == Guest.Kind.QEMU ? "images" : "rootdir";
        boolean moves = isFull && call.optional("storage").isPresent();
        return cluster.volumes().storage(moves ? call.text("storage") : from.id(), copy.node(), kind);
    }

    private Volume copyDisk(Disk disk) {
        Volume original = cluster.volumes().require(disk.volume(), source.node());
        Storage to = target(cluster.volumes().find(original.storage()));
        Volumes.Wanted wanted;
        if (disk.isCloudinit()) {
            wanted = Volumes.Wanted.cloudinit(copy.vmid());
        } else {
            String asked = call.text("format");
            String kept = to.hasFiles() && original.format().equals("qcow2") ? "qcow2" : "";
            String format = asked.isEmpty() ? kept : asked;
            wanted = new Volumes.Wanted(
                    original.content(), copy.vmid(), "disk", format, original.size(), original.used(), "");
        }
        boolean isLinked = !isFull && !disk.isCloudinit();
        Volume made = cluster.volumes().allocate(to, copy.node(), isLinked ? wanted.linkedTo(original.id()) : wanted);
        this.made.add(made);
        return made;
    }

    private final class Work implements Tasks.Work {
        private final boolean isBusy;

        private Work(boolean isBusy) {
            this.isBusy = isBusy;
        }

        @Override
        public void finish(TaskRecord task) {
            if (isBusy) {
                throw new Refusal("can't lock file '" + source.kind().lockFile(source.vmid()) + "' - got timeout");
            }
            Map<String, String> config = copy.config();
            source.config().forEach((key, value) -> {
                if (!Disks.isUnused(key) && !key.equals("template") && !key.equals("lock")) {
                    config.put(key, value);
                }
            });
            for (Disk disk : Disks.of(source).values()) {
                if (disk.isOwned()) {
                    Volume volume = copyDisk(disk);
                    task.say("create " + (isFull ? "full" : "linked") + " clone of drive " + disk.key() + " ("
                            + disk.volume() + ")");
                    config.put(
                            disk.key(),
                            disk.withVolume(copy.kind(), volume.id())
                                    .without("format")
                                    .print(copy.kind()));
                }
            }
            Identity.renewMacs(cluster, copy);
            if (copy.kind() == Guest.Kind.QEMU) {
                Identity.renew(cluster, copy);
            }
            String nameKey = copy.kind().nameKey();
            String fallback = "Copy-of-" + copy.kind().word() + "-" + source.name();
            config.put(nameKey, call.optional(nameKey).orElse(fallback));
            config.remove("lock");
            call.optional("description").ifPresent(text -> config.put("description", text));
        }

        @Override
        public void abort() {
            made.forEach(cluster.state()::remove);
            cluster.state().guests().remove(copy.vmid());
        }
    }
}
