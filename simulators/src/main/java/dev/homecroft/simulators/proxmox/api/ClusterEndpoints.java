package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.proxmox.cluster.PciMapping;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.Parameter;
import dev.homecroft.simulators.values.ParameterTable;
import dev.homecroft.simulators.values.ValueType;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds for the whole cluster. */
final class ClusterEndpoints {
    private static final String MAPPING = "/cluster/mapping/pci/{id}";

    private ClusterEndpoints() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>(List.of(
                Endpoint.get("/version").does(ClusterEndpoints::version),
                Endpoint.get("/cluster/status").does(ClusterEndpoints::status),
                Endpoint.get("/cluster/resources").does(Resources::list),
                Endpoint.get("/cluster/nextid").does(ClusterEndpoints::nextId),
                Endpoint.get("/cluster/options").does(ClusterEndpoints::options),
                Endpoint.put("/cluster/options").does(ClusterEndpoints::changeOptions),
                Endpoint.post("/cluster/config").does(_ -> {
                    throw new Refusal("cluster config '/etc/pve/corosync.conf' already exists");
                })));
        table.addAll(mappings());
        return table;
    }

    private static List<Endpoint> mappings() {
        return List.of(
                Endpoint.get("/cluster/mapping/pci").does(ClusterEndpoints::listMappings),
                Endpoint.get(MAPPING).does(call -> mappingRow(requireMapping(call))),
                Endpoint.post("/cluster/mapping/pci").does(ClusterEndpoints::createMapping),
                Endpoint.put(MAPPING).does(ClusterEndpoints::changeMapping),
                Endpoint.delete(MAPPING).does(ClusterEndpoints::deleteMapping));
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    static Object version(Call call) {
        String version = state(call).version();
        int dot = version.indexOf('.', version.indexOf('.') + 1);
        return Map.of(
                "version",
                version,
                "release",
                dot < 0 ? version : version.substring(0, dot),
                "repoid",
                "5ac30304265fbd8e");
    }

    private static Object status(Call call) {
        List<Object> rows = new ArrayList<>();
        ClusterState state = state(call);
        rows.add(Map.of(
                "type",
                "cluster",
                "id",
                "cluster",
                "name",
                state.name(),
                "nodes",
                state.nodes().size(),
                "quorate",
                state.isQuorate() ? 1 : 0,
                "version",
                state.nodes().size()));
        for (Node node : state.nodes().values()) {
            rows.add(Map.of(
                    "type",
                    "node",
                    "id",
                    "node/" + node.name(),
                    "name",
                    node.name(),
                    "nodeid",
                    node.id(),
                    "ip",
                    new NodeLink(state).address(node),
                    "online",
                    node.isOnline() && !new NodeLink(state).isLost(node.name()) ? 1 : 0,
                    "local",
                    node.name().equals(call.entryNode()) ? 1 : 0,
                    "level",
                    ""));
        }
        new NodePower(call.cluster()).follow();
        return rows;
    }

    private static Object nextId(Call call) {
        Optional<String> wanted = call.optional("vmid");
        if (wanted.isPresent()) {
            if (state(call).guests().containsKey(Integer.valueOf(wanted.get()))) {
                throw Refusal.parameter("vmid", "VM " + wanted.get() + " already exists");
            }
            return wanted.get();
        }
        int lowest = 100;
        for (String part : state(call).options().getOrDefault("next-id", "").split(",")) {
            lowest = part.startsWith("lower=") ? Integer.parseInt(part.substring(6)) : lowest;
        }
        while (state(call).guests().containsKey(lowest)) {
            lowest++;
        }
        return Integer.toString(lowest);
    }

    private static Object options(Call call) {
        Map<String, Object> options = new LinkedHashMap<>(Map.of("mac_prefix", "BC:24:11", "keyboard", "en-us"));
        ParameterTable table =
                Contract.proxmoxVe().method("PUT", "/cluster/options").parameters();
        state(call).options().forEach((name, value) -> options.put(name, shown(table, name, value)));
        return options;
    }

    /** Property strings come out as objects, but for the bandwidth limits; lists of tags as arrays. */
    private static Object shown(ParameterTable table, String name, String value) {
        if (name.equals("registered-tags")) {
            return List.of(value.split("[,; ]+"));
        }
        ValueType type = table.find(name).map(Parameter::type).orElseThrow();
        return name.equals("bwlimit")
                ? value
                : type.propertyFormat()
                        .<Object>map(format -> format.json(value))
                        .orElseGet(() -> type.json(value));
    }

    private static Object changeOptions(Call call) {
        ParameterTable table =
                Contract.proxmoxVe().method("PUT", "/cluster/options").parameters();
        call.list("delete").forEach(state(call).options()::remove);
        call.arguments().forEach((name, values) -> {
            if (!name.equals("delete")) {
                table.find(name)
                        .ifPresent(parameter ->
                                state(call).options().put(name, parameter.type().normal(values.getFirst())));
            }
        });
        return Json.Null.NULL;
    }

    private static Object listMappings(Call call) {
        return state(call).mappings().values().stream()
                .filter(mapping ->
                        call.may("/mapping/pci/" + mapping.id(), "Mapping.Use", "Mapping.Modify", "Mapping.Audit"))
                .map(mapping -> {
                    Map<String, Object> row = mappingRow(mapping);
                    call.optional("check-node").ifPresent(node -> row.put("checks", checks(call, mapping, node)));
                    return row;
                })
                .toList();
    }

    /** What a node's hardware lacks for a mapping. */
    private static List<Object> checks(Call call, PciMapping mapping, String node) {
        List<String> own = mapping.map().stream()
                .filter(line -> List.of(line.split(",")).contains("node=" + node))
                .toList();
        if (own.isEmpty()) {
            return List.of(Map.of("severity", "warning", "message", "No mapping for node " + node + "."));
        }
        List<String> devices = call.cluster().node(node).devices();
        return own.stream()
                .filter(line -> devices.stream().noneMatch(device -> fits(line, device)))
                .<Object>map(
                        line -> Map.of("severity", "error", "message", "No such device on node " + node + ": " + line))
                .toList();
    }

    private static boolean fits(String line, String device) {
        List<String> wanted = List.of(line.split(","));
        return List.of(device.split(",")).stream()
                .filter(part -> part.startsWith("path=") || part.startsWith("id="))
                .allMatch(wanted::contains);
    }

    private static Map<String, Object> mappingRow(PciMapping mapping) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", mapping.id());
        row.put("type", "pci");
        row.put("map", mapping.map());
        if (!mapping.description().isEmpty()) {
            row.put("description", mapping.description());
        }
        if (mapping.mdev()) {
            row.put("mdev", 1);
        }
        if (mapping.migratable()) {
            row.put("live-migration-capable", 1);
        }
        row.put("digest", Integer.toHexString(mapping.hashCode()));
        return row;
    }

    private static PciMapping requireMapping(Call call) {
        return Optional.ofNullable(state(call).mappings().get(call.text("id")))
                .orElseThrow(() -> new Refusal("pci mapping '" + call.text("id") + "' not found"));
    }

    private static PciMapping mapping(Call call, List<String> map) {
        for (String line : map) {
            boolean isComplete = line.contains("node=") && line.contains("path=") && line.contains("id=");
            if (!isComplete) {
                throw Refusal.parameter("map", "invalid format - node, path and id are needed");
            }
        }
        return new PciMapping(
                call.text("id"), call.text("description"), map, call.flag("mdev"), call.flag("live-migration-capable"));
    }

    private static Object createMapping(Call call) {
        if (state(call).mappings().containsKey(call.text("id"))) {
            throw new Refusal("pci ID '" + call.text("id") + "' already defined");
        }
        state(call).mappings().put(call.text("id"), mapping(call, call.texts("map")));
        return Json.Null.NULL;
    }

    private static Object changeMapping(Call call) {
        PciMapping old = requireMapping(call);
        List<String> map = call.texts("map").isEmpty() ? old.map() : call.texts("map");
        List<String> deletes = call.list("delete");
        PciMapping given = mapping(call, map);
        String kept = deletes.contains("description") ? "" : old.description();
        PciMapping changed = new PciMapping(
                old.id(),
                call.optional("description").orElse(kept),
                given.map(),
                call.flag("mdev", old.mdev() && !deletes.contains("mdev")),
                call.flag("live-migration-capable", old.migratable() && !deletes.contains("live-migration-capable")));
        state(call).mappings().put(old.id(), changed);
        return Json.Null.NULL;
    }

    private static Object deleteMapping(Call call) {
        state(call).mappings().remove(requireMapping(call).id());
        return Json.Null.NULL;
    }
}
