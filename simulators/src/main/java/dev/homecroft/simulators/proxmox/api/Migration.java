package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.stage.Tasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves guests between nodes. */
final class Migration {
    private final Cluster cluster;
    private final Guest guest;
    private final String target;
    private final String targetStorage;

    Migration(Cluster cluster, Guest guest, String target, String targetStorage) {
        this.cluster = cluster;
        this.guest = guest;
        this.target = target;
        this.targetStorage = targetStorage;
    }

    static List<Endpoint> table(Guest.Kind kind) {
        String path = "/nodes/{node}/" + kind.path() + "/{vmid}/migrate";
        return List.of(
                Endpoint.get(path).does(call -> precheck(call, kind)),
                Endpoint.post(path).does(call -> begin(call, kind)));
    }

    private static Object precheck(Call call, Guest.Kind kind) {
        Guest guest = call.guest(kind);
        List<String> allowed = new ArrayList<>();
        Map<String, Object> notAllowed = new LinkedHashMap<>();
        for (Node node : call.cluster().state().nodes().values()) {
            if (node.name().equals(guest.node()) || !node.isOnline()) {
                continue;
            }
            Migration migration = new Migration(call.cluster(), guest, node.name(), "");
            List<String> missing = migration.missingStorages();
            if (missing.isEmpty()) {
                allowed.add(node.name());
            } else {
                notAllowed.put(node.name(), Map.of("unavailable_storages", missing));
            }
        }
        Migration any = new Migration(call.cluster(), guest, "", "");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("running", guest.isRunning() ? 1 : 0);
        answer.put("allowed_nodes", allowed);
        answer.put("not_allowed_nodes", notAllowed);
        answer.put(
                "local_disks",
                any.localVolumes().stream()
                        .map(volume -> Map.of("volid", volume.id(), "size", volume.size(), "cdrom", 0))
                        .toList());
        answer.put("local_resources", List.copyOf(Power.localResources(guest).keySet()));
        answer.put("mapped-resources", Power.mappings(guest));
        return answer;
    }

    static Object begin(Call call, Guest.Kind kind) {
        Guest guest = call.guest(kind);
        Cluster cluster = call.cluster();
        String storage = call.optional("targetstorage")
                .or(() -> call.optional("target-storage"))
                .orElse("");
        Migration migration = new Migration(cluster, guest, call.text("target"), storage);
        cluster.requireUnlocked(guest);
        migration.check(call);
        HaManager manager = new HaManager(cluster);
        if (manager.manages(guest)) {
            return call.task(
                    "hamigrate",
                    Integer.toString(guest.vmid()),
                    call.duration("hamigrate", 0),
                    _ -> manager.move(guest, call.text("target"), call.flag("restart")));
        }
        guest.config().put("lock", "migrate");
        String type = kind.task("migrate");
        boolean isLive = guest.isRunning() && kind == Guest.Kind.QEMU;
        long bytes = migration.localVolumes().stream().mapToLong(Volume::used).sum()
                + (isLive ? GuestStatus.memory(guest) : 0);
        boolean takesDisks = !isLive || call.flag("with-local-disks");
        return call.task(type, Integer.toString(guest.vmid()), call.duration(type, bytes), new Tasks.Work() {
            @Override
            public void finish(TaskRecord task) {
                if (!takesDisks) {
                    migration.refuseLocalDisks();
                }
                migration.move();
                guest.config().remove("lock");
                task.say("migration finished successfully");
            }

            @Override
            public void abort() {
                guest.config().remove("lock");
            }
        });
    }

    private void check(Call call) {
        if (target.equals(guest.node())) {
            throw Refusal.parameter("target", "target is local node.");
        }
        Optional<Node> node = Optional.ofNullable(cluster.state().nodes().get(target));
        if (node.filter(Node::isOnline).isEmpty()) {
            throw new Refusal(
                    node.isEmpty() ? "no such cluster node '" + target + "'" : "node '" + target + "' is not online");
        }
        boolean isLive = call.flag("online") || call.flag("restart");
        if (guest.isRunning() && !isLive) {
            throw new Refusal(
                    guest.kind() == Guest.Kind.QEMU
                            ? "can't migrate running VM without --online"
                            : "can't migrate running container without --online or --restart");
        }
        Map<String, String> local = Power.localResources(guest);
        boolean staysPut = guest.isRunning() && local.values().stream().anyMatch(value -> !isMobile(value));
        boolean isRaw = local.values().stream().anyMatch(value -> !value.contains("mapping="));
        if (staysPut || isRaw) {
            throw new Refusal("can't migrate VM which uses local devices: " + String.join(", ", local.keySet()));
        }
        List<String> missing = missingStorages();
        if (!missing.isEmpty()) {
            throw new Refusal("storage '" + missing.getFirst() + "' is not available on node '" + target + "'");
        }
    }

    private boolean isMobile(String value) {
        String mapping = Formats.HOSTPCI.parse(value).getOrDefault("mapping", "");
        return Optional.ofNullable(cluster.state().mappings().get(mapping))
                .filter(known -> known.migratable())
                .isPresent();
    }

    private List<Volume> volumes() {
        List<Volume> volumes = new ArrayList<>();
        for (Disk disk : Disks.of(guest).values()) {
            if (disk.isOwned()) {
                cluster.volumes().volume(disk.volume(), guest.node()).ifPresent(volumes::add);
            }
        }
        guest.config().forEach((key, value) -> {
            if (Disks.isUnused(key)) {
                cluster.volumes().volume(value, guest.node()).ifPresent(volumes::add);
            }
        });
        return volumes;
    }

    private List<Volume> localVolumes() {
        return volumes().stream().filter(volume -> !volume.place().isEmpty()).toList();
    }

    private Storage destination(Volume volume) {
        String id = targetStorage.isEmpty() || targetStorage.equals("1") ? volume.storage() : targetStorage;
        return cluster.volumes().find(id);
    }

    List<String> missingStorages() {
        return volumes().stream()
                .map(volume ->
                        volume.place().isEmpty() ? cluster.volumes().find(volume.storage()) : destination(volume))
                .filter(storage -> !storage.isOn(target))
                .map(Storage::id)
                .distinct()
                .toList();
    }

    private void refuseLocalDisks() {
        localVolumes().stream()
                .filter(volume -> !volume.name().contains("cloudinit"))
                .findFirst()
                .ifPresent(volume -> {
                    throw new Refusal("Problem found while scanning volumes - can't live migrate attached local disks"
                            + " without with-local-disks option");
                });
    }

    /** The move itself: volumes on local storage go with the guest. */
    void move() {
        for (Volume volume : localVolumes()) {
            Storage to = destination(volume);
            boolean hasName = cluster.volumes()
                    .volume(to.id() + ":" + volume.name(), target)
                    .isPresent();
            if (hasName) {
                throw new Refusal(
                        "volume '" + to.id() + ":" + volume.name() + "' already exists on node '" + target + "'");
            }
            if (volume.used() > cluster.volumes().available(to, target)) {
                throw new Refusal("storage '" + to.id() + "' on node '" + target + "' is full");
            }
        }
        for (Volume volume : localVolumes()) {
            Storage to = destination(volume);
            Volume moved = new Volume(
                    to.id(),
                    to.place(target),
                    volume.name(),
                    volume.content(),
                    volume.format(),
                    volume.vmid(),
                    volume.size(),
                    volume.used(),
                    "",
                    volume.created());
            cluster.state().remove(volume);
            cluster.state().put(moved);
            guest.config()
                    .replaceAll((key, value) -> Disks.isDisk(guest.kind(), key) || Disks.isUnused(key)
                            ? value.replace(volume.id(), moved.id())
                            : value);
        }
        String source = guest.node();
        guest.moveTo(target);
        Replicas.turn(cluster.state(), guest.vmid(), source, target);
    }
}
