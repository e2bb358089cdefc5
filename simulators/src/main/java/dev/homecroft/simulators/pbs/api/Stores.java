package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.contract.OptionText;
import dev.homecroft.simulators.pbs.store.Appliance;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Maintenance;
import dev.homecroft.simulators.pbs.store.Retention;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.stage.Tasks;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Definitions of datastores. */
final class Stores {
    private static final String ALL = "/config/datastore";
    private static final String ONE = ALL + "/{name}";
    private static final Set<String> CONTROL =
            Set.of("delete", "digest", "name", "prune-schedule", "reuse-datastore", "overwrite-in-use");
    private static final long CAPACITY = 4L << 40;

    private final Timetable timetable;

    Stores(Timetable timetable) {
        this.timetable = timetable;
    }

    List<Endpoint> table() {
        return List.of(
                Endpoint.get(ALL, Stores::list),
                Endpoint.post(ALL, this::create),
                Endpoint.get(ONE, Stores::look),
                Endpoint.put(ONE, this::change),
                Endpoint.delete(ONE, this::delete));
    }

    private static ConfigFile file(Call call) {
        return call.file(Appliance.DATASTORES);
    }

    private static Map<String, Object> row(String name, Map<String, Object> entry) {
        Map<String, Object> row = OptionText.json(Contract.backupServer().method("POST", ALL), entry, true);
        row.put("name", name);
        return row;
    }

    private static Object list(Call call) {
        List<Object> rows = new ArrayList<>();
        file(call).entries().forEach((name, entry) -> {
            if (call.may("/datastore/" + name, "Datastore.Audit")) {
                rows.add(row(name, entry));
            }
        });
        call.tell(file(call));
        return rows;
    }

    private static Object look(Call call) {
        call.tell(file(call));
        return row(call.text("name"), call.appliance().datastore(call.text("name")));
    }

    private Object create(Call call) {
        String name = call.text("name");
        String path = call.text("path");
        if (file(call).find(name).isPresent()) {
            throw Refusal.parameter("name", "datastore '" + name + "' already exists.");
        }
        if (call.optional("backend").isPresent()
                || call.optional("backing-device").isPresent()) {
            throw new Refusal(501, "Removable datastores and those in S3 are not simulated", Map.of());
        }
        if (!path.startsWith("/")) {
            throw Refusal.parameter("path", "expected an absolute path, got '" + path + "'");
        }
        file(call).entries().forEach((other, entry) -> {
            String taken = entry.getOrDefault("path", "") + "/";
            if (taken.startsWith(path + "/") || (path + "/").startsWith(taken)) {
                throw Refusal.parameter(
                        "path", "nesting not allowed: '" + other + "' already in '" + entry.get("path") + "'");
            }
        });
        NavigableMap<String, Object> entry = new TreeMap<>();
        Method creates = Contract.backupServer().method("POST", ALL);
        OptionText.apply(call.arguments(), List.of(), CONTROL, creates, entry);
        Section.requireSchedule(entry);
        Map<String, Object> kept = new TreeMap<>();
        Retention.names()
                .forEach(period -> Optional.ofNullable(entry.remove("keep-" + period))
                        .ifPresent(value -> kept.put("keep-" + period, value)));
        return call.task("create-datastore", name, call.appliance().pace().task(0), task -> {
            boolean isThere = call.appliance().state().holdings().containsKey(path);
            if (isThere && !call.flag("reuse-datastore", false)) {
                throw Refusals.bad("datastore path not empty");
            }
            call.appliance().state().holdings().computeIfAbsent(path, _ -> new Holding(CAPACITY));
            file(call).entries().put(name, entry);
            task.say("Chunkstore create: 100%");
            timetable.arm(Timetable.Kind.COLLECT, name);
            call.optional("prune-schedule").ifPresent(schedule -> addPruneJob(call, name, schedule, kept));
        });
    }

    private void addPruneJob(Call call, String store, String schedule, Map<String, Object> kept) {
        String uuid = call.appliance().stage().randomness().uuid();
        String full = "default-" + store + "-" + uuid;
        String id = full.substring(0, Math.min(32, full.length()));
        NavigableMap<String, Object> job = new TreeMap<>(kept);
        job.put("store", store);
        job.put("schedule", schedule);
        call.file(Timetable.Kind.PRUNE.file()).entries().put(id, job);
        timetable.arm(Timetable.Kind.PRUNE, id);
    }

    private Object change(Call call) {
        String name = call.text("name");
        NavigableMap<String, Object> entry = new TreeMap<>(call.appliance().datastore(name));
        Section.requireDigest(file(call), call);
        for (String period : Retention.names()) {
            if (call.optional("keep-" + period).isPresent()) {
                throw Refusal.parameter("keep-" + period, "datastore prune settings have been replaced by prune jobs");
            }
        }
        call.texts("delete").forEach(entry::remove);
        OptionText.apply(
                call.arguments(), List.of(), CONTROL, Contract.backupServer().method("PUT", ONE), entry);
        Section.requireSchedule(entry);
        Maintenance.of(entry)
                .filter(mode -> List.of("delete", "unmount", "s3-refresh").contains(mode.type()))
                .ifPresent(mode -> {
                    throw Refusals.bad("cannot set maintenance mode to '" + mode.type() + "'");
                });
        file(call).entries().put(name, entry);
        timetable.arm(Timetable.Kind.COLLECT, name);
        return Json.Null.NULL;
    }

    private Object delete(Call call) {
        String name = call.text("name");
        NavigableMap<String, Object> entry =
                file(call).find(name).orElseThrow(() -> Refusals.missing("datastore '" + name + "' does not exist."));
        Section.requireDigest(file(call), call);
        if (!call.flag("keep-job-configs", false)) {
            removeJobs(call, name);
        }
        Optional<Object> before = Optional.ofNullable(entry.put("maintenance-mode", "type=delete"));
        return call.task("delete-datastore", name, call.appliance().pace().task(0), new Deletion(call, name, before));
    }

    private static void removeJobs(Call call, String store) {
        for (Timetable.Kind kind : List.of(Timetable.Kind.PRUNE, Timetable.Kind.VERIFY, Timetable.Kind.SYNC)) {
            call.file(kind.file()).entries().values().removeIf(job -> store.equals(job.get("store")));
        }
        String path = "/datastore/" + store;
        call.file(Rights.FILE).entries().values().removeIf(line -> {
            String of = String.valueOf(line.get("path"));
            return of.equals(path) || of.startsWith(path + "/");
        });
    }

    /** The end of a datastore; if it fails, the datastore is as it was. */
    private record Deletion(Call call, String name, Optional<Object> before) implements Tasks.Work {
        @Override
        public void finish(TaskRecord task) {
            String path =
                    call.appliance().datastore(name).getOrDefault("path", "").toString();
            file(call).entries().remove(name);
            task.say("Removed datastore '" + name + "' from the configuration");
            if (call.flag("destroy-data", false)) {
                call.appliance().state().holdings().remove(path);
                task.say("Deleted all data in '" + path + "'");
            }
        }

        @Override
        public void abort() {
            NavigableMap<String, Object> entry = call.appliance().datastore(name);
            entry.remove("maintenance-mode");
            before.ifPresent(mode -> entry.put("maintenance-mode", mode));
        }
    }

    /** The states of all datastores that the caller may see, for lists. */
    static List<Object> known(Call call) {
        List<Object> rows = new ArrayList<>();
        file(call).entries().forEach((name, entry) -> {
            String path = "/datastore/" + name;
            List<String> any = List.of("Datastore.Audit", "Datastore.Backup", "Datastore.Modify", "Datastore.Read");
            boolean isSeen = call.may(path, "Datastore.Audit", "Datastore.Backup")
                    || call.rights().hasBelow(call.caller().id(), path, any);
            if (isSeen) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("store", name);
                Optional.ofNullable(entry.get("comment")).ifPresent(comment -> row.put("comment", comment));
                Optional.ofNullable(entry.get("maintenance-mode")).ifPresent(mode -> row.put("maintenance", mode));
                row.put("mount-status", "nonremovable");
                row.put("backend-type", "filesystem");
                rows.add(row);
            }
        });
        return rows;
    }
}
