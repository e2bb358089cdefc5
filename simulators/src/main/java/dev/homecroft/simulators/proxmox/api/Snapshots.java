package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Snapshots of guests: their configuration then, and which one the present stands on. */
final class Snapshots {
    /** What a snapshot says of itself beside the configuration that it holds. */
    private static final Set<String> OWN = Set.of("snaptime", "parent", "description", "vmstate", "runningmachine");

    private final Guest.Kind kind;

    private Snapshots(Guest.Kind kind) {
        this.kind = kind;
    }

    static List<Endpoint> table(Guest.Kind kind) {
        Snapshots snapshots = new Snapshots(kind);
        String all = "/nodes/{node}/" + kind.path() + "/{vmid}/snapshot";
        String one = all + "/{snapname}";
        return List.of(
                Endpoint.get(all).does(snapshots::list),
                Endpoint.post(all).does(snapshots::create),
                Endpoint.get(one).does(_ -> Names.index("config", "rollback")),
                Endpoint.delete(one).does(snapshots::delete),
                Endpoint.get(one + "/config").does(snapshots::config),
                Endpoint.put(one + "/config").does(snapshots::describe),
                Endpoint.post(one + "/rollback").does(snapshots::rollback));
    }

    static Object take(Call call, Guest.Kind kind) {
        return new Snapshots(kind).create(call);
    }

    /** The snapshots of a guest by name. */
    static ConfigFile file(Call call, int vmid) {
        return call.cluster().state().file("snapshots/" + vmid);
    }

    static boolean has(Call call, Guest guest) {
        return !file(call, guest.vmid()).entries().isEmpty();
    }

    private NavigableMap<String, Object> require(Call call) {
        call.guest(kind);
        return file(call, call.vmid())
                .find(call.text("snapname"))
                .orElseThrow(() -> new Refusal("snapshot '" + call.text("snapname") + "' does not exist"));
    }

    private Object list(Call call) {
        Guest guest = call.guest(kind);
        List<Object> rows = new ArrayList<>();
        file(call, guest.vmid()).entries().forEach((name, snapshot) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("description", snapshot.getOrDefault("description", ""));
            row.put(
                    "snaptime",
                    Long.parseLong(snapshot.getOrDefault("snaptime", "0").toString()));
            if (snapshot.containsKey("parent")) {
                row.put("parent", snapshot.get("parent"));
            }
            if (kind == Guest.Kind.QEMU) {
                row.put("vmstate", snapshot.containsKey("vmstate") ? 1 : 0);
            }
            rows.add(row);
        });
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("name", "current");
        now.put("description", "You are here!");
        now.put("digest", guest.digest());
        now.put("running", guest.isRunning() ? 1 : 0);
        if (!guest.option("parent").isEmpty()) {
            now.put("parent", guest.option("parent"));
        }
        rows.add(now);
        return rows;
    }

    private void requireFeature(Call call, Guest guest) {
        for (Disk disk : Disks.of(guest).values()) {
            if (disk.isOwned() && !disk.isCloudinit()) {
                Volume volume = call.cluster().volumes().require(disk.volume(), guest.node());
                Storage storage = call.cluster().volumes().find(volume.storage());
                boolean can = !storage.type().equals("lvm")
                        && (!storage.hasFiles() || volume.format().equals("qcow2"));
                if (!can) {
                    throw new Refusal("snapshot feature is not available");
                }
            }
        }
    }

    private Object create(Call call) {
        Guest guest = call.guest(kind);
        String name = call.text("snapname");
        if (name.equals("current") || name.equals("pending")) {
            throw new Refusal("unable to use snapshot name '" + name + "' (reserved name)");
        }
        GuestEndpoints.requireNoTemplate(guest, "snapshot");
        String type = kind.task("snapshot");
        boolean keepsMemory = call.flag("vmstate") && guest.isRunning();
        long bytes = keepsMemory ? GuestStatus.memory(guest) : 0;
        return call.task(type, Integer.toString(guest.vmid()), call.duration(type, bytes), task -> {
            call.cluster().requireUnlocked(guest);
            if (file(call, guest.vmid()).find(name).isPresent()) {
                throw new Refusal("snapshot name '" + name + "' already used");
            }
            requireFeature(call, guest);
            NavigableMap<String, Object> snapshot = new TreeMap<>(guest.config());
            snapshot.put("snaptime", Long.toString(task.due() / 1000));
            snapshot.put("description", call.text("description"));
            if (keepsMemory) {
                snapshot.put("vmstate", "local-lvm:vm-" + guest.vmid() + "-state-" + name);
            }
            file(call, guest.vmid()).entries().put(name, snapshot);
            guest.config().put("parent", name);
        });
    }

    private Object config(Call call) {
        Map<String, Object> row = new LinkedHashMap<>();
        require(call).forEach((key, value) -> row.put(key, GuestOptions.of(kind).json(key, value.toString())));
        row.put("digest", file(call, call.vmid()).digest());
        return row;
    }

    private Object describe(Call call) {
        NavigableMap<String, Object> snapshot = require(call);
        call.optional("description").ifPresent(text -> snapshot.put("description", text));
        return Json.Null.NULL;
    }

    private Object delete(Call call) {
        Guest guest = call.guest(kind);
        String name = call.text("snapname");
        String type = kind.task("delsnapshot");
        return call.task(type, Integer.toString(guest.vmid()), call.duration(type, 0), _ -> {
            call.cluster().requireUnlocked(guest);
            NavigableMap<String, Object> gone = require(call);
            String parent = gone.getOrDefault("parent", "").toString();
            file(call, guest.vmid()).entries().remove(name);
            file(call, guest.vmid()).entries().values().forEach(other -> reparent(other, name, parent));
            if (guest.option("parent").equals(name)) {
                guest.config().remove("parent");
                if (!parent.isEmpty()) {
                    guest.config().put("parent", parent);
                }
            }
        });
    }

    private static void reparent(Map<String, Object> snapshot, String gone, String parent) {
        if (gone.equals(snapshot.get("parent"))) {
            snapshot.remove("parent");
            if (!parent.isEmpty()) {
                snapshot.put("parent", parent);
            }
        }
    }

    private Object rollback(Call call) {
        Guest guest = call.guest(kind);
        String name = call.text("snapname");
        String type = kind.task("rollback");
        return call.task(type, Integer.toString(guest.vmid()), call.duration(type, 0), task -> {
            call.cluster().requireUnlocked(guest);
            NavigableMap<String, Object> snapshot = require(call);
            guest.stopped();
            guest.pending().clear();
            guest.pendingDelete().clear();
            guest.config().clear();
            snapshot.forEach((key, value) -> {
                if (!OWN.contains(key)) {
                    guest.config().put(key, value.toString());
                }
            });
            guest.config().put("parent", name);
            if (call.flag("start") || snapshot.containsKey("vmstate")) {
                Power.boot(call.cluster(), guest, task);
            }
        });
    }
}
