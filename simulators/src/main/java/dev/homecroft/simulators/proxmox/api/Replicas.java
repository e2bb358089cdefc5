package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When replication jobs ran, in simulated time. Nothing is copied; a job succeeds at each of its times as long as both nodes
 * run, and fails at each from the moment that one of them is off.
 */
final class Replicas {
    static final String JOBS = "replication";
    private static final String MADE = "replication.made";
    private static final Pattern EVERY = Pattern.compile("(?:\\*:0/|\\*/)([0-9]{1,2})");
    private static final long QUARTER = 15;

    private Replicas() {}

    static void made(Cluster cluster, String id) {
        cluster.state().file(MADE).at(id).putIfAbsent("at", Long.toString(cluster.now() / 1000));
    }

    static void gone(ClusterState state, String id) {
        state.file(JOBS).entries().remove(id);
        state.file(MADE).entries().remove(id);
    }

    /** A guest that moves to where it is copied is copied to where it was. */
    static void turn(ClusterState state, int vmid, String from, String to) {
        state.file(JOBS).entries().forEach((id, job) -> {
            if (id.startsWith(vmid + "-") && to.equals(job.get("target"))) {
                job.put("target", from);
            }
        });
    }

    static Map<String, Object> status(Cluster cluster, String id) {
        ClusterState state = cluster.state();
        String target = state.file(JOBS).text(id, "target");
        int vmid = Integer.parseInt(id.substring(0, id.indexOf('-')));
        String source = state.guest(vmid).map(Guest::node).orElse("");
        long now = cluster.now() / 1000;
        long made = number(state.file(MADE).text(id, "at"), now);
        long step = step(state.file(JOBS).text(id, "schedule"));
        long good = Math.min(now, Math.min(upUntil(state, source, now), upUntil(state, target, now)));
        long last = good / step * step;
        long due = now / step * step;
        boolean isOff = "1".equals(state.file(JOBS).text(id, "disable"));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("guest", vmid);
        row.put("jobnum", Integer.parseInt(id.substring(id.indexOf('-') + 1)));
        row.put("source", source);
        row.put("target", target);
        row.put("type", "local");
        row.put("fail_count", isOff ? 0 : Math.max(0, (due - Math.max(last, made / step * step)) / step));
        row.put("last_sync", last > made ? last : 0);
        row.put("last_try", due > made ? due : 0);
        if (!isOff) {
            row.put("next_sync", due + step);
        }
        return row;
    }

    private static long number(String text, long otherwise) {
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    /** Seconds between two runs; only the usual kinds of schedule are understood, all others are daily. */
    private static long step(String schedule) {
        Matcher every = EVERY.matcher(schedule);
        if (schedule.isEmpty()) {
            return QUARTER * 60;
        }
        if (every.matches()) {
            return Math.max(1, Long.parseLong(every.group(1))) * 60;
        }
        return schedule.equals("hourly") ? 3600 : 86_400;
    }

    private static long upUntil(ClusterState state, String name, long now) {
        return Optional.ofNullable(state.nodes().get(name))
                .filter(node -> node.power() != Node.Power.ON)
                .map(node -> node.startedAt() / 1000)
                .orElse(now);
    }
}
