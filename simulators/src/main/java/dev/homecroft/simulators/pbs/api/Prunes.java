package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Namespaces;
import dev.homecroft.simulators.pbs.store.Retention;
import dev.homecroft.simulators.pbs.store.Retention.Mark;
import dev.homecroft.simulators.pbs.store.Snapshot;
import dev.homecroft.simulators.stage.TaskRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Removing backups that nothing keeps: of a group, of a datastore, by a job. */
final class Prunes {
    private static final String ONE = "/admin/datastore/{store}";

    private Prunes() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.post(ONE + "/prune", Prunes::group),
                Endpoint.post(ONE + "/prune-datastore", Prunes::datastore));
    }

    private static Retention retention(Function<String, String> option) {
        Map<String, Integer> counts = new HashMap<>();
        Retention.names().forEach(name -> {
            String count = option.apply("keep-" + name);
            if (!count.isEmpty()) {
                counts.put(name, Integer.parseInt(count));
            }
        });
        return new Retention(counts);
    }

    private static Object group(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Modify", "Datastore.Prune");
        Holding holding = call.appliance().writable(call.text("store"));
        BackupGroup group = Ownership.group(call);
        ownership.check(holding, group);
        Retention retention = retention(call::text);
        boolean isDry = call.flag("dry-run", false);
        if (call.flag("use-task", false) && !isDry) {
            String id = call.text("store") + ":" + group.namespace() + ":" + group;
            return call.task(
                    "prune",
                    id,
                    call.appliance().pace().task(0),
                    task -> apply(holding, retention.marks(holding.snapshots(group)), false, task));
        }
        Map<Snapshot, Mark> marks = retention.marks(holding.snapshots(group));
        List<Object> rows = new ArrayList<>();
        new ArrayList<>(marks.keySet()).reversed().forEach(one -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("backup-type", group.type());
            row.put("backup-id", group.id());
            row.put("backup-time", one.time());
            row.put("keep", marks.get(one) != Mark.REMOVE);
            row.put("protected", one.isProtected());
            if (!group.namespace().isEmpty()) {
                row.put("ns", group.namespace());
            }
            rows.add(row);
        });
        if (!isDry) {
            marks.forEach((one, mark) -> remove(holding, one, mark));
        }
        return rows;
    }

    private static void remove(Holding holding, Snapshot one, Mark mark) {
        if (mark == Mark.REMOVE) {
            holding.remove(one);
        }
    }

    private static void apply(Holding holding, Map<Snapshot, Mark> marks, boolean isDry, TaskRecord task) {
        marks.forEach((one, mark) -> {
            task.say((isDry ? "would " : "") + mark.name().toLowerCase(Locale.ROOT) + " " + one.name());
            if (!isDry) {
                remove(holding, one, mark);
            }
        });
    }

    private static Object datastore(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Modify", "Datastore.Prune");
        String store = call.text("store");
        call.appliance().writable(store);
        Reach reach = new Reach(store, call.text("ns"), (int) call.number("max-depth", Namespaces.DEEPEST));
        return begin(call, "prune", reach, retention(call::text), ownership, call.flag("dry-run", false));
    }

    static String job(Call call, String id) {
        Map<String, Object> job = Jobs.require(call, Timetable.Kind.PRUNE, id);
        String store = String.valueOf(job.get("store"));
        call.appliance().writable(store);
        Retention retention = retention(name -> job.getOrDefault(name, "").toString());
        return begin(call, "prunejob", Reach.of(job), retention, new Ownership(call.caller(), true), false);
    }

    private static String begin(
            Call call, String type, Reach reach, Retention retention, Ownership ownership, boolean isDry) {
        return call.task(type, reach.worker(), call.appliance().pace().task(0), task -> {
            Holding holding = call.appliance().writable(reach.store());
            task.say("Starting datastore prune on datastore '" + reach.store() + "'");
            if (!retention.isStated()) {
                task.say("No prune selection - keeping all files.");
            }
            holding.groups().stream()
                    .filter(group -> reach.covers(group) && ownership.covers(holding, group))
                    .forEach(group -> apply(holding, retention.marks(holding.snapshots(group)), isDry, task));
        });
    }
}
