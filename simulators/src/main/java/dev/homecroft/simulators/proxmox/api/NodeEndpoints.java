package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.values.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a node says of itself. */
final class NodeEndpoints {
    private NodeEndpoints() {}

    static List<Endpoint> table(NodeCertificates certificates) {
        return List.of(
                Endpoint.get("/nodes").does(call -> list(call, certificates)),
                Endpoint.get("/nodes/{node}").does(_ -> Names.index("lxc", "network", "qemu", "storage", "tasks")),
                Endpoint.get("/nodes/{node}/version").does(ClusterEndpoints::version),
                Endpoint.get("/nodes/{node}/status").does(NodeEndpoints::status),
                Endpoint.get("/nodes/{node}/journal").does(NodeEndpoints::journal),
                Endpoint.get("/nodes/{node}/hardware/pci").does(NodeEndpoints::devices));
    }

    private static Object list(Call call, NodeCertificates certificates) {
        List<Object> rows = new ArrayList<>();
        for (Node node : call.cluster().state().nodes().values()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("node", node.name());
            row.put("id", "node/" + node.name());
            row.put("type", "node");
            row.put("status", node.isOnline() ? "online" : "offline");
            row.put("ssl_fingerprint", certificates.shown(node.name()).fingerprint());
            if (node.isOnline() && call.may("/nodes/" + node.name(), "Sys.Audit")) {
                row.put("maxcpu", node.cpus());
                row.put("cpu", 0.02);
                row.put("maxmem", node.memory());
                row.put("mem", memoryInUse(call.cluster(), node));
                row.put("uptime", (call.cluster().now() - node.startedAt()) / 1000);
                row.put("level", "");
            }
            rows.add(row);
        }
        return rows;
    }

    static long memoryInUse(Cluster cluster, Node node) {
        long guests = cluster.state().guests().values().stream()
                .filter(guest -> guest.node().equals(node.name()) && guest.isRunning())
                .mapToLong(GuestStatus::memory)
                .sum();
        return node.isOnline() ? Math.min(node.memory(), 2 * Sizes.GIB + guests) : 0;
    }

    private static Object journal(Call call) {
        return call.cluster().journal().read(call.node(), call.optional("startcursor"), call.number("lastentries", 0));
    }

    private static Object status(Call call) {
        Node node = call.cluster().node(call.node());
        long used = memoryInUse(call.cluster(), node);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("uptime", (call.cluster().now() - node.startedAt()) / 1000);
        row.put("cpu", 0.02);
        row.put("loadavg", List.of("0.10", "0.12", "0.09"));
        row.put("memory", Map.of("total", node.memory(), "used", used, "free", node.memory() - used));
        row.put("swap", Map.of("total", 0, "used", 0, "free", 0));
        row.put("rootfs", Map.of("total", 100 * Sizes.GIB, "used", 10 * Sizes.GIB, "avail", 90 * Sizes.GIB));
        row.put("cpuinfo", Map.of("cpus", node.cpus(), "cores", node.cpus(), "sockets", 1, "model", "Simulated CPU"));
        row.put("pveversion", "pve-manager/" + call.cluster().state().version() + "/5ac30304265fbd8e");
        row.put("kversion", "Linux 6.14.11-4-pve");
        row.put("current-kernel", Map.of("sysname", "Linux", "release", "6.14.11-4-pve", "machine", "x86_64"));
        return row;
    }

    private static Object devices(Call call) {
        List<Object> rows = new ArrayList<>();
        for (String device : call.cluster().node(call.node()).devices()) {
            Map<String, String> parts = new LinkedHashMap<>();
            for (String part : device.split(",")) {
                parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
            }
            String[] ids = parts.getOrDefault("id", "0000:0000").split(":");
            rows.add(Map.of(
                    "id",
                    parts.getOrDefault("path", ""),
                    "vendor",
                    "0x" + ids[0],
                    "device",
                    "0x" + ids[1],
                    "class",
                    "0x030000",
                    "iommugroup",
                    Integer.parseInt(parts.getOrDefault("iommugroup", "-1"))));
        }
        return rows;
    }

    /** The guests of a kind on a node, as far as the caller may see them. */
    static Object guests(Call call, Guest.Kind kind) {
        return call.cluster().state().guests().values().stream()
                .filter(guest -> guest.kind() == kind && guest.node().equals(call.node()))
                .filter(guest -> call.may("/vms/" + guest.vmid(), "VM.Audit"))
                .map(guest -> {
                    Map<String, Object> row = GuestStatus.brief(call.cluster(), guest);
                    if (guest.isTemplate()) {
                        row.put("template", 1);
                    }
                    return row;
                })
                .toList();
    }
}
