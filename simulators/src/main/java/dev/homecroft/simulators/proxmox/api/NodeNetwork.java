package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Node;
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

/** The interfaces of a node: edits are staged, and a reload makes them so. */
final class NodeNetwork {
    private static final String ALL = "/nodes/{node}/network";
    private static final String ONE = ALL + "/{iface}";

    private NodeNetwork() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get(ALL).does(NodeNetwork::list),
                Endpoint.post(ALL).does(NodeNetwork::create),
                Endpoint.put(ALL).does(NodeNetwork::reload),
                Endpoint.delete(ALL).does(call -> {
                    state(call).removeFiles(stagedPath(call.node()));
                    return Json.Null.NULL;
                }),
                Endpoint.get(ONE).does(call -> row(require(call), call.text("iface"))),
                Endpoint.put(ONE).does(NodeNetwork::change),
                Endpoint.delete(ONE).does(call -> {
                    require(call);
                    staged(call).entries().remove(call.text("iface"));
                    return Json.Null.NULL;
                }));
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    private static String stagedPath(String node) {
        return "interfaces.new/" + node;
    }

    /** What runs; a node that was never touched has its bridges and their ports. */
    private static ConfigFile running(Call call) {
        String path = "interfaces/" + call.node();
        boolean isKnown = state(call).hasFile(path);
        ConfigFile file = state(call).file(path);
        if (!isKnown) {
            Node node = call.cluster().node(call.node());
            node.bridges()
                    .forEach(bridge -> file.at(bridge)
                            .putAll(Map.of(
                                    "type", "bridge", "autostart", "1", "bridge_ports", "", "bridge_vlan_aware", "1")));
        }
        return file;
    }

    private static ConfigFile staged(Call call) {
        boolean isStaged = state(call).hasFile(stagedPath(call.node()));
        ConfigFile staged = state(call).file(stagedPath(call.node()));
        if (!isStaged) {
            staged.copyFrom(running(call));
        }
        return staged;
    }

    private static ConfigFile seen(Call call) {
        return state(call).hasFile(stagedPath(call.node())) ? staged(call) : running(call);
    }

    private static NavigableMap<String, Object> require(Call call) {
        return seen(call).find(call.text("iface")).orElseThrow(() -> new Refusal("interface does not exist"));
    }

    private static Object list(Call call) {
        ConfigFile seen = seen(call);
        String changes = changes(call);
        if (!changes.isEmpty()) {
            call.envelope().put("changes", changes);
        }
        String type = call.text("type");
        List<Object> rows = new ArrayList<>();
        seen.entries().forEach((iface, entry) -> {
            boolean isBridge = "bridge".equals(entry.get("type")) || "OVSBridge".equals(entry.get("type"));
            boolean isWanted = type.isEmpty() || type.equals(entry.get("type")) || (isBridge && type.startsWith("any"));
            boolean isAllowed = call.may("/sdn/zones/localnetwork/" + iface, "SDN.Audit", "SDN.Use")
                    || call.may("/nodes/" + call.node(), "Sys.Audit");
            if (isWanted && isAllowed) {
                Map<String, Object> row = row(entry, iface);
                row.put("active", running(call).find(iface).isPresent() ? 1 : 0);
                row.put("priority", 3 + rows.size());
                rows.add(row);
            }
        });
        return rows;
    }

    private static Map<String, Object> row(Map<String, Object> entry, String iface) {
        // What was read from the file is text, numbers too.
        Map<String, Object> row = new LinkedHashMap<>(entry);
        for (String flag : List.of("autostart", "bridge_vlan_aware")) {
            row.computeIfPresent(flag, (_, value) -> value.equals("1") ? 1 : 0);
        }
        row.computeIfPresent("comments", (_, text) -> text + "\n");
        row.put("iface", iface);
        boolean isBridge = "bridge".equals(entry.get("type"));
        row.put("method", entry.containsKey("address") ? "static" : "manual");
        row.put("method6", entry.containsKey("address6") ? "static" : "manual");
        List<String> families = new ArrayList<>(List.of("inet"));
        if (entry.containsKey("address6")) {
            families.add("inet6");
        }
        row.put("families", families);
        if (isBridge) {
            row.putIfAbsent("bridge_stp", "off");
            row.putIfAbsent("bridge_fd", "0");
            row.putIfAbsent("bridge_ports", "");
        }
        return row;
    }

    private static Method method(String verb, String path) {
        return Contract.proxmoxVe().method(verb, path);
    }

    /** The lines that differ, in the manner of a diff. */
    private static String changes(Call call) {
        if (!state(call).hasFile(stagedPath(call.node()))) {
            return "";
        }
        Set<String> before = lines(running(call));
        Set<String> after = lines(staged(call));
        StringBuilder text = new StringBuilder();
        before.stream()
                .filter(line -> !after.contains(line))
                .forEach(line -> text.append('-').append(line).append('\n'));
        after.stream()
                .filter(line -> !before.contains(line))
                .forEach(line -> text.append('+').append(line).append('\n'));
        return text.isEmpty() ? "" : "--- /etc/network/interfaces\n+++ /etc/network/interfaces.new\n" + text;
    }

    private static Set<String> lines(ConfigFile file) {
        Set<String> lines = new java.util.LinkedHashSet<>();
        file.entries().forEach((iface, entry) -> {
            lines.add("iface " + iface);
            entry.forEach((key, value) -> lines.add(iface + "\t" + key + " " + value));
        });
        return lines;
    }

    private static Object create(Call call) {
        ConfigFile staged = staged(call);
        String iface = call.text("iface");
        if (staged.find(iface).isPresent()) {
            throw new Refusal("interface already exists");
        }
        NavigableMap<String, Object> entry = new TreeMap<>();
        Options.apply(call, method("POST", ALL), entry);
        settle(staged, iface, entry);
        return Json.Null.NULL;
    }

    private static Object change(Call call) {
        ConfigFile staged = staged(call);
        NavigableMap<String, Object> entry = new TreeMap<>(require(call));
        if (call.optional("cidr").isEmpty() && call.optional("address").isEmpty()) {
            Set.of("cidr", "address", "netmask", "gateway").forEach(entry::remove);
        }
        if (call.optional("cidr6").isEmpty() && call.optional("address6").isEmpty()) {
            Set.of("cidr6", "address6", "netmask6", "gateway6").forEach(entry::remove);
        }
        Options.apply(call, method("PUT", ONE), entry);
        settle(staged, call.text("iface"), entry);
        return Json.Null.NULL;
    }

    private static void settle(ConfigFile staged, String iface, NavigableMap<String, Object> entry) {
        entry.remove("iface");
        split(entry, "cidr", "address", "netmask");
        split(entry, "cidr6", "address6", "netmask6");
        int dot = iface.indexOf('.');
        if ("vlan".equals(entry.get("type")) && dot > 0) {
            entry.putIfAbsent("vlan-raw-device", iface.substring(0, dot));
            entry.putIfAbsent("vlan-id", iface.substring(dot + 1));
        }
        boolean hasOther = entry.containsKey("gateway")
                && staged.entries().entrySet().stream()
                        .anyMatch(other -> !other.getKey().equals(iface)
                                && other.getValue().containsKey("gateway"));
        if (hasOther) {
            throw Refusal.parameter("gateway", "Default gateway already exists on another interface.");
        }
        staged.entries().put(iface, entry);
    }

    private static void split(Map<String, Object> entry, String cidr, String address, String mask) {
        String text = entry.getOrDefault(cidr, "").toString();
        if (!text.isEmpty()) {
            entry.put(address, text.substring(0, text.indexOf('/')));
            entry.put(mask, text.substring(text.indexOf('/') + 1));
        }
    }

    private static Object reload(Call call) {
        String node = call.node();
        return call.task("srvreload", "networking", call.duration("srvreload", 0), _ -> {
            if (state(call).hasFile(stagedPath(node))) {
                running(call).copyFrom(staged(call));
                state(call).removeFiles(stagedPath(node));
            }
            List<String> bridges = running(call).entries().entrySet().stream()
                    .filter(entry -> entry.getValue()
                            .getOrDefault("type", "")
                            .toString()
                            .toLowerCase(java.util.Locale.ROOT)
                            .endsWith("bridge"))
                    .map(Map.Entry::getKey)
                    .toList();
            state(call).nodes().put(node, call.cluster().node(node).withBridges(bridges));
        });
    }
}
