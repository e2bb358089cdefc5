package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Namespaces;
import dev.homecroft.simulators.pbs.store.Snapshot;
import dev.homecroft.simulators.stage.Fields;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.wire.Json;
import dev.homecroft.simulators.wire.PinnedClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Copying backups out of another datastore, here or on another server. */
final class Syncs {
    private Syncs() {}

    /** Refuses a job that the real server would. */
    static void check(Call call, Map<String, Object> job) {
        Object remote = job.get("remote");
        if (remote == null && String.valueOf(job.get("store")).equals(job.get("remote-store"))) {
            throw Refusals.bad("source and target datastore can't be the same");
        }
        if (remote != null && !Remotes.has(call, remote.toString())) {
            throw Refusals.bad("no such remote '" + remote + "'");
        }
        Object owner = job.get("owner");
        if (owner != null
                && call.file(Authenticator.USERS).find(owner.toString()).isEmpty()) {
            throw Refusals.bad("no such user or token '" + owner + "'");
        }
    }

    static String job(Call call, String id) {
        Map<String, Object> job = Jobs.require(call, Timetable.Kind.SYNC, id);
        if ("push".equals(job.get("sync-direction"))) {
            throw new Refusal(501, "Running a sync job that pushes is not simulated", Map.of());
        }
        String store = text(job, "store");
        call.appliance().writable(store);
        String remote = text(job, "remote");
        String worker = (remote.isEmpty() ? "-" : remote) + ":" + text(job, "remote-store") + ":" + store + ":"
                + text(job, "ns") + ":" + id;
        return call.task(
                Timetable.Kind.SYNC.task(), worker, call.appliance().pace().task(0), task -> {
                    task.say("Starting datastore sync job '" + worker + "'");
                    pull(call, job, task);
                });
    }

    private static String text(Map<String, Object> job, String name) {
        return job.getOrDefault(name, "").toString();
    }

    private static void pull(Call call, Map<String, Object> job, TaskRecord task) {
        Holding target = call.appliance().writable(text(job, "store"));
        NavigableMap<BackupGroup, List<Snapshot>> found = source(call, job);
        String owner = job.getOrDefault("owner", "root@pam").toString();
        int copied = 0;
        for (Map.Entry<BackupGroup, List<Snapshot>> entry : found.entrySet()) {
            BackupGroup group = entry.getKey();
            if (!isWanted(job, group)) {
                continue;
            }
            makeNamespaces(target, group.namespace());
            copied += copy(target, job, owner, group, entry.getValue(), task);
        }
        if ("1".equals(job.get("remove-vanished"))) {
            removeVanished(target, Reach.of(job), found, task);
        }
        task.say(
                copied == 0
                        ? "Summary: sync job found no new data to pull"
                        : "Summary: pulled " + copied + " snapshots");
    }

    private static void makeNamespaces(Holding target, String namespace) {
        for (String name = namespace; !name.isEmpty(); name = Namespaces.parent(name)) {
            target.namespaces().add(name);
        }
    }

    private static int copy(
            Holding target,
            Map<String, Object> job,
            String owner,
            BackupGroup group,
            List<Snapshot> oldestFirst,
            TaskRecord task) {
        String present = target.owner(group).orElse(owner);
        if (!present.equals(owner)) {
            task.warn("sync group " + group + " failed - owner check failed (" + owner + " != " + present + ")");
            return 0;
        }
        long last =
                target.snapshots(group).stream().mapToLong(Snapshot::time).max().orElse(0);
        int keep = Integer.parseInt(job.getOrDefault("transfer-last", "0").toString());
        List<Snapshot> wanted = oldestFirst.stream()
                .filter(one -> !"1".equals(job.get("encrypted-only"))
                        || !one.keyFingerprint().isEmpty())
                .filter(one ->
                        !"1".equals(job.get("verified-only")) || one.verified().equals("ok"))
                .toList();
        int copied = 0;
        for (int i = keep > 0 ? Math.max(0, wanted.size() - keep) : 0; i < wanted.size(); i++) {
            Snapshot one = wanted.get(i);
            if (one.time() > last) {
                if (one.stored() > target.available()) {
                    throw Refusals.bad("No space left on device (os error 28)");
                }
                target.add(one.copiedTo(group), owner);
                task.say("sync snapshot " + one.name());
                copied++;
            }
        }
        return copied;
    }

    private static void removeVanished(
            Holding target, Reach reach, NavigableMap<BackupGroup, List<Snapshot>> found, TaskRecord task) {
        target.groups().stream().filter(reach::covers).forEach(group -> {
            List<Long> there = found.getOrDefault(group, List.of()).stream()
                    .map(Snapshot::time)
                    .toList();
            target.snapshots(group).stream()
                    .filter(one -> !there.contains(one.time()) && !one.isProtected())
                    .forEach(one -> {
                        task.say("delete vanished snapshot " + one.name());
                        target.remove(one);
                    });
        });
    }

    /** {@code [exclude:|include:](type:vm|group:vm/100|regex:…)}; one include is enough, no exclude may match. */
    private static boolean isWanted(Map<String, Object> job, BackupGroup group) {
        boolean hasIncludes = false;
        boolean isIncluded = false;
        for (Object item : Json.array(job.getOrDefault("group-filter", List.of()))) {
            boolean excludes = item.toString().startsWith("exclude:");
            String plain = item.toString().replaceFirst("^(exclude|include):", "");
            String value = plain.substring(plain.indexOf(':') + 1);
            boolean matches = switch (plain.substring(0, Math.max(0, plain.indexOf(':')))) {
                case "type" -> group.type().equals(value);
                case "group" -> group.toString().equals(value);
                default -> group.toString().matches(value);
            };
            if (excludes && matches) {
                return false;
            }
            hasIncludes |= !excludes;
            isIncluded |= !excludes && matches;
        }
        return !hasIncludes || isIncluded;
    }

    /** All that may be copied, oldest first, under the groups that it is to have here. */
    private static NavigableMap<BackupGroup, List<Snapshot>> source(Call call, Map<String, Object> job) {
        String store = text(job, "remote-store");
        String from = text(job, "remote-ns");
        int depth = Reach.of(job).depth();
        List<Snapshot> all = text(job, "remote").isEmpty()
                ? call.appliance().readable(store).snapshots().stream()
                        .filter(one -> one.group().isBelow(from, depth))
                        .toList()
                : remote(call, text(job, "remote"), store, from, depth);
        NavigableMap<BackupGroup, List<Snapshot>> found = new TreeMap<>();
        all.stream().sorted(Comparator.comparingLong(Snapshot::time)).forEach(one -> {
            String namespace = Namespaces.moved(one.group().namespace(), from, text(job, "ns"));
            found.computeIfAbsent(
                            new BackupGroup(
                                    namespace, one.group().type(), one.group().id()),
                            _ -> new ArrayList<>())
                    .add(one);
        });
        return found;
    }

    private static List<Snapshot> remote(Call call, String remote, String store, String from, int depth) {
        String path = "/admin/datastore/" + PinnedClient.encode(store);
        List<Snapshot> all = new ArrayList<>();
        for (Object row : Json.array(Remotes.ask(call, remote, path + "/namespace", Map.of("parent", from)))) {
            String namespace = Fields.of(row).text("ns");
            if (Namespaces.isBelow(namespace, from, depth)) {
                Json.array(Remotes.ask(call, remote, path + "/snapshots", Map.of("ns", namespace)))
                        .forEach(snapshot -> all.add(read(namespace, Fields.of(snapshot))));
            }
        }
        return all;
    }

    /** How much of it is new is not told; here all of it is. */
    private static Snapshot read(String namespace, Fields row) {
        BackupGroup group = new BackupGroup(namespace, row.text("backup-type"), row.text("backup-id"));
        List<String> files = row.list("files").stream()
                .map(file -> Fields.of(file).text("filename"))
                .toList();
        String state = row.json().containsKey("verification")
                ? Fields.of(row.json().getOrDefault("verification", Map.of())).text("state")
                : "";
        return new Snapshot(
                group,
                row.number("backup-time"),
                row.number("size"),
                row.number("size"),
                files,
                row.text("comment"),
                false,
                state,
                "",
                row.text("fingerprint"),
                false);
    }
}
