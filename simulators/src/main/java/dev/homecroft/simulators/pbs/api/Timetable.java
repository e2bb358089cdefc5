package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.Appliance;
import dev.homecroft.simulators.pbs.store.CalendarEvent;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** When jobs are due, when they ran, and running them at their times. Wants the lock held. */
final class Timetable {
    private static final String RUNS = "jobstate";

    private final Appliance appliance;

    /** The kinds of jobs, with the file and the option that their schedules are in. */
    enum Kind {
        PRUNE("prunejob", "prune.cfg", "schedule"),
        VERIFY("verificationjob", "verification.cfg", "schedule"),
        SYNC("syncjob", "sync.cfg", "schedule"),
        COLLECT("garbage_collection", Appliance.DATASTORES, "gc-schedule");

        private final String task;
        private final String file;
        private final String option;

        Kind(String task, String file, String option) {
            this.task = task;
            this.file = file;
            this.option = option;
        }

        /** The type of its tasks. */
        String task() {
            return task;
        }

        String file() {
            return file;
        }
    }

    Timetable(Appliance appliance) {
        this.appliance = appliance;
    }

    /** Lets all jobs run when they are due. */
    void arm() {
        for (Kind kind : Kind.values()) {
            List.copyOf(appliance.state().file(kind.file).entries().keySet()).forEach(id -> arm(kind, id));
        }
    }

    /** Lets a job run when it is due; to be told after each change. */
    void arm(Kind kind, String id) {
        runs().at(key(kind, id)).putIfAbsent("since", Long.toString(appliance.now()));
        next(kind, id)
                .ifPresent(due -> appliance.stage().at(due * 1000, () -> {
                    boolean isStillDue = next(kind, id).equals(OptionalLong.of(due));
                    if (isStillDue) {
                        run(kind, id, due);
                    }
                }));
    }

    private void run(Kind kind, String id, long due) {
        runs().at(key(kind, id)).put("since", Long.toString(due));
        try {
            begin(kind, id, new Call(appliance, Caller.ROOT, Map.of(), ""));
        } catch (Refusal refusal) {
            runs().at(key(kind, id)).put("refused", refusal.text());
        }
        arm(kind, id);
    }

    /** Runs a job now; the answer is its task. */
    String begin(Kind kind, String id, Call call) {
        String upid = switch (kind) {
            case PRUNE -> Prunes.job(call, id);
            case VERIFY -> Verifications.job(call, id);
            case SYNC -> Syncs.job(call, id);
            case COLLECT -> Collections.begin(call, id);
        };
        runs().at(key(kind, id)).put("upid", upid);
        runs().at(key(kind, id)).put("since", Long.toString(appliance.now()));
        runs().at(key(kind, id)).remove("refused");
        return upid;
    }

    /** Forgets a job that is gone. */
    void forget(Kind kind, String id) {
        runs().entries().remove(key(kind, id));
    }

    private OptionalLong next(Kind kind, String id) {
        Map<String, Object> entry = appliance
                .state()
                .file(kind.file)
                .find(id)
                .<Map<String, Object>>map(found -> found)
                .orElse(Map.of());
        if ("1".equals(entry.get("disable"))) {
            return OptionalLong.empty();
        }
        Optional<CalendarEvent> event = Optional.ofNullable(entry.get(kind.option))
                .map(Object::toString)
                .flatMap(CalendarEvent::tryParse);
        String since = runs().text(key(kind, id), "since");
        return event.map(found -> found.next(since.isEmpty() ? appliance.now() : Long.parseLong(since)))
                .orElseGet(OptionalLong::empty);
    }

    /** Next run and last run, as the lists of jobs have them. */
    Map<String, Object> status(Kind kind, String id) {
        Map<String, Object> row = new LinkedHashMap<>();
        next(kind, id).ifPresent(due -> row.put("next-run", due));
        String upid = runs().text(key(kind, id), "upid");
        String refused = runs().text(key(kind, id), "refused");
        TaskRecord task = appliance.state().tasks().get(upid);
        if (task != null) {
            row.put("last-run-upid", upid);
            if (!task.isRunning()) {
                row.put("last-run-state", task.exit());
                row.put("last-run-endtime", task.ended());
            }
        }
        if (!refused.isEmpty()) {
            row.put("last-run-state", refused);
        }
        return row;
    }

    private ConfigFile runs() {
        return appliance.state().file(RUNS);
    }

    private static String key(Kind kind, String id) {
        return kind.task + "/" + id;
    }
}
