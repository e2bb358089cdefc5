package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.values.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inventory of the whole cluster, as far as the caller may see it. */
final class Resources {
    private Resources() {}

    static Object list(Call call) {
        Cluster cluster = call.cluster();
        String type = call.text("type");
        List<Object> rows = new ArrayList<>();
        if (type.isEmpty() || type.equals("vm")) {
            cluster
                    .guestRows(() -> cluster.state().guests().values().stream()
                            .map(guest -> guest(cluster, guest))
                            .toList())
                    .stream()
                    .filter(row -> call.may("/vms/" + row.get("vmid"), "VM.Audit"))
                    .forEach(rows::add);
        }
        if (type.isEmpty() || type.equals("node")) {
            cluster.state().nodes().values().forEach(node -> rows.add(node(call, node)));
        }
        if (type.isEmpty() || type.equals("storage")) {
            for (Node node : cluster.state().nodes().values()) {
                cluster.state().storages().values().stream()
                        .filter(storage -> storage.isOn(node.name()))
                        .filter(storage ->
                                call.may("/storage/" + storage.id(), "Datastore.Audit", "Datastore.AllocateSpace"))
                        .forEach(storage -> rows.add(storage(cluster, storage, node)));
            }
        }
        return rows;
    }

    private static Map<String, Object> guest(Cluster cluster, Guest guest) {
        Map<String, Object> row = GuestStatus.brief(cluster, guest);
        boolean isReachable = cluster.node(guest.node()).isOnline();
        row.put("id", guest.kind().path() + "/" + guest.vmid());
        row.put("type", guest.kind().path());
        row.put("node", guest.node());
        row.put("template", guest.isTemplate() ? 1 : 0);
        if (!isReachable) {
            row.put("status", "unknown");
        }
        if (!guest.pool().isEmpty()) {
            row.put("pool", guest.pool());
        }
        HaManager manager = new HaManager(cluster);
        manager.resource(guest).ifPresent(_ -> row.put("hastate", manager.stateOf(guest)));
        return row;
    }

    private static Map<String, Object> node(Call call, Node node) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", "node/" + node.name());
        row.put("type", "node");
        row.put("node", node.name());
        row.put("status", node.isOnline() ? "online" : "offline");
        if (call.may("/nodes/" + node.name(), "Sys.Audit")) {
            row.put("maxcpu", node.cpus());
            row.put("maxmem", node.memory());
            row.put("mem", NodeEndpoints.memoryInUse(call.cluster(), node));
            row.put("cpu", 0.02);
            row.put("uptime", node.isOnline() ? (call.cluster().now() - node.startedAt()) / 1000 : 0);
            row.put("maxdisk", 100 * Sizes.GIB);
            row.put("disk", 10 * Sizes.GIB);
        }
        return row;
    }

    private static Map<String, Object> storage(Cluster cluster, Storage storage, Node node) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", "storage/" + node.name() + "/" + storage.id());
        row.put("type", "storage");
        row.put("storage", storage.id());
        row.put("node", node.name());
        row.put("status", node.isOnline() ? "available" : "unknown");
        row.put("plugintype", storage.type());
        row.put("content", String.join(",", storage.content()));
        row.put("shared", storage.shared() ? 1 : 0);
        row.put("maxdisk", storage.capacity());
        row.put("disk", cluster.volumes().used(storage, node.name()));
        return row;
    }
}
