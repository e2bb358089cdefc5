package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.values.Sizes;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a guest is, in short and in full. */
final class GuestStatus {
    private static final String CURRENT = "current=";

    private GuestStatus() {}

    /** The fields that every listing has. */
    static Map<String, Object> brief(Cluster cluster, Guest guest) {
        Map<String, Object> row = new LinkedHashMap<>();
        long memory = memory(guest);
        row.put("vmid", guest.vmid());
        row.put("name", guest.name());
        row.put("status", guest.isRunning() ? "running" : "stopped");
        row.put("uptime", guest.isRunning() ? (cluster.now() - guest.startedAt()) / 1000 : 0);
        row.put("maxcpu", cpus(guest));
        row.put("cpu", guest.isRunning() ? 0.01 : 0);
        row.put("maxmem", memory);
        row.put("mem", guest.isRunning() ? memory / 2 : 0);
        row.put("maxdisk", rootSize(cluster, guest));
        row.put("disk", 0);
        row.put("netin", 0);
        row.put("netout", 0);
        if (guest.config().containsKey("tags")) {
            row.put("tags", guest.option("tags"));
        }
        guest.lock().ifPresent(lock -> row.put("lock", lock));
        return row;
    }

    /** The answer of {@code status/current}. */
    static Map<String, Object> current(Cluster cluster, Guest guest) {
        Map<String, Object> row = brief(cluster, guest);
        row.put("ha", ha(cluster, guest));
        if (guest.isTemplate()) {
            row.put("template", 1);
        }
        if (guest.kind() == Guest.Kind.LXC) {
            row.put("type", "lxc");
            row.put("swap", 0);
            row.put("maxswap", number(guest, "swap", 512) * Sizes.MIB);
            return row;
        }
        row.put("qmpstatus", guest.isRunning() ? "running" : "stopped");
        if (guest.isRunning()) {
            row.put("pid", 1000 + guest.vmid());
            row.put("running-machine", "pc-i440fx-9.2+pve1");
            row.put("running-qemu", "9.2.0");
        }
        if (Agent.isEnabled(guest)) {
            row.put("agent", 1);
        }
        return row;
    }

    private static Map<String, Object> ha(Cluster cluster, Guest guest) {
        return new HaManager(cluster)
                .resource(guest)
                .<Map<String, Object>>map(
                        resource -> Map.of("managed", 1, "state", resource.getOrDefault("state", "started")))
                .orElse(Map.of("managed", 0));
    }

    static long memory(Guest guest) {
        String stated = guest.option("memory");
        String text = stated.startsWith(CURRENT) ? stated.substring(CURRENT.length()) : stated;
        return (text.isEmpty() ? 512 : Long.parseLong(text)) * Sizes.MIB;
    }

    static long number(Guest guest, String key, long otherwise) {
        String text = guest.option(key);
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    private static long cpus(Guest guest) {
        return number(guest, "cores", 1) * (guest.kind() == Guest.Kind.QEMU ? number(guest, "sockets", 1) : 1);
    }

    private static long rootSize(Cluster cluster, Guest guest) {
        return Disks.first(guest)
                .flatMap(disk -> cluster.volumes().volume(disk.volume(), guest.node()))
                .map(volume -> volume.size())
                .orElse(0L);
    }
}
