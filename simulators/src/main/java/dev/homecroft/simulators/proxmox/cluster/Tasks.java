package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.proxmox.values.Upid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs tasks over simulated time. All methods want the cluster's lock held. */
public final class Tasks {
    private static final int KEPT = 2000;

    private final Cluster cluster;
    private final Map<String, Work> running = new HashMap<>();
    private Optional<String> planted = Optional.empty();

    Tasks(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What a task does when its time is up. */
    public interface Work {
        /** The effect; a {@link Refusal} makes the task fail with its text. */
        void finish(TaskRecord task);

        /** Undoes what was prepared, when the task fails, is stopped, or its node dies. */
        default void abort() {}
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
        long now = cluster.now();
        Upid upid = new Upid(
                node,
                1000 + cluster.randomness().below(4_000_000),
                (now / 10) & 0xFFFFFFFFL,
                now / 1000,
                type,
                id,
                user);
        TaskRecord task = new TaskRecord(upid, now + Math.max(0, millis));
        Map<String, TaskRecord> all = cluster.state().tasks();
        all.put(upid.toString(), task);
        if (all.size() > KEPT) {
            all.values().stream()
                    .filter(old -> !old.isRunning())
                    .findFirst()
                    .ifPresent(old -> all.remove(old.upid().toString()));
        }
        running.put(upid.toString(), work);
        Optional<String> failure = planted;
        planted = Optional.empty();
        cluster.at(task.due(), () -> finish(task, failure));
        return task;
    }

    private void finish(TaskRecord task, Optional<String> failure) {
        Work work = running.remove(task.upid().toString());
        if (work == null) {
            return;
        }
        if (failure.isPresent()) {
            work.abort();
            task.end(failure.get(), task.due());
            return;
        }
        try {
            work.finish(task);
            task.end("", task.due());
        } catch (Refusal refusal) {
            work.abort();
            task.end(refusal.text(), task.due());
        }
    }

    /** Stops a running task; does nothing to one that has ended. */
    public void stop(TaskRecord task) {
        Work work = running.remove(task.upid().toString());
        if (work != null) {
            work.abort();
            task.end("interrupted by signal", cluster.now());
        }
    }

    /**
     * The workers of a node die: their tasks end without a word and their locks stay.
     *
     * @param node the node, or empty for all
     */
    public void interrupt(String node) {
        List<TaskRecord> dying = cluster.state().tasks().values().stream()
                .filter(task -> task.isRunning()
                        && (node.isEmpty() || task.upid().node().equals(node)))
                .toList();
        dying.forEach(task -> {
            running.remove(task.upid().toString());
            task.end("unexpected status", cluster.now());
        });
    }

    /** The running tasks about this guest. */
    public List<TaskRecord> runningFor(int vmid) {
        String id = Integer.toString(vmid);
        return cluster.state().tasks().values().stream()
                .filter(task -> task.isRunning() && task.upid().id().equals(id))
                .toList();
    }

    /** All that run. */
    public List<TaskRecord> running() {
        return cluster.state().tasks().values().stream()
                .filter(TaskRecord::isRunning)
                .toList();
    }
}
