package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person does by hand, through the same handlers as everybody and under a name of their own. Each act is over when it
 * returns; the simulated clock has moved on accordingly. A refusal of the cluster is an IllegalStateException.
 */
public final class HumanActs {
    /** The person. */
    public static final String WHO = "anna@pam";

    private final Cluster cluster;
    private final ApiServer api;
    private final String who;

    /**
     * @param cluster the cluster in which the person works
     * @param who the name at the login
     */
    public HumanActs(Cluster cluster, ApiServer api, String who) {
        this.cluster = cluster;
        this.api = api;
        this.who = who;
    }

    /**
     * Anything that the API offers, in the person's name; what that one is answered with, in JSON's words.
     *
     * @param path below {@code /api2/json}
     */
    public String ask(String method, String path, Map<String, String> parameters) {
        return cluster.locked(() -> {
            try {
                Object data = api.ask(who, method, path, parameters);
                finish(data);
                return Json.write(data);
            } catch (Refusal refusal) {
                throw new IllegalStateException(who + " was refused: " + refusal.text(), refusal);
            }
        });
    }

    /** Makes a guest; options as in the API. */
    public void create(String kind, String node, int vmid, Map<String, String> options) {
        act(() -> Creation.create(call(node, vmid, options), kind(kind)));
    }

    public void start(int vmid) {
        status(vmid, "start");
    }

    public void stop(int vmid) {
        status(vmid, "stop");
    }

    public void shutdown(int vmid) {
        status(vmid, "shutdown");
    }

    /** Stops it if need be, and destroys it with all its disks. */
    public void delete(int vmid) {
        if (guest(vmid).isRunning()) {
            stop(vmid);
        }
        Guest guest = guest(vmid);
        Map<String, String> options = Map.of("purge", "1", "destroy-unreferenced-disks", "1");
        act(() -> Removal.begin(call(guest.node(), vmid, options), guest.kind()));
    }

    /** Changes options; an empty value takes the option away. */
    public void configure(int vmid, Map<String, String> options) {
        Guest guest = guest(vmid);
        Map<String, String> arguments = new TreeMap<>();
        List<String> deletes = new ArrayList<>();
        options.forEach((key, value) -> {
            if (value.isEmpty()) {
                deletes.add(key);
            } else {
                arguments.put(key, value);
            }
        });
        if (!deletes.isEmpty()) {
            arguments.put("delete", String.join(",", deletes));
        }
        act(() -> ConfigChange.now(call(guest.node(), vmid, arguments), guest.kind()));
    }

    /** Edits the guest's file below /etc/pve on its node, past the API and without a line in any journal. */
    public void editFile(int vmid, Map<String, String> options) {
        cluster.locked(() -> {
            guest(vmid).config().putAll(options);
            return true;
        });
    }

    public void rename(int vmid, String name) {
        configure(vmid, Map.of(guest(vmid).kind().nameKey(), name));
    }

    /** A full copy on the same node. */
    public void copy(int vmid, int newid, String name) {
        Guest guest = guest(vmid);
        Map<String, String> options = Map.of(
                "newid", Integer.toString(newid), "full", "1", guest.kind().nameKey(), name);
        act(() -> Copies.begin(call(guest.node(), vmid, options), guest.kind()));
    }

    /** A copy of a template on its node that shares its disks. */
    public void link(int vmid, int newid, String name) {
        Guest guest = guest(vmid);
        Map<String, String> options = Map.of(
                "newid", Integer.toString(newid), "full", "0", guest.kind().nameKey(), name);
        act(() -> Copies.begin(call(guest.node(), vmid, options), guest.kind()));
    }

    public void snapshot(int vmid, String name) {
        Guest guest = guest(vmid);
        act(() -> Snapshots.take(call(guest.node(), vmid, Map.of("snapname", name)), guest.kind()));
    }

    public void makeTemplate(int vmid) {
        Guest guest = guest(vmid);
        act(() -> Templates.begin(call(guest.node(), vmid, Map.of()), guest.kind()));
    }

    public void migrate(int vmid, String target) {
        Guest guest = guest(vmid);
        Map<String, String> options = Map.of("target", target, "online", "1", "restart", "1", "with-local-disks", "1");
        act(() -> Migration.begin(call(guest.node(), vmid, options), guest.kind()));
    }

    /**
     * Restores a backup of a guest over the id of one that is gone or another: configuration and identity are those of
     * the backup, with its marks; only the volumes are new.
     *
     * @param backup options as {@link #backup} gave them
     */
    public void restore(String kind, String node, int vmid, Map<String, String> backup) {
        cluster.locked(() -> {
            Guest guest = new Guest(vmid, kind(kind), node);
            DiskSettler disks = new DiskSettler(cluster, guest);
            guest.config().putAll(backup);
            for (Disk disk : Disks.of(guest).values()) {
                if (disk.isOwned()) {
                    String storage = disk.volume().substring(0, disk.volume().indexOf(':'));
                    long gibi = 1 + sizeOf(disk) / (1L << 30);
                    String wanted = disk.isCloudinit()
                            ? storage + ":cloudinit"
                            : disk.withVolume(guest.kind(), storage + ":" + gibi)
                                    .print(guest.kind());
                    guest.config().put(disk.key(), disks.settle(disk.key(), wanted, 0));
                }
            }
            cluster.state().guests().put(vmid, guest);
            task(node, guest.kind() == Guest.Kind.QEMU ? "qmrestore" : "vzrestore", vmid);
            return true;
        });
    }

    private static long sizeOf(Disk disk) {
        return dev.homecroft.simulators.values.Sizes.parse(disk.values().getOrDefault("size", "1G"))
                        .orElse(1L << 30)
                - 1;
    }

    /** The configuration as a backup would hold it. */
    public Map<String, String> backup(int vmid) {
        return cluster.locked(() -> Map.copyOf(guest(vmid).config()));
    }

    /** HA moves it: the task is HA's and not hers. */
    public void moveByHa(int vmid, String target) {
        cluster.locked(() -> {
            Guest guest = guest(vmid);
            String from = guest.node();
            if (from.equals(target)) {
                throw new IllegalStateException(vmid + " is on " + target + " already");
            }
            new Migration(cluster, guest, target, "").move();
            TaskRecord task = cluster.tasks()
                    .begin(from, guest.kind().task("migrate"), Integer.toString(vmid), "root@pam", 0, _ -> {});
            cluster.jumpTo(task.due());
            return true;
        });
    }

    private void status(int vmid, String verb) {
        Guest guest = guest(vmid);
        act(() -> Power.act(call(guest.node(), vmid, Map.of()), guest.kind(), verb));
    }

    private Guest guest(int vmid) {
        return cluster.locked(() -> cluster.state().guest(vmid))
                .orElseThrow(() -> new IllegalStateException("no such guest: " + vmid));
    }

    private static Guest.Kind kind(String path) {
        return path.equals("lxc") ? Guest.Kind.LXC : Guest.Kind.QEMU;
    }

    private Call call(String node, int vmid, Map<String, String> options) {
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        options.forEach((key, value) -> arguments.put(key, List.of(value)));
        arguments.put("node", List.of(node));
        arguments.put("vmid", List.of(Integer.toString(vmid)));
        return new Call(cluster, new Caller(who, Optional.empty()), node, arguments);
    }

    private void task(String node, String type, int vmid) {
        TaskRecord task = cluster.tasks().begin(node, type, Integer.toString(vmid), who, 0, _ -> {});
        cluster.jumpTo(task.due());
    }

    private interface Act {
        Object run();
    }

    private void act(Act act) {
        cluster.locked(() -> {
            try {
                finish(act.run());
            } catch (Refusal refusal) {
                throw new IllegalStateException(who + " was refused: " + refusal.text(), refusal);
            }
            return true;
        });
    }

    private void finish(Object answer) {
        TaskRecord task = cluster.state().tasks().get(answer.toString());
        if (answer == Json.Null.NULL || task == null) {
            return;
        }
        cluster.jumpTo(task.due());
        boolean isFine = task.exit().equals("OK") || task.exit().startsWith("WARNINGS");
        if (!isFine) {
            throw new Refusal(task.exit());
        }
    }
}
