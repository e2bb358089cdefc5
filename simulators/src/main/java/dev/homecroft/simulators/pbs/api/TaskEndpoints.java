package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.values.Upid;
import dev.homecroft.simulators.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tasks: list, state, log, stop. */
final class TaskEndpoints {
    private static final String TASKS = "/nodes/{node}/tasks";

    private TaskEndpoints() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get(TASKS, TaskEndpoints::list),
                Endpoint.index(TASKS + "/{upid}", "log", "status"),
                Endpoint.get(TASKS + "/{upid}/status", TaskEndpoints::status),
                Endpoint.get(TASKS + "/{upid}/log", TaskEndpoints::log),
                Endpoint.delete(TASKS + "/{upid}", TaskEndpoints::stop));
    }

    private static Object list(Call call) {
        boolean seesAll = call.may("/system/tasks", "Sys.Audit");
        List<TaskRecord> found = call.appliance().state().tasks().values().stream()
                .filter(task -> seesAll || call.caller().owns(task.upid().user()))
                .filter(task -> !call.flag("running", false) || task.isRunning())
                .filter(task -> task.upid().type().contains(call.text("typefilter")))
                .filter(task -> task.upid().user().contains(call.text("userfilter")))
                .filter(task -> call.text("store").isEmpty() || isAbout(task, call.text("store")))
                .filter(task -> task.upid().start() >= call.number("since", 0))
                .filter(task -> task.upid().start() <= call.number("until", Long.MAX_VALUE))
                .filter(task -> !call.flag("errors", false)
                        || List.of("error", "warning").contains(task.outcome()))
                .filter(task -> call.texts("statusfilter").isEmpty()
                        || call.texts("statusfilter").contains(task.outcome()))
                .toList();
        call.envelope().put("total", found.size());
        long limit = call.number("limit", 50);
        return found.reversed().stream()
                .skip(call.number("start", 0))
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .map(TaskEndpoints::row)
                .toList();
    }

    /** Sync jobs name their datastore third, all others first. */
    private static boolean isAbout(TaskRecord task, String store) {
        String[] parts = Call.plain(task.upid().id()).split(":");
        boolean isSync = task.upid().type().equals(Timetable.Kind.SYNC.task());
        int index = isSync ? 2 : 0;
        return parts.length > index && parts[index].equals(store);
    }

    private static Map<String, Object> row(TaskRecord task) {
        Upid upid = task.upid();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("upid", upid.toString());
        row.put("node", "localhost");
        row.put("pid", upid.pid());
        row.put("pstart", upid.processStart());
        row.put("starttime", upid.start());
        row.put("worker_type", upid.type());
        row.put("worker_id", Call.plain(upid.id()));
        row.put("user", upid.user());
        if (!task.isRunning()) {
            row.put("endtime", task.ended());
            row.put("status", task.exit());
        }
        return row;
    }

    private static Object status(Call call) {
        TaskRecord task = require(call);
        if (task.isRunning() && call.appliance().stage().clock().mode() instanceof ClockMode.Jump) {
            call.appliance().stage().jumpTo(task.due());
        }
        Caller owner = new Caller(task.upid().user());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("upid", task.upid().toString());
        row.put("node", task.upid().node());
        row.put("pid", task.upid().pid());
        row.put("pstart", task.upid().processStart());
        row.put("starttime", task.upid().start());
        row.put("type", task.upid().type());
        row.put("id", Call.plain(task.upid().id()));
        row.put("user", owner.user());
        if (owner.isToken()) {
            row.put("tokenid", owner.id().substring(owner.user().length() + 1));
        }
        row.put("status", task.isRunning() ? "running" : "stopped");
        if (!task.isRunning()) {
            row.put("exitstatus", task.exit());
        }
        return row;
    }

    private static Object log(Call call) {
        TaskRecord task = require(call);
        call.envelope().put("total", task.log().size());
        if (call.flag("test-status", false)) {
            call.envelope().put("active", task.isRunning());
        }
        return task.page(call.number("start", 0), call.number("limit", 50));
    }

    private static Object stop(Call call) {
        TaskRecord task = require(call);
        if (!call.caller().owns(task.upid().user())) {
            call.require("/system/tasks", "Sys.Modify");
        }
        call.appliance().tasks().stop(task);
        return Json.Null.NULL;
    }

    private static TaskRecord require(Call call) {
        TaskRecord task = call.appliance().state().tasks().get(call.text("upid"));
        if (task == null) {
            throw Upid.tryParse(call.text("upid")).isPresent()
                    ? Refusals.missing("no such task")
                    : Refusal.parameter("upid", "unable to parse UPID");
        }
        boolean maySee = call.caller().owns(task.upid().user()) || call.may("/system/tasks", "Sys.Audit");
        if (!maySee) {
            throw Refusals.bad("task access not allowed");
        }
        return task;
    }
}
