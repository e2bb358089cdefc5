package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.stage.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call that is being served, under the cluster's lock.
 *
 * @param arguments those of the path and of the query or body, checked
 * @param envelope further fields of the answer beside {@code data}
 */
record Call(
        Cluster cluster,
        Caller caller,
        String entryNode,
        Map<String, List<String>> arguments,
        Map<String, Object> envelope) {

    Call(Cluster cluster, Caller caller, String entryNode, Map<String, List<String>> arguments) {
        this(cluster, caller, entryNode, arguments, new LinkedHashMap<>());
    }

    /** The argument, or empty text. */
    String text(String name) {
        return optional(name).orElse("");
    }

    Optional<String> optional(String name) {
        return arguments.containsKey(name) ? arguments.get(name).stream().findFirst() : Optional.empty();
    }

    List<String> texts(String name) {
        return arguments.getOrDefault(name, List.of());
    }

    /** The argument as a list, split at commas, semicolons and blanks. */
    List<String> list(String name) {
        return texts(name).stream()
                .flatMap(text -> List.of(text.split("[,; ]+")).stream())
                .filter(item -> !item.isEmpty())
                .toList();
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean otherwise) {
        return optional(name)
                .map(text -> List.of("1", "on", "yes", "true").contains(text))
                .orElse(otherwise);
    }

    long number(String name, long otherwise) {
        return optional(name).map(Long::parseLong).orElse(otherwise);
    }

    String node() {
        return text("node");
    }

    int vmid() {
        return (int) number("vmid", 0);
    }

    /** The guest of the path. */
    Guest guest(Guest.Kind kind) {
        return cluster.guest(node(), kind, vmid());
    }

    void require(String path, String... anyOf) {
        new Permissions(cluster.state()).require(caller, path, List.of(anyOf));
    }

    boolean may(String path, String... anyOf) {
        return new Permissions(cluster.state()).has(caller, path, List.of(anyOf));
    }

    /** Begins a task on the node of the path; the answer is its id. */
    String task(String type, String id, long millis, Tasks.Work work) {
        return task(node(), type, id, millis, work);
    }

    String task(String node, String type, String id, long millis, Tasks.Work work) {
        TaskRecord task = cluster.tasks().begin(node, type, id, caller.id(), millis, work);
        return task.upid().toString();
    }

    /** How long a task of this type takes that moves so many bytes. */
    long duration(String type, long bytes) {
        return cluster.latency().task(type, bytes);
    }
}
