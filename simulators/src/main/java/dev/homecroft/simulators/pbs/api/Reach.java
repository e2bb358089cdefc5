package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Namespaces;
import java.util.Map;

/**
 * What of a datastore a job is about.
 *
 * @param namespace where it begins
 * @param depth how many levels below that it goes
 */
record Reach(String store, String namespace, int depth) {
    static Reach of(Map<String, Object> job) {
        return new Reach(
                job.getOrDefault("store", "").toString(),
                job.getOrDefault("ns", "").toString(),
                Integer.parseInt(
                        job.getOrDefault("max-depth", Namespaces.DEEPEST).toString()));
    }

    boolean covers(BackupGroup group) {
        return group.isBelow(namespace, depth);
    }

    /** As tasks are named. */
    String worker() {
        return namespace.isEmpty() ? store : store + ":" + namespace;
    }
}
