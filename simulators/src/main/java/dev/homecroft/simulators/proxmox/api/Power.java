package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.stage.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Start, stop and what lies between. */
final class Power {
    private Power() {}

    static List<Endpoint> table(Guest.Kind kind) {
        List<Endpoint> table = new ArrayList<>(List.of(
                post(kind, "start").does(call -> start(call, kind)),
                post(kind, "stop").local().does(call -> stop(call, kind)),
                post(kind, "shutdown").local().does(call -> shutdown(call, kind)),
                post(kind, "reboot").does(call -> reboot(call, kind))));
        if (kind == Guest.Kind.QEMU) {
            table.add(post(kind, "reset").does(Power::reset));
        }
        return table;
    }

    private static Endpoint.Builder post(Guest.Kind kind, String verb) {
        return Endpoint.post("/nodes/{node}/" + kind.path() + "/{vmid}/status/" + verb);
    }

    private static String task(Call call, Guest guest, String verb, Tasks.Work work) {
        String type = guest.kind().task(verb);
        return call.task(type, Integer.toString(guest.vmid()), call.duration(type, 0), work);
    }

    private static Guest unlocked(Call call, Guest.Kind kind) {
        Guest guest = call.guest(kind);
        if (!(call.flag("skiplock") && call.caller().isRoot())) {
            call.cluster().requireUnlocked(guest);
        }
        return guest;
    }

    private static void requireRunning(Guest guest) {
        if (!guest.isRunning()) {
            throw new Refusal(guest.kind().word() + " " + guest.vmid() + " not running");
        }
    }

    /** Does start, stop or shutdown. */
    static Object act(Call call, Guest.Kind kind, String verb) {
        return switch (verb) {
            case "start" -> start(call, kind);
            case "stop" -> stop(call, kind);
            default -> shutdown(call, kind);
        };
    }

    private static Object start(Call call, Guest.Kind kind) {
        Guest guest = unlocked(call, kind);
        GuestEndpoints.requireNoTemplate(guest, "start");
        if (guest.isRunning()) {
            throw new Refusal(kind.word() + " " + guest.vmid() + " already running");
        }
        if (manager(call).manages(guest)) {
            return handOver(call, guest, "hastart", "started");
        }
        return task(call, guest, "start", task -> boot(call.cluster(), guest, task));
    }

    private static HaManager manager(Call call) {
        return new HaManager(call.cluster());
    }

    /** The task only files the request: it is done before anything happens. */
    private static Object handOver(Call call, Guest guest, String type, String state) {
        return call.task(
                type,
                Integer.toString(guest.vmid()),
                call.duration(type, 0),
                _ -> manager(call).request(guest, state));
    }

    /** A cold start: what was pending takes effect. */
    static void boot(Cluster cluster, Guest guest, TaskRecord task) {
        if (guest.isRunning()) {
            throw new Refusal(guest.kind().word() + " " + guest.vmid() + " already running");
        }
        Disks.applyPending(guest);
        requireBridges(cluster, guest);
        requireDevices(cluster, guest);
        for (Disk disk : Disks.of(guest).values()) {
            if (disk.isOwned()) {
                cluster.volumes()
                        .requireOnline(disk.volume().substring(0, disk.volume().indexOf(':')));
            }
            boolean isMissing = disk.isOwned()
                    && cluster.volumes().volume(disk.volume(), guest.node()).isEmpty();
            if (isMissing) {
                throw new Refusal("volume '" + disk.volume() + "' does not exist");
            }
        }
        QemuEndpoints.writeDrive(guest);
        guest.started(task.due());
    }

    private static void requireBridges(Cluster cluster, Guest guest) {
        guest.config().forEach((key, value) -> {
            if (Disks.isNet(key)) {
                String bridge = (guest.kind() == Guest.Kind.QEMU ? Formats.NET : Formats.LXC_NET)
                        .parse(value)
                        .getOrDefault("bridge", "");
                boolean isThere = bridge.isEmpty()
                        || cluster.node(guest.node()).bridges().contains(bridge)
                        || Sdn.bridges(cluster.state()).contains(bridge);
                if (!isThere) {
                    throw new Refusal("bridge '" + bridge + "' does not exist");
                }
            }
        });
    }

    /** A PCI device works in one running guest at a time. */
    private static void requireDevices(Cluster cluster, Guest guest) {
        for (String mapping : mappings(guest)) {
            boolean isHere = Optional.ofNullable(cluster.state().mappings().get(mapping)).stream()
                    .flatMap(known -> known.map().stream())
                    .anyMatch(line -> List.of(line.split(",")).contains("node=" + guest.node()));
            if (!isHere) {
                throw new Refusal("PCI device mapping '" + mapping + "' has no device on node '" + guest.node() + "'");
            }
            cluster.state().guests().values().stream()
                    .filter(other -> other.isRunning() && other.node().equals(guest.node()))
                    .filter(other -> mappings(other).contains(mapping))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new Refusal(
                                "PCI device mapping '" + mapping + "' already in use by VMID '" + other.vmid() + "'");
                    });
        }
    }

    static List<String> mappings(Guest guest) {
        return guest.config().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("hostpci"))
                .map(entry -> Formats.HOSTPCI.parse(entry.getValue()).getOrDefault("mapping", ""))
                .filter(mapping -> !mapping.isEmpty())
                .toList();
    }

    private static Object stop(Call call, Guest.Kind kind) {
        Guest guest = unlocked(call, kind);
        if (kind == Guest.Kind.LXC) {
            requireRunning(guest);
        }
        if (call.flag("overrule-shutdown")) {
            call.cluster().tasks().runningFor(guest.vmid()).stream()
                    .filter(task -> task.upid().type().equals(kind.task("shutdown")))
                    .forEach(call.cluster().tasks()::stop);
        }
        if (manager(call).manages(guest)) {
            return handOver(call, guest, "hastop", "stopped");
        }
        return task(call, guest, "stop", _ -> guest.stopped());
    }

    private static Object shutdown(Call call, Guest.Kind kind) {
        Guest guest = unlocked(call, kind);
        requireRunning(guest);
        if (manager(call).manages(guest)) {
            return handOver(call, guest, "hastop", "stopped");
        }
        return task(call, guest, "shutdown", _ -> guest.stopped());
    }

    private static Object reboot(Call call, Guest.Kind kind) {
        Guest guest = unlocked(call, kind);
        requireRunning(guest);
        return task(call, guest, "reboot", task -> {
            guest.stopped();
            boot(call.cluster(), guest, task);
        });
    }

    private static Object reset(Call call) {
        Guest guest = unlocked(call, Guest.Kind.QEMU);
        requireRunning(guest);
        return task(call, guest, "reset", task -> guest.started(task.due()));
    }

    /** What stands in the way of moving a running guest. */
    static Map<String, String> localResources(Guest guest) {
        Map<String, String> found = new java.util.TreeMap<>();
        guest.config().forEach((key, value) -> {
            boolean isDevice = key.matches("(hostpci|usb)[0-9]+") && !value.equals("spice");
            if (isDevice || (key.matches("serial[0-9]") && !value.equals("socket"))) {
                found.put(key, value);
            }
        });
        return found;
    }
}
