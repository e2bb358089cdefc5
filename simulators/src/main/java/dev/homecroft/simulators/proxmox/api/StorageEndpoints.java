package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.proxmox.cluster.Volumes;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Storages and what is on them. */
final class StorageEndpoints {
    private static final String ON_NODE = "/nodes/{node}/storage";
    private static final String ONE = ON_NODE + "/{storage}";
    private static final String[] LOOK = {"Datastore.Audit", "Datastore.AllocateSpace"};

    private StorageEndpoints() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>(List.of(
                Endpoint.get(ON_NODE).does(StorageEndpoints::list),
                Endpoint.get(ONE).does(_ -> Names.index("content", "status", "download-url")),
                Endpoint.get(ONE + "/status").does(StorageEndpoints::status),
                Endpoint.get(ONE + "/content").does(StorageEndpoints::content),
                Endpoint.post(ONE + "/content").does(StorageEndpoints::allocate),
                Endpoint.get(ONE + "/content/{volume}").does(StorageEndpoints::volume),
                Endpoint.put(ONE + "/content/{volume}").does(call -> Vzdump.Notes.change(call, requireVolume(call))),
                Endpoint.delete(ONE + "/content/{volume}").does(StorageEndpoints::delete)));
        table.addAll(Downloads.table());
        return table;
    }

    private static Object list(Call call) {
        List<String> contents = call.list("content");
        return call.cluster().state().storages().values().stream()
                .filter(storage -> storage.isOn(call.node()))
                .filter(storage -> storage.isEnabled() || !call.flag("enabled"))
                .filter(storage ->
                        call.text("storage").isEmpty() || storage.id().equals(call.text("storage")))
                .filter(storage -> contents.isEmpty() || contents.stream().anyMatch(storage::holds))
                .filter(storage -> call.may("/storage/" + storage.id(), LOOK))
                .map(storage -> {
                    Map<String, Object> row = usage(call.cluster(), storage, call.node());
                    row.put("storage", storage.id());
                    return row;
                })
                .toList();
    }

    private static Object status(Call call) {
        Storage storage = call.cluster().volumes().storage(call.text("storage"), call.node(), "");
        return usage(call.cluster(), storage, call.node());
    }

    private static Map<String, Object> usage(Cluster cluster, Storage storage, String node) {
        long used = cluster.volumes().used(storage, node);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", storage.type());
        row.put("content", String.join(",", storage.content()));
        boolean isActive = storage.isEnabled()
                && !cluster.state().file("outages").entries().containsKey(storage.id());
        row.put("active", isActive ? 1 : 0);
        row.put("enabled", storage.isEnabled() ? 1 : 0);
        row.put("shared", storage.shared() ? 1 : 0);
        row.put("total", storage.capacity());
        row.put("used", used);
        row.put("avail", cluster.volumes().available(storage, node));
        row.put("used_fraction", (double) used / storage.capacity());
        return row;
    }

    private static Object content(Call call) {
        Storage storage = call.cluster().volumes().storage(call.text("storage"), call.node(), "");
        boolean seesAll = call.may("/storage/" + storage.id(), "Datastore.Allocate", "Datastore.AllocateSpace");
        return call.cluster().volumes().on(storage, call.node()).stream()
                .filter(volume ->
                        call.text("content").isEmpty() || volume.content().equals(call.text("content")))
                .filter(volume -> call.vmid() == 0 || volume.vmid() == call.vmid())
                .filter(volume -> seesAll || volume.vmid() == 0 || call.may("/vms/" + volume.vmid(), "VM.Audit"))
                .map(volume -> {
                    Map<String, Object> row = row(volume);
                    Vzdump.Notes.of(call, volume)
                            .forEach((key, value) -> row.put(key, key.equals("protected") ? number(value) : value));
                    return row;
                })
                .toList();
    }

    private static int number(Object flag) {
        return flag.equals("1") ? 1 : 0;
    }

    private static Map<String, Object> row(Volume volume) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("volid", volume.id());
        row.put("content", volume.content());
        row.put("format", volume.format());
        row.put("size", volume.content().equals("import") ? volume.used() : volume.size());
        row.put("ctime", volume.created());
        if (volume.vmid() > 0) {
            row.put("vmid", volume.vmid());
        }
        if (!volume.base().isEmpty()) {
            row.put("parent", volume.base());
        }
        return row;
    }

    private static Object allocate(Call call) {
        Storage storage = call.cluster().volumes().storage(call.text("storage"), call.node(), "images");
        String size = call.text("size");
        long bytes = Sizes.parse(size.matches("[0-9]+") ? size + "K" : size)
                .orElseThrow(() -> Refusal.parameter("size", "value does not match the regex pattern"));
        String name = call.text("filename");
        if (!name.startsWith("vm-" + call.vmid() + "-")) {
            throw new Refusal("illegal name '" + name + "' - should be 'vm-" + call.vmid() + "-*'");
        }
        Volume made = call.cluster()
                .volumes()
                .allocate(storage, call.node(), Volumes.Wanted.disk(call.vmid(), call.text("format"), bytes, 0));
        String kept = storage.hasFiles() ? call.vmid() + "/" + name : name;
        Volume named = made.renamed(kept, call.vmid());
        call.cluster().state().remove(made);
        call.cluster().state().put(named);
        return named.id();
    }

    private static Volume requireVolume(Call call) {
        String name = call.text("volume");
        String id = name.contains(":") ? name : call.text("storage") + ":" + name;
        return call.cluster().volumes().require(id, call.node());
    }

    private static Object volume(Call call) {
        Volume volume = requireVolume(call);
        requireLook(call, volume);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", "/dev/" + volume.storage() + "/" + volume.name());
        row.put("size", volume.content().equals("import") ? volume.used() : volume.size());
        row.put("used", volume.used());
        row.put("format", volume.format());
        return row;
    }

    private static void requireLook(Call call, Volume volume) {
        boolean owns = volume.vmid() > 0 && call.may("/vms/" + volume.vmid(), "VM.Config.Disk");
        if (!owns) {
            call.require("/storage/" + volume.storage(), LOOK);
        }
    }

    private static Object delete(Call call) {
        Volume volume = requireVolume(call);
        boolean isFile = volume.vmid() == 0;
        if ("1".equals(Vzdump.Notes.of(call, volume).get("protected"))) {
            throw new Refusal("can't remove protected archive '" + volume.id() + "'");
        }
        call.require(
                "/storage/" + volume.storage(),
                "Datastore.Allocate",
                isFile ? "Datastore.AllocateTemplate" : "Datastore.AllocateSpace");
        call.cluster()
                .state()
                .guest(volume.vmid())
                .filter(guest -> uses(guest, volume))
                .ifPresent(guest -> {
                    throw new Refusal("cannot remove volume '" + volume.id() + "' in use by "
                            + guest.kind().word() + " " + guest.vmid());
                });
        return call.task("imgdel", volume.id().replace(':', '@'), call.duration("imgdel", 0), _ -> {
            call.cluster().volumes().require(volume.id(), call.node());
            call.cluster().volumes().free(volume);
        });
    }

    private static boolean uses(Guest guest, Volume volume) {
        return Disks.of(guest).values().stream().anyMatch(disk -> disk.volume().equals(volume.id()));
    }
}
