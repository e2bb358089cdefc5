package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Software-defined networks: all writes are staged, and one call makes them so on every node. */
final class Sdn {
    /** The kinds of entries with the name of their identifying parameter. */
    private static final Map<String, String> KINDS =
            Map.of("zones", "zone", "vnets", "vnet", "controllers", "controller", "ipams", "ipam", "dns", "dns");

    private static final String SUBNETS = "subnets";

    private Sdn() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>();
        table.add(Endpoint.get("/cluster/sdn").does(_ -> Names.index("vnets", "zones", "controllers", "ipams", "dns")));
        table.add(Endpoint.put("/cluster/sdn").does(Sdn::apply));
        table.add(Endpoint.post("/cluster/sdn/lock").does(Sdn::lock));
        table.add(Endpoint.delete("/cluster/sdn/lock").does(Sdn::unlock));
        table.add(Endpoint.post("/cluster/sdn/rollback").does(Sdn::rollback));
        KINDS.forEach((kind, key) -> table.addAll(
                new Crud("/cluster/sdn/" + kind, key, "sdn " + key, call -> file(call, kind), new Room(kind, key))
                        .table()));
        table.addAll(new Crud(
                        "/cluster/sdn/vnets/{vnet}/subnets",
                        "subnet",
                        "sdn subnet",
                        call -> file(call, SUBNETS),
                        new OfSubnets())
                .table());
        table.add(Endpoint.get("/nodes/{node}/sdn/zones").does(Sdn::zonesOnNode));
        return table;
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    private static ConfigFile file(Call call, String kind) {
        boolean isRunning = call.flag("running") && call.optional("running").isPresent();
        return state(call).file((isRunning ? "sdn.running/" : "sdn/") + kind);
    }

    private static ConfigFile staged(ClusterState state, String kind) {
        return state.file("sdn/" + kind);
    }

    private static ConfigFile running(ClusterState state, String kind) {
        return state.file("sdn.running/" + kind);
    }

    private static List<String> kinds() {
        List<String> kinds = new ArrayList<>(new TreeSet<>(KINDS.keySet()));
        kinds.add(SUBNETS);
        return kinds;
    }

    /** The bridges that applied vnets are on every node. */
    static List<String> bridges(ClusterState state) {
        return List.copyOf(running(state, "vnets").entries().keySet());
    }

    private static class Room implements Crud.Room {
        private final String kind;
        private final String key;

        Room(String kind, String key) {
            this.kind = kind;
            this.key = key;
        }

        @Override
        public void check(Call call, String id, Map<String, Object> entry) {
            requireToken(call);
            entry.put("type", entry.getOrDefault("type", key));
            String zone = entry.getOrDefault("zone", "").toString();
            if (kind.equals("vnets") && staged(state(call), "zones").find(zone).isEmpty()) {
                throw new Refusal("zone " + zone + " does not exist");
            }
            boolean needsTag = kind.equals("vnets")
                    && !entry.containsKey("tag")
                    && !staged(state(call), "zones").text(zone, "type").equals("simple");
            if (needsTag) {
                throw new Refusal("missing vlan tag");
            }
            boolean needsBridge = kind.equals("zones")
                    && List.of("vlan", "qinq").contains(String.valueOf(entry.get("type")))
                    && !entry.containsKey("bridge");
            if (needsBridge) {
                throw Refusal.parameter("bridge", "missing value for required option 'bridge'");
            }
        }

        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            Map<String, Object> old = options(running(state(call), kind), id);
            Map<String, Object> now = options(staged(state(call), kind), id);
            if (call.flag("pending") && !old.equals(now)) {
                stage(row, old, now);
            }
        }

        private static Map<String, Object> options(ConfigFile file, String id) {
            return file.find(id).map(Map::copyOf).orElse(Map.of());
        }

        /** What runs and is not staged any more is shown until that is applied. */
        @Override
        public List<Object> more(Call call) {
            List<Object> rows = new ArrayList<>();
            if (!call.flag("pending")) {
                return rows;
            }
            running(state(call), kind).entries().forEach((id, entry) -> {
                boolean isGone = staged(state(call), kind).find(id).isEmpty();
                if (isGone && isListed(call, entry)) {
                    Map<String, Object> row = new LinkedHashMap<>(entry);
                    row.put(key, id);
                    row.put("state", "deleted");
                    rows.add(row);
                }
            });
            return rows;
        }

        boolean isListed(Call call, Map<String, Object> entry) {
            return call.text("type").isEmpty() || call.text("type").equals(entry.get("type"));
        }

        @Override
        public boolean isSeen(Call call, String id) {
            String path = kind.equals("zones") ? "/sdn/zones/" + id : "/sdn";
            String zone = staged(state(call), "vnets").text(id, "zone");
            boolean isWanted = call.text("type").isEmpty()
                    || call.text("type").equals(file(call, kind).text(id, "type"));
            return isWanted
                    && call.may(
                            kind.equals("vnets") ? "/sdn/zones/" + zone + "/" + id : path,
                            "SDN.Audit",
                            "SDN.Use",
                            "SDN.Allocate");
        }

        @Override
        public void delete(Call call, String id) {
            requireToken(call);
            String user = kind.equals("zones") ? "vnets" : SUBNETS;
            boolean isUsed = (kind.equals("zones") || kind.equals("vnets"))
                    && staged(state(call), user).entries().values().stream()
                            .anyMatch(other -> id.equals(other.get(key)));
            if (isUsed) {
                throw new Refusal("can't delete " + key + " '" + id + "': it is used");
            }
        }
    }

    /** What runs stands in the row, and beside it what it is to be; an option that goes is called deleted there. */
    private static void stage(Map<String, Object> row, Map<String, Object> old, Map<String, Object> now) {
        Map<String, Object> pending = new LinkedHashMap<>();
        now.forEach((name, value) -> {
            if (!value.equals(old.get(name)) && !name.equals("type")) {
                pending.put(name, row.getOrDefault(name, value));
                row.remove(name);
            }
        });
        old.forEach((name, value) -> {
            if (!now.containsKey(name)) {
                pending.put(name, "deleted");
            }
            row.put(name, value);
        });
        row.put("state", old.isEmpty() ? "new" : "changed");
        row.put("pending", pending);
    }

    /** Subnets are known by zone and network: {@code lab-10.0.0.0-24}. */
    private static final class OfSubnets extends Room {
        OfSubnets() {
            super(SUBNETS, "subnet");
        }

        @Override
        public void enter(Call call) {
            String vnet = call.text("vnet");
            if (staged(state(call), "vnets").find(vnet).isEmpty()) {
                throw new Refusal("sdn vnet '" + vnet + "' does not exist");
            }
            String subnet = call.text("subnet");
            if (subnet.contains("/")) {
                String zone = staged(state(call), "vnets").text(vnet, "zone");
                call.arguments().put("subnet", List.of(zone + "-" + subnet.replace('/', '-')));
            }
        }

        @Override
        public void check(Call call, String id, Map<String, Object> entry) {
            requireToken(call);
            String zone = staged(state(call), "vnets").text(call.text("vnet"), "zone");
            String[] parts = id.substring(zone.length() + 1).split("-");
            entry.put("type", "subnet");
            entry.put("vnet", call.text("vnet"));
            entry.put("zone", zone);
            entry.put("network", parts[0]);
            entry.put("mask", parts.length > 1 ? parts[1] : "");
            entry.put("cidr", parts[0] + "/" + entry.get("mask"));
        }

        @Override
        boolean isListed(Call call, Map<String, Object> entry) {
            return call.text("vnet").equals(entry.get("vnet"));
        }

        @Override
        public boolean isSeen(Call call, String id) {
            return file(call, SUBNETS).text(id, "vnet").equals(call.text("vnet"));
        }

        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            super.show(call, id, row);
            row.put("id", id);
        }

        @Override
        public void delete(Call call, String id) {
            requireToken(call);
        }
    }

    private static void requireToken(Call call) {
        String held = state(call).file("sdn.lock").text("lock", "token");
        if (!held.isEmpty() && !held.equals(call.text("lock-token"))) {
            throw new Refusal("could not acquire lock for SDN config: it is held with another token");
        }
    }

    private static boolean isStaged(ClusterState state) {
        return kinds().stream()
                .anyMatch(kind -> !staged(state, kind)
                        .digest()
                        .equals(running(state, kind).digest()));
    }

    private static Object lock(Call call) {
        requireToken(call);
        if (!state(call).file("sdn.lock").text("lock", "token").isEmpty()) {
            throw new Refusal("could not acquire lock for SDN config");
        }
        if (isStaged(state(call)) && !call.flag("allow-pending")) {
            throw new Refusal("there are pending changes to the SDN configuration");
        }
        String token = call.cluster().randomness().uuid();
        state(call).file("sdn.lock").at("lock").put("token", token);
        return token;
    }

    private static Object unlock(Call call) {
        if (!call.flag("force")) {
            requireToken(call);
        }
        state(call).file("sdn.lock").entries().clear();
        return Json.Null.NULL;
    }

    private static void release(Call call) {
        if (call.flag("release-lock", true)) {
            state(call).file("sdn.lock").entries().clear();
        }
    }

    private static Object rollback(Call call) {
        requireToken(call);
        kinds().forEach(kind -> staged(state(call), kind).copyFrom(running(state(call), kind)));
        release(call);
        return Json.Null.NULL;
    }

    private static Object apply(Call call) {
        requireToken(call);
        return call.task(call.entryNode(), "reloadnetworkall", "", call.duration("reloadnetworkall", 0), task -> {
            kinds().forEach(kind -> running(state(call), kind).copyFrom(staged(state(call), kind)));
            state(call).nodes().keySet().forEach(node -> task.say(node + ": reloading network config"));
            release(call);
        });
    }

    private static Object zonesOnNode(Call call) {
        List<Object> rows = new ArrayList<>();
        rows.add(Map.of("zone", "localnetwork", "status", "available"));
        running(state(call), "zones")
                .entries()
                .keySet()
                .forEach(zone -> rows.add(Map.of("zone", zone, "status", "available")));
        return rows;
    }
}
