package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.values.Upid;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tasks: list, state, log, stop. */
final class TaskEndpoints {
    private static final String TASKS = "/nodes/{node}/tasks";

    private TaskEndpoints() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get("/cluster/tasks").does(TaskEndpoints::recent),
                Endpoint.get(TASKS).does(TaskEndpoints::list),
                Endpoint.get(TASKS + "/{upid}").does(_ -> Names.index("log", "status")),
                Endpoint.get(TASKS + "/{upid}/status").does(TaskEndpoints::status),
                Endpoint.get(TASKS + "/{upid}/log").does(TaskEndpoints::log),
                Endpoint.delete(TASKS + "/{upid}").local().does(TaskEndpoints::stop));
    }

    private static Object recent(Call call) {
        List<TaskRecord> seen = call.cluster().state().tasks().values().stream()
                .filter(task -> maySee(call, task))
                .toList();
        List<TaskRecord> newest = new ArrayList<>(seen.subList(Math.max(0, seen.size() - 25), seen.size()));
        return newest.reversed().stream().map(TaskEndpoints::row).toList();
    }

    private static Object list(Call call) {
        String source = call.optional("source").orElse("archive");
        List<String> states = call.list("statusfilter");
        List<TaskRecord> found = call.cluster().state().tasks().values().stream()
                .filter(task -> task.upid().node().equals(call.node()) && maySee(call, task))
                .filter(task -> source.equals("all") || task.isRunning() == source.equals("active"))
                .filter(task -> call.text("vmid").isEmpty() || task.upid().id().equals(call.text("vmid")))
                .filter(task ->
                        call.text("typefilter").isEmpty() || task.upid().type().equals(call.text("typefilter")))
                .filter(task -> task.upid().user().contains(call.text("userfilter")))
                .filter(task -> task.upid().start() >= call.number("since", 0))
                .filter(task -> task.upid().start() <= call.number("until", Long.MAX_VALUE))
                .filter(task -> !call.flag("errors") || task.outcome().equals("error"))
                .filter(task -> states.isEmpty() || states.contains(task.outcome()))
                .toList();
        call.envelope().put("total", found.size());
        return found.reversed().stream()
                .skip(call.number("start", 0))
                .limit(call.number("limit", 50))
                .map(TaskEndpoints::row)
                .toList();
    }

    private static Map<String, Object> row(TaskRecord task) {
        Upid upid = task.upid();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("upid", upid.toString());
        row.put("node", upid.node());
        row.put("pid", upid.pid());
        row.put("pstart", upid.processStart());
        row.put("starttime", upid.start());
        row.put("type", upid.type());
        row.put("id", upid.id());
        row.put("user", upid.user());
        if (!task.isRunning()) {
            row.put("endtime", task.ended());
            row.put("status", task.exit());
        }
        return row;
    }

    private static Object status(Call call) {
        TaskRecord task = require(call);
        if (task.isRunning() && call.cluster().clock().mode() instanceof ClockMode.Jump) {
            call.cluster().jumpTo(task.due());
        }
        Map<String, Object> row = row(task);
        row.remove("endtime");
        row.put("status", task.isRunning() ? "running" : "stopped");
        if (!task.isRunning()) {
            row.put("exitstatus", task.exit());
        }
        return row;
    }

    private static Object log(Call call) {
        TaskRecord task = require(call);
        call.envelope().put("total", task.log().size());
        List<Object> page = task.page(call.number("start", 0), call.number("limit", 50));
        return page.isEmpty() ? List.of(Map.of("n", 1, "t", "no content")) : page;
    }

    private static Object stop(Call call) {
        TaskRecord task = require(call);
        boolean isOwn = task.upid().user().equals(call.caller().id());
        if (!isOwn) {
            call.require("/nodes/" + call.node(), "Sys.Modify");
        }
        call.cluster().tasks().stop(task);
        return Json.Null.NULL;
    }

    private static TaskRecord require(Call call) {
        String text = call.text("upid");
        Upid upid = Upid.tryParse(text).orElseThrow(() -> Refusal.parameter("upid", "unable to parse worker upid"));
        TaskRecord task = call.cluster().state().tasks().get(text);
        if (task == null || !upid.node().equals(call.node())) {
            throw Refusal.parameter("upid", "no such task");
        }
        if (!maySee(call, task)) {
            call.require("/nodes/" + call.node(), "Sys.Audit");
        }
        return task;
    }

    /** One's own, those of one's tokens, and all with the right to look at the node. */
    private static boolean maySee(Call call, TaskRecord task) {
        String owner = task.upid().user();
        boolean isOwn = owner.equals(call.caller().id())
                || (call.caller().token().isEmpty()
                        && owner.startsWith(call.caller().user() + "!"));
        return isOwn || call.may("/nodes/" + task.upid().node(), "Sys.Audit");
    }
}
