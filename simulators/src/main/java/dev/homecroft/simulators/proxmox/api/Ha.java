package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.stage.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** High availability: resources, groups before 9.0 and rules since, and what the manager makes of them. */
final class Ha {
    private static final String RESOURCE = "/cluster/ha/resources/{sid}";

    private Ha() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>();
        table.add(Endpoint.get("/cluster/ha").does(_ -> Names.index("resources", "groups", "rules", "status")));
        for (Endpoint endpoint : new Crud(
                        "/cluster/ha/resources",
                        "sid",
                        "resource",
                        call -> HaManager.file(state(call)),
                        new Resources())
                .table()) {
            table.add(new Endpoint(endpoint.method(), endpoint.writes(), call -> {
                normalise(call);
                return endpoint.handler().serve(call);
            }));
        }
        table.add(Endpoint.post(RESOURCE + "/migrate").does(call -> move(call, false)));
        table.add(Endpoint.post(RESOURCE + "/relocate").does(call -> move(call, true)));
        table.addAll(new Crud(
                        "/cluster/ha/groups",
                        "group",
                        "group",
                        call -> state(call).file("ha/groups"),
                        new Groups())
                .table());
        table.addAll(new Crud(
                        "/cluster/ha/rules", "rule", "rule", call -> state(call).file("ha/rules"), new Rules())
                .table());
        table.add(Endpoint.get("/cluster/ha/status").does(_ -> Names.index("current", "manager_status")));
        table.add(Endpoint.get("/cluster/ha/status/current").does(Ha::status));
        table.add(Endpoint.get("/cluster/ha/status/manager_status").does(Ha::managerStatus));
        return table;
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    /** {@code 100} means {@code vm:100} or {@code ct:100}. */
    private static void normalise(Call call) {
        String sid = call.text("sid");
        if (sid.matches("[0-9]+")) {
            state(call)
                    .guest(Integer.parseInt(sid))
                    .ifPresent(guest -> call.arguments().put("sid", List.of(HaManager.sid(guest))));
        }
    }

    private static Optional<Guest> guest(Call call, String sid) {
        return state(call)
                .guest(Integer.parseInt(sid.substring(3)))
                .filter(guest -> HaManager.sid(guest).equals(sid));
    }

    private static final class Resources implements Crud.Room {
        @Override
        public void check(Call call, String id, Map<String, Object> entry) {
            Guest guest = guest(call, id)
                    .orElseThrow(() -> new Refusal("unable to add resource '" + id + "': no such guest"));
            if (entry.containsKey("group")) {
                if (Versions.hasRules(state(call))) {
                    throw new Refusal("invalid parameter 'group': ha groups have been migrated to rules");
                }
                String group = String.valueOf(entry.get("group"));
                if (state(call).file("ha/groups").find(group).isEmpty()) {
                    throw new Refusal("ha group '" + group + "' does not exist");
                }
            }
            entry.putIfAbsent("state", "started");
            if (entry.get("state").equals("enabled")) {
                entry.put("state", "started");
            }
            entry.put("type", id.substring(0, 2));
            new HaManager(call.cluster()).soon(guest);
        }

        @Override
        public boolean isSeen(Call call, String id) {
            return call.text("type").isEmpty() || id.startsWith(call.text("type"));
        }

        @Override
        public void delete(Call call, String id) {
            if (call.flag("purge", true)) {
                Collection<NavigableMap<String, Object>> rules =
                        state(call).file("ha/rules").entries().values();
                rules.forEach(rule -> References.leave(rule, "resources", id));
                rules.removeIf(rule -> "".equals(rule.get("resources")));
            }
        }
    }

    private static final class Groups implements Crud.Room {
        @Override
        public void enter(Call call) {
            Versions.requireGroups(state(call));
        }

        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.put("type", "group");
        }

        @Override
        public void delete(Call call, String id) {
            boolean isUsed = HaManager.file(state(call)).entries().values().stream()
                    .anyMatch(resource -> id.equals(resource.get("group")));
            if (isUsed) {
                throw new Refusal("ha group '" + id + "' is still in use");
            }
        }
    }

    private static final class Rules implements Crud.Room {
        @Override
        public void check(Call call, String id, Map<String, Object> entry) {
            boolean isNodes = "node-affinity".equals(entry.get("type"));
            String needed = isNodes ? "nodes" : "affinity";
            if (!entry.containsKey(needed)) {
                throw Refusal.parameter(needed, "property is missing and it is not optional");
            }
            List<String> foreign = isNodes ? List.of("affinity") : List.of("nodes", "strict");
            foreign.stream().filter(entry::containsKey).findFirst().ifPresent(name -> {
                throw Refusal.parameter(name, "property is not defined for type '" + entry.get("type") + "'");
            });
            List<String> members =
                    Arrays.asList(entry.getOrDefault("resources", "").toString().split(","));
            if (!isNodes && members.size() < 2) {
                throw new Refusal("rule '" + id + "': needs at least two resources");
            }
            String unmanaged = members.stream()
                    .filter(sid -> HaManager.file(state(call)).find(sid).isEmpty())
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!unmanaged.isEmpty()) {
                throw new Refusal("cannot use unmanaged resource(s) " + unmanaged + ".");
            }
        }

        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.put(
                    "order",
                    1
                            + List.copyOf(state(call).file("ha/rules").entries().keySet())
                                    .indexOf(id));
        }

        @Override
        public boolean isSeen(Call call, String id) {
            String type = state(call).file("ha/rules").text(id, "type");
            String resources = state(call).file("ha/rules").text(id, "resources");
            return (call.text("type").isEmpty() || type.equals(call.text("type")))
                    && (call.text("resource").isEmpty()
                            || Arrays.asList(resources.split(",")).contains(call.text("resource")));
        }
    }

    private static Object move(Call call, boolean restarts) {
        normalise(call);
        String sid = call.text("sid");
        if (HaManager.file(state(call)).find(sid).isEmpty()) {
            throw new Refusal("no such resource '" + sid + "'");
        }
        Guest guest = guest(call, sid).orElseThrow(() -> new Refusal("no such guest '" + sid + "'"));
        String target = call.text("node");
        call.cluster().node(target);
        new HaManager(call.cluster()).move(guest, target, restarts || guest.kind() == Guest.Kind.LXC);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sid", sid);
        answer.put("requested-node", target);
        return answer;
    }

    private static String master(Call call) {
        return state(call).nodes().values().stream()
                .filter(Node::isOnline)
                .map(Node::name)
                .findFirst()
                .orElse("");
    }

    private static Object status(Call call) {
        boolean isQuorate = state(call).isQuorate();
        HaManager manager = new HaManager(call.cluster());
        List<Object> rows = new ArrayList<>();
        Map<String, Object> quorum = row("quorum", "quorum", call.entryNode());
        quorum.put("quorate", isQuorate ? 1 : 0);
        quorum.put("status", isQuorate ? "OK" : "No quorum on node '" + call.entryNode() + "'!");
        rows.add(quorum);
        if (HaManager.file(state(call)).entries().isEmpty()) {
            return rows;
        }
        Map<String, Object> master = row("master", "master", master(call));
        master.put("status", master(call) + " (active)");
        master.put("timestamp", call.cluster().now() / 1000);
        rows.add(master);
        for (Node node : state(call).nodes().values()) {
            Map<String, Object> lrm = row("lrm:" + node.name(), "lrm", node.name());
            lrm.put("status", node.name() + (node.isOnline() ? " (active)" : " (old timestamp - dead?)"));
            lrm.put("timestamp", call.cluster().now() / 1000);
            rows.add(lrm);
        }
        HaManager.file(state(call))
                .entries()
                .forEach((sid, resource) ->
                        guest(call, sid).ifPresent(guest -> rows.add(service(manager, guest, resource))));
        return rows;
    }

    private static Map<String, Object> service(HaManager manager, Guest guest, Map<String, Object> resource) {
        String sid = HaManager.sid(guest);
        Map<String, Object> row = row("service:" + sid, "service", guest.node());
        row.put("sid", sid);
        row.put("state", manager.stateOf(guest));
        row.put("crm_state", manager.stateOf(guest));
        row.put("request_state", resource.getOrDefault("state", "started"));
        row.put("status", sid + " (" + guest.node() + ", " + manager.stateOf(guest) + ")");
        return row;
    }

    private static Map<String, Object> row(String id, String type, String node) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("type", type);
        row.put("node", node);
        return row;
    }

    private static Object managerStatus(Call call) {
        HaManager manager = new HaManager(call.cluster());
        Map<String, Object> nodes = new LinkedHashMap<>();
        state(call).nodes().values().forEach(node -> nodes.put(node.name(), node.isOnline() ? "online" : "unknown"));
        Map<String, Object> services = new LinkedHashMap<>();
        HaManager.file(state(call))
                .entries()
                .keySet()
                .forEach(sid -> guest(call, sid)
                        .ifPresent(guest ->
                                services.put(sid, Map.of("node", guest.node(), "state", manager.stateOf(guest)))));
        return Map.of(
                "manager_status",
                Map.of("master_node", master(call), "node_status", nodes, "service_status", services),
                "quorum",
                Map.of("node", call.entryNode(), "quorate", state(call).isQuorate() ? 1 : 0));
    }
}
