package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of the cluster.
 *
 * @param id its number in the cluster, from 1
 * @param cpus logical processors
 * @param memory bytes
 * @param power whether it runs, is off, runs and answers nobody, or has lost sight of the others
 * @param devices PCI devices, in the form of a mapping: {@code path=0000:03:00.0,id=8086:a780}
 * @param startedAt when it was last switched on, in simulated milliseconds
 */
public record Node(
        String name,
        int id,
        int cpus,
        long memory,
        Power power,
        List<String> bridges,
        List<String> devices,
        long startedAt) {
    /** Whether a node runs. */
    public enum Power {
        ON,
        OFF,
        HANGING,
        /** It runs and answers, and sees none of the others, nor do they see it. */
        CUT_OFF
    }

    public Node {
        bridges = List.copyOf(bridges);
        devices = List.copyOf(devices);
    }

    public boolean isOnline() {
        return power == Power.ON;
    }

    public Node with(Power changed, long since) {
        return new Node(name, id, cpus, memory, changed, bridges, devices, since);
    }

    public Node withBridges(List<String> changed) {
        return new Node(name, id, cpus, memory, power, changed, devices, startedAt);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("id", id);
        json.put("cpus", cpus);
        json.put("memory", memory);
        json.put("power", power.name());
        json.put("bridges", bridges);
        json.put("devices", devices);
        json.put("startedAt", startedAt);
        return json;
    }

    static Node fromJson(Fields fields) {
        return new Node(
                fields.text("name"),
                (int) fields.number("id"),
                (int) fields.number("cpus"),
                fields.number("memory"),
                Power.valueOf(fields.text("power")),
                fields.texts("bridges"),
                fields.texts("devices"),
                fields.number("startedAt"));
    }
}
