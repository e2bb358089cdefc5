package dev.homecroft.simulators.stage;

import dev.homecroft.simulators.values.Upid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A task and its log. Mutable; guarded by the cluster's lock. */
public final class TaskRecord {
    private final Upid upid;
    private final List<String> log = new ArrayList<>();
    private final long due;
    private long ended;
    private String exit = "";
    private int warnings;

    TaskRecord(Upid upid, long due) {
        this.upid = upid;
        this.due = due;
    }

    public Upid upid() {
        return upid;
    }

    public List<String> log() {
        return List.copyOf(log);
    }

    public void say(String line) {
        log.add(line);
    }

    /** Makes it end with {@code WARNINGS: n} in place of {@code OK}. */
    public void warn(String text) {
        warnings++;
        log.add("WARN: " + text);
    }

    /** When it will be done, in simulated milliseconds. */
    public long due() {
        return due;
    }

    public boolean isRunning() {
        return ended == 0;
    }

    /** Unix seconds of its end, 0 while it runs. */
    public long ended() {
        return ended;
    }

    /** OK, {@code WARNINGS: n} or what went wrong; empty while it runs. */
    public String exit() {
        return exit;
    }

    /** {@code ok}, {@code warning} or {@code error}; {@code unknown} while it runs: the words that lists are narrowed by. */
    public String outcome() {
        if (isRunning()) {
            return "unknown";
        }
        if (exit.equals("OK")) {
            return "ok";
        }
        return exit.startsWith("WARNINGS") ? "warning" : "error";
    }

    /**
     * A part of the log, as it is answered.
     *
     * @param start lines that are left out before it
     * @param limit how many lines at most, 0 for all
     */
    public List<Object> page(long start, long limit) {
        List<Object> page = new ArrayList<>();
        for (int i = (int) start; i < log.size() && (limit == 0 || page.size() < limit); i++) {
            page.add(Map.of("n", i + 1, "t", log.get(i)));
        }
        return page;
    }

    void end(String failure, long now) {
        if (!failure.isEmpty()) {
            exit = failure;
            log.add("TASK ERROR: " + failure);
        } else if (warnings > 0) {
            exit = "WARNINGS: " + warnings;
            log.add("TASK WARNINGS: " + warnings);
        } else {
            exit = "OK";
            log.add("TASK OK");
        }
        ended = Math.max(1, now / 1000);
    }

    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("upid", upid.toString());
        json.put("due", due);
        json.put("ended", ended);
        json.put("exit", exit);
        json.put("log", log);
        return json;
    }

    public static TaskRecord fromJson(Fields fields) {
        Upid upid = Upid.tryParse(fields.text("upid"))
                .orElseThrow(() -> new IllegalArgumentException("not a task id: " + fields.text("upid")));
        TaskRecord task = new TaskRecord(upid, fields.number("due"));
        task.ended = fields.number("ended");
        task.exit = fields.text("exit");
        task.log.addAll(fields.texts("log"));
        return task;
    }
}
