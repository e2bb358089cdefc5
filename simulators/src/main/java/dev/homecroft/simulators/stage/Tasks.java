package dev.homecroft.simulators.stage;

import dev.homecroft.simulators.values.Upid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Runs tasks over simulated time. All methods want the stage's lock held. */
public final class Tasks {
    private static final int KEPT = 2000;

    private final Stage stage;
    private final Map<String, TaskRecord> records;
    private final boolean isNumbered;
    private final Map<String, Work> running = new HashMap<>();
    private final Map<String, TaskRecord> open = new LinkedHashMap<>();
    private Optional<String> planted = Optional.empty();
    private BiConsumer<TaskRecord, String> teller = (task, what) -> {};

    /**
     * @param records all tasks by id, oldest first
     * @param isNumbered whether a task's id has a number of its own too
     */
    public Tasks(Stage stage, Map<String, TaskRecord> records, boolean isNumbered) {
        this.stage = stage;
        this.records = records;
        records.forEach((upid, task) -> {
            if (task.isRunning()) {
                open.put(upid, task);
            }
        });
        this.isNumbered = isNumbered;
    }

    /** What a task does when its time is up. */
    public interface Work {
        /** The effect; a {@link Refusal} makes the task fail with its text. */
        void finish(TaskRecord task);

        /** Undoes what was prepared, when the task fails, is stopped, or its node dies. */
        default void abort() {}
    }

    /** Tells this one from now on of each task that is {@code starting} or at its {@code end}. */
    public void tell(BiConsumer<TaskRecord, String> other) {
        teller = other;
    }

    /** Makes the next task fail with this text; for the request that is being served. */
    public void plantFailure(Optional<String> text) {
        planted = text;
    }

    /**
     * Begins a task.
     *
     * @param id what it is about, or empty
     * @param user who asked for it
     * @param millis how long it takes
     */
    public TaskRecord begin(String node, String type, String id, String user, long millis, Work work) {
        long now = stage.now();
        Upid upid = new Upid(
                node,
                1000 + stage.randomness().below(4_000_000),
                (now / 10) & 0xFFFFFFFFL,
                isNumbered ? "%08X".formatted(stage.randomness().below(1L << 31)) : "",
                now / 1000,
                type,
                id,
                user);
        TaskRecord task = new TaskRecord(upid, now + Math.max(0, millis));
        String name = upid.toString();
        records.put(name, task);
        open.put(name, task);
        if (records.size() > KEPT) {
            records.values().stream()
                    .filter(old -> !old.isRunning())
                    .findFirst()
                    .ifPresent(old -> records.remove(old.upid().toString()));
        }
        running.put(name, work);
        teller.accept(task, "starting");
        Optional<String> failure = planted;
        planted = Optional.empty();
        stage.at(task.due(), () -> finish(task, name, failure));
        return task;
    }

    private void finish(TaskRecord task, String name, Optional<String> failure) {
        Work work = running.remove(name);
        if (work == null) {
            return;
        }
        try {
            if (failure.isPresent()) {
                throw new Refusal(failure.get());
            }
            work.finish(task);
            end(task, "", task.due());
        } catch (Refusal refusal) {
            work.abort();
            end(task, refusal.text(), task.due());
        }
        teller.accept(task, "end");
    }

    private void end(TaskRecord task, String failure, long now) {
        task.end(failure, now);
        open.remove(task.upid().toString());
    }

    /** Stops a running task; does nothing to one that has ended. */
    public void stop(TaskRecord task) {
        Work work = running.remove(task.upid().toString());
        if (work != null) {
            work.abort();
            end(task, "interrupted by signal", stage.now());
        }
    }

    /**
     * The workers of a node die: their tasks end without a word and their locks stay.
     *
     * @param node the node, or empty for all
     */
    public void interrupt(String node) {
        List<TaskRecord> dying = open.values().stream()
                .filter(task -> node.isEmpty() || task.upid().node().equals(node))
                .toList();
        dying.forEach(task -> {
            running.remove(task.upid().toString());
            end(task, "unexpected status", stage.now());
        });
    }

    /** The running tasks about this guest. */
    public List<TaskRecord> runningFor(int vmid) {
        if (open.isEmpty()) {
            return List.of();
        }
        String id = Integer.toString(vmid);
        return open.values().stream()
                .filter(task -> task.upid().id().equals(id))
                .toList();
    }

    /** All that run. */
    public List<TaskRecord> running() {
        return List.copyOf(open.values());
    }
}
