package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.Appliance;
import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Snapshot;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How full datastores are, what their garbage collections found, and starting one. */
final class StoreStates {
    private static final String ONE = "/admin/datastore/{store}";
    private static final long CHUNK = 4L << 20;

    private final Timetable timetable;

    StoreStates(Timetable timetable) {
        this.timetable = timetable;
    }

    List<Endpoint> table() {
        return List.of(
                Endpoint.get("/admin/datastore", Stores::known),
                Endpoint.index(ONE, "gc", "groups", "namespace", "prune", "snapshots", "status", "verify"),
                Endpoint.get(ONE + "/status", this::status),
                Endpoint.get(ONE + "/gc", call -> collection(call, call.text("store"))),
                Endpoint.post(ONE + "/gc", call -> timetable.begin(Timetable.Kind.COLLECT, call.text("store"), call)),
                Endpoint.get("/admin/gc", this::collections),
                Endpoint.get("/admin/gc/{store}", call -> List.of(collection(call, call.text("store")))),
                Endpoint.get("/status/datastore-usage", this::usage));
    }

    private Object status(Call call) {
        String store = call.text("store");
        String path = "/datastore/" + store;
        boolean seesAll = call.may(path, "Datastore.Audit", "Datastore.Backup");
        boolean seesSome = call.may(path, "Datastore.Read")
                || call.rights().hasBelow(call.caller().id(), path, List.of("Datastore.Audit", "Datastore.Backup"));
        if (!seesAll && !seesSome) {
            throw Refusals.forbidden();
        }
        Holding holding = call.appliance().readable(store);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("total", seesAll ? holding.capacity() : 0);
        row.put("used", seesAll ? holding.used() : 0);
        row.put("avail", seesAll ? holding.available() : 0);
        row.put("backend-type", "filesystem");
        if (call.flag("verbose", false)) {
            row.put("counts", counts(holding));
            row.put("gc-status", found(holding));
        }
        return row;
    }

    private static Map<String, Object> counts(Holding holding) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String type : List.of("vm", "ct", "host")) {
            List<BackupGroup> groups = holding.groups().stream()
                    .filter(group -> group.type().equals(type))
                    .toList();
            long snapshots = groups.stream()
                    .mapToLong(group -> holding.snapshots(group).size())
                    .sum();
            if (!groups.isEmpty()) {
                counts.put(type, Map.of("groups", groups.size(), "snapshots", snapshots));
            }
        }
        return counts;
    }

    /** What the last garbage collection found. */
    private static Map<String, Object> found(Holding holding) {
        Holding.Collection last = holding.lastCollection();
        Map<String, Object> row = new LinkedHashMap<>();
        boolean hasRun = last.began() > 0;
        long indexed = holding.snapshots().stream().mapToLong(Snapshot::size).sum();
        long stored = holding.snapshots().stream().mapToLong(Snapshot::stored).sum();
        if (hasRun) {
            row.put("upid", last.upid());
        }
        row.put("index-file-count", hasRun ? holding.snapshots().size() : 0);
        row.put("index-data-bytes", hasRun ? indexed : 0);
        row.put("disk-bytes", hasRun ? stored : 0);
        row.put("disk-chunks", hasRun ? stored / CHUNK : 0);
        row.put("removed-bytes", last.removed());
        row.put("removed-chunks", last.removed() / CHUNK);
        row.put("pending-bytes", last.pending());
        row.put("pending-chunks", last.pending() / CHUNK);
        row.put("removed-bad", 0);
        row.put("still-bad", 0);
        return row;
    }

    private Map<String, Object> collection(Call call, String store) {
        Map<String, Object> entry = call.appliance().datastore(store);
        Map<String, Object> row = found(call.appliance().held(store));
        row.put("store", store);
        if (entry.containsKey("gc-schedule")) {
            row.put("schedule", entry.get("gc-schedule"));
        }
        Map<String, Object> status = timetable.status(Timetable.Kind.COLLECT, store);
        status.remove("last-run-upid");
        row.putAll(status);
        return row;
    }

    private Object collections(Call call) {
        return call.file(Appliance.DATASTORES).entries().keySet().stream()
                .filter(store -> call.may("/datastore/" + store, "Datastore.Audit", "Datastore.Modify"))
                .filter(store -> call.text("store").isEmpty() || store.equals(call.text("store")))
                .map(store -> collection(call, store))
                .toList();
    }

    private Object usage(Call call) {
        List<Object> rows = new ArrayList<>();
        for (Object known : Stores.known(call)) {
            String store = String.valueOf(Json.object(known).get("store"));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("store", store);
            row.put("mount-status", "nonremovable");
            row.put("backend-type", "filesystem");
            try {
                Holding holding = call.appliance().readable(store);
                row.put("total", holding.capacity());
                row.put("used", holding.used());
                row.put("avail", holding.available());
                row.put("gc-status", found(holding));
            } catch (Refusal refusal) {
                row.put("error", refusal.text());
            }
            rows.add(row);
        }
        return rows;
    }
}
