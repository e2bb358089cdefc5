package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Jobs that come back: backup and replication. */
final class Jobs {
    private static final String REPLICATION = "/nodes/{node}/replication";

    private Jobs() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>();
        table.addAll(new Crud(
                        "/cluster/backup",
                        "id",
                        "backup job",
                        call -> state(call).file("jobs/backup"),
                        new Backups())
                .table());
        table.add(Endpoint.get("/cluster/backup-info/not-backed-up").does(Jobs::notBackedUp));
        table.add(Endpoint.get("/cluster/backup/{id}/included_volumes").does(Jobs::included));
        table.addAll(new Crud(
                        "/cluster/replication",
                        "id",
                        "replication job",
                        call -> state(call).file("replication"),
                        new Replications())
                .table());
        table.add(Endpoint.get(REPLICATION)
                .does(call -> state(call).file("replication").entries().keySet().stream()
                        .filter(id -> source(call, id).equals(call.node()))
                        .filter(id -> call.may("/vms/" + guest(id), "VM.Audit"))
                        .map(id -> Replicas.status(call.cluster(), id))
                        .toList()));
        table.add(Endpoint.get(REPLICATION + "/{id}").does(_ -> Names.index("status", "log", "schedule_now")));
        table.add(Endpoint.get(REPLICATION + "/{id}/status")
                .does(call -> Replicas.status(call.cluster(), require(call))));
        return table;
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    private static final class Backups implements Crud.Room {
        @Override
        public String newId(Call call) {
            return "backup-" + call.cluster().randomness().uuid().substring(0, 13);
        }

        @Override
        public void check(Call call, String id, Map<String, Object> entry) {
            long selections = List.of("all", "vmid", "pool").stream()
                    .filter(entry::containsKey)
                    .count();
            if (selections == 0) {
                throw Refusal.parameter("vmid", "property is missing and it is not optional");
            }
            if (selections > 1) {
                throw new Refusal("option 'vmid', 'all' and 'pool' are mutually exclusive");
            }
            String storage = entry.getOrDefault("storage", "").toString();
            if (!storage.isEmpty() && !call.cluster().volumes().find(storage).holds("backup")) {
                throw new Refusal("storage '" + storage + "' does not support content-type 'backup'");
            }
            entry.putIfAbsent("enabled", "1");
        }

        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.put("type", "vzdump");
        }
    }

    private static boolean covers(Map<String, Object> job, Guest guest) {
        String id = Integer.toString(guest.vmid());
        if ("1".equals(job.get("all"))) {
            return !Arrays.asList(job.getOrDefault("exclude", "").toString().split(","))
                    .contains(id);
        }
        return Arrays.asList(job.getOrDefault("vmid", "").toString().split(",")).contains(id)
                || (!guest.pool().isEmpty() && guest.pool().equals(job.get("pool")));
    }

    private static Object notBackedUp(Call call) {
        return state(call).guests().values().stream()
                .filter(guest -> call.may("/vms/" + guest.vmid(), "VM.Audit"))
                .filter(guest -> state(call).file("jobs/backup").entries().values().stream()
                        .noneMatch(job -> covers(job, guest)))
                .map(guest -> Map.of(
                        "vmid", guest.vmid(),
                        "name", guest.name(),
                        "type", guest.kind().path()))
                .toList();
    }

    private static Object included(Call call) {
        Map<String, Object> job = state(call)
                .file("jobs/backup")
                .find(call.text("id"))
                .orElseThrow(() -> new Refusal("no such backup job '" + call.text("id") + "'"));
        List<Object> children = new ArrayList<>();
        for (Guest guest : state(call).guests().values()) {
            if (covers(job, guest)) {
                List<Object> disks = new ArrayList<>();
                Disks.of(guest).values().stream().filter(Disk::isOwned).forEach(disk -> {
                    boolean isIn = !disk.values().getOrDefault("backup", "1").equals("0");
                    disks.add(Map.of(
                            "id",
                            disk.key(),
                            "name",
                            disk.volume(),
                            "included",
                            isIn ? 1 : 0,
                            "reason",
                            isIn ? "enabled" : "disabled"));
                });
                children.add(Map.of(
                        "id", guest.vmid(),
                        "name", guest.name(),
                        "type", guest.kind().path(),
                        "children", disks));
            }
        }
        return Map.of("children", children);
    }

    private static int guest(String id) {
        return Integer.parseInt(id.substring(0, id.indexOf('-')));
    }

    private static String source(Call call, String id) {
        return state(call).guest(guest(id)).map(Guest::node).orElse("");
    }

    private static final class Replications implements Crud.Room {
        @Override
        public void check(Call call, String id, Map<String, Object> entry) {
            Guest guest = state(call)
                    .guest(guest(id))
                    .orElseThrow(() -> new Refusal("guest '" + guest(id) + "' does not exist"));
            String target = entry.getOrDefault("target", "").toString();
            call.cluster().node(target);
            if (target.equals(guest.node())) {
                throw new Refusal("source and target node are the same");
            }
            boolean isZfs = Disks.of(guest).values().stream()
                    .filter(Disk::isOwned)
                    .map(disk -> call.cluster().volumes().require(disk.volume(), guest.node()))
                    .map(Volume::storage)
                    .allMatch(storage ->
                            call.cluster().volumes().find(storage).type().equals("zfspool"));
            if (!isZfs) {
                throw new Refusal("missing replicate feature on a volume of guest '" + guest.vmid() + "'");
            }
            entry.putIfAbsent("schedule", "*/15");
            Replicas.made(call.cluster(), id);
        }

        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.put("guest", guest(id));
            row.put("jobnum", Integer.parseInt(id.substring(id.indexOf('-') + 1)));
        }

        @Override
        public boolean isSeen(Call call, String id) {
            return call.may("/vms/" + guest(id), "VM.Audit");
        }

        /** The row goes only when the worker has cleaned up, in its next minute. */
        @Override
        public boolean deletesLater(Call call, String id) {
            state(call).file("replication").at(id).put("remove_job", call.flag("keep") ? "local" : "full");
            call.cluster().at(call.cluster().now() + 60_000, () -> Replicas.gone(state(call), id));
            return !call.flag("force");
        }
    }

    private static String require(Call call) {
        String id = call.text("id");
        if (state(call).file("replication").find(id).isEmpty()) {
            throw new Refusal("no such replication job '" + id + "'");
        }
        return id;
    }
}
