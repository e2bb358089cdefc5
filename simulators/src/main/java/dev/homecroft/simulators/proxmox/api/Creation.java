package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.stage.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a guest: configuration first, under a lock, then volumes; if that fails nothing is left. */
final class Creation {
    private static final long UNPACKED = 600_000_000;

    private final Call call;
    private final Guest guest;
    private final Map<String, String> options;
    private final DiskSettler disks;

    private Creation(Call call, Guest.Kind kind) {
        this.call = call;
        this.guest = new Guest(call.vmid(), kind, call.node());
        this.options = options(call, kind);
        this.disks = new DiskSettler(call.cluster(), guest);
    }

    static Object create(Call call, Guest.Kind kind) {
        return new Creation(call, kind).begin();
    }

    private static Map<String, String> options(Call call, Guest.Kind kind) {
        Map<String, String> options = new TreeMap<>();
        call.arguments().forEach((key, values) -> {
            if (GuestOptions.of(kind).find(key).isPresent()) {
                options.put(key, GuestOptions.of(kind).normal(key, values.getFirst()));
            }
        });
        if (kind == Guest.Kind.LXC) {
            call.optional("storage").ifPresent(storage -> options.putIfAbsent("rootfs", storage + ":4"));
            options.putIfAbsent("rootfs", "local:4");
            options.putIfAbsent("arch", "amd64");
            options.putIfAbsent("hostname", "CT" + call.vmid());
            options.putIfAbsent("ostype", "debian");
            options.putIfAbsent("memory", "512");
            options.putIfAbsent("swap", "512");
        }
        return options;
    }

    private Object begin() {
        Cluster cluster = call.cluster();
        Guest.Kind kind = guest.kind();
        String pool = call.text("pool");
        requireAllocate(pool);
        refuseRestore();
        new GuestRights(call, kind, guest.vmid(), pool).requireAll(options);
        refuseTaken(cluster);
        List<String> keys = Disks.inOrder(kind, options);
        keys.forEach(key -> disks.check(key, options.getOrDefault(key, "")));
        long bytes = keys.stream()
                .mapToLong(key -> disks.bytes(key, options.getOrDefault(key, "")))
                .sum();
        if (kind == Guest.Kind.QEMU) {
            ConfigChange.checkBoot(options, options.getOrDefault("boot", ""));
        } else {
            LxcEndpoints.checkNets(call, options);
            bytes += template().size();
        }
        guest.config().put("lock", "create");
        guest.joinPool(pool);
        cluster.state().guests().put(guest.vmid(), guest);
        String type = kind.task("create");
        return call.task(type, Integer.toString(guest.vmid()), call.duration(type, bytes), new Work());
    }

    /** Better no answer than a guest without the data of its backup. */
    private void refuseRestore() {
        boolean isRestore =
                !call.text("archive").isEmpty() || call.text("restore").equals("1");
        if (isRestore) {
            throw new Refusal(501, "Restoring from an archive is not simulated", Map.of());
        }
    }

    private void requireAllocate(String pool) {
        boolean inPool = !pool.isEmpty() && call.may("/pool/" + pool, "VM.Allocate");
        if (!inPool) {
            call.require("/vms/" + guest.vmid(), "VM.Allocate");
        }
        if (!pool.isEmpty() && !call.cluster().state().pools().containsKey(pool)) {
            throw new Refusal("pool '" + pool + "' does not exist");
        }
    }

    private void refuseTaken(Cluster cluster) {
        Optional<Guest> other = cluster.state().guest(guest.vmid());
        other.ifPresent(taken -> {
            String word = guest.kind().word();
            throw new Refusal("unable to create " + word + " " + guest.vmid() + " - "
                    + taken.kind().word() + " " + guest.vmid() + " already exists on node '" + taken.node() + "'");
        });
    }

    private Volume template() {
        Volume template = call.cluster().volumes().require(call.text("ostemplate"), call.node());
        if (!template.content().equals("vztmpl")) {
            throw new Refusal("volume '" + template.id() + "' is not a container template");
        }
        return template;
    }

    private final class Work implements Tasks.Work {
        @Override
        public void finish(TaskRecord task) {
            for (String key : Disks.inOrder(guest.kind(), options)) {
                long written = guest.kind() == Guest.Kind.LXC && key.equals("rootfs") ? UNPACKED : 0;
                String kept = disks.settle(key, options.getOrDefault(key, ""), written);
                task.say(key + ": successfully created disk '" + kept + "'");
                options.put(key, kept);
            }
            Map<String, String> config = guest.config();
            config.putAll(options);
            config.replaceAll((key, value) ->
                    Disks.isNet(key) ? DiskSettler.settleNet(call.cluster(), guest.kind(), value) : value);
            ConfigChange.normaliseTags(config);
            if (guest.kind() == Guest.Kind.QEMU) {
                Identity.complete(call.cluster(), guest);
            }
            config.remove("lock");
            if (call.flag("ha-managed")) {
                HaManager.file(call.cluster().state()).at(HaManager.sid(guest)).put("state", "started");
                new HaManager(call.cluster()).soon(guest);
            }
            if (call.flag("start")) {
                guest.started(task.due());
            }
        }

        @Override
        public void abort() {
            disks.undo();
            call.cluster().state().guests().remove(guest.vmid());
        }
    }
}
