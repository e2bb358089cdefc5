package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pools; their name goes as a parameter, since it may hold a slash. */
final class PoolEndpoints {
    private PoolEndpoints() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get("/pools").does(PoolEndpoints::list),
                Endpoint.get("/pools/{poolid}")
                        .does(call -> Json.array(list(call)).getFirst()),
                Endpoint.post("/pools").does(PoolEndpoints::create),
                Endpoint.put("/pools").does(PoolEndpoints::change),
                Endpoint.put("/pools/{poolid}").does(PoolEndpoints::change),
                Endpoint.delete("/pools").does(PoolEndpoints::delete),
                Endpoint.delete("/pools/{poolid}").does(PoolEndpoints::delete));
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    private static Object list(Call call) {
        if (call.optional("poolid").isPresent()) {
            String pool = requirePool(call);
            call.require("/pool/" + pool, "Pool.Audit");
            Map<String, Object> row = row(call, pool);
            row.put("members", members(call, pool));
            return List.of(row);
        }
        return state(call).pools().keySet().stream()
                .filter(pool -> call.may("/pool/" + pool, "Pool.Audit", "Pool.Allocate"))
                .map(pool -> row(call, pool))
                .toList();
    }

    private static Map<String, Object> row(Call call, String pool) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("poolid", pool);
        String comment = state(call).pools().getOrDefault(pool, "");
        if (!comment.isEmpty()) {
            row.put("comment", comment);
        }
        return row;
    }

    private static List<Object> members(Call call, String pool) {
        String type = call.text("type");
        List<Object> members = new ArrayList<>();
        for (Guest guest : state(call).guests().values()) {
            boolean isWanted = type.isEmpty() || type.equals(guest.kind().path());
            if (isWanted && guest.pool().equals(pool)) {
                Map<String, Object> row = GuestStatus.brief(call.cluster(), guest);
                row.put("id", guest.kind().path() + "/" + guest.vmid());
                row.put("type", guest.kind().path());
                row.put("node", guest.node());
                members.add(row);
            }
        }
        state(call).storagePools().forEach((storage, owner) -> {
            if (owner.equals(pool) && (type.isEmpty() || type.equals("storage"))) {
                members.add(Map.of("id", "storage/" + storage, "type", "storage", "storage", storage));
            }
        });
        return members;
    }

    private static Object create(Call call) {
        String pool = call.text("poolid");
        if (!pool.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,2}")) {
            throw Refusal.parameter("poolid", "invalid format - value does not look like a valid pool ID");
        }
        if (state(call).pools().containsKey(pool)) {
            throw new Refusal("create pool failed: pool '" + pool + "' already exists");
        }
        state(call).pools().put(pool, call.text("comment"));
        return Json.Null.NULL;
    }

    private static Object change(Call call) {
        String pool = requirePool(call);
        call.optional("comment").ifPresent(comment -> state(call).pools().put(pool, comment));
        for (String vmid : call.list("vms")) {
            Guest guest = state(call)
                    .guest(Integer.parseInt(vmid))
                    .orElseThrow(() -> new Refusal("update pool failed: VM " + vmid + " does not exist"));
            boolean isElsewhere = !guest.pool().isEmpty() && !guest.pool().equals(pool);
            if (call.flag("delete")) {
                guest.joinPool("");
            } else if (isElsewhere && !call.flag("allow-move")) {
                throw new Refusal("update pool failed: VM " + vmid + " belongs already to pool '" + guest.pool()
                        + "' and allow-move is not set");
            } else {
                guest.joinPool(pool);
            }
        }
        for (String storage : call.list("storage")) {
            if (call.flag("delete")) {
                state(call).storagePools().remove(storage);
            } else {
                state(call).storagePools().put(storage, pool);
            }
        }
        return Json.Null.NULL;
    }

    private static Object delete(Call call) {
        String pool = requirePool(call);
        boolean isEmpty = state(call).guests().values().stream()
                        .noneMatch(guest -> guest.pool().equals(pool))
                && !state(call).storagePools().containsValue(pool);
        if (!isEmpty) {
            throw new Refusal("delete pool failed: pool '" + pool + "' is not empty");
        }
        state(call).pools().remove(pool);
        return Json.Null.NULL;
    }

    private static String requirePool(Call call) {
        String pool = call.text("poolid");
        if (!state(call).pools().containsKey(pool)) {
            throw new Refusal("pool '" + pool + "' does not exist");
        }
        return pool;
    }
}
