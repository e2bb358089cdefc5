package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Snapshot;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups and backups: list, note, protect, give to another, remove. */
final class Contents {
    private static final String ONE = "/admin/datastore/{store}";
    private static final long SMALL = 512;

    private Contents() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get(ONE + "/groups", Contents::groups),
                Endpoint.delete(ONE + "/groups", Contents::deleteGroup),
                Endpoint.get(ONE + "/snapshots", Contents::snapshots),
                Endpoint.delete(ONE + "/snapshots", Contents::deleteSnapshot),
                Endpoint.get(ONE + "/files", Contents::files),
                Endpoint.get(ONE + "/notes", call -> looked(call).notes()),
                Endpoint.put(ONE + "/notes", Contents::note),
                Endpoint.get(ONE + "/group-notes", Contents::groupNotes),
                Endpoint.put(ONE + "/group-notes", Contents::noteGroup),
                Endpoint.get(ONE + "/protected", call -> looked(call).isProtected()),
                Endpoint.put(ONE + "/protected", Contents::protect),
                Endpoint.post(ONE + "/change-owner", Contents::changeOwner));
    }

    private static Object groups(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Audit", "Datastore.Backup");
        Holding holding = call.appliance().readable(call.text("store"));
        List<Object> rows = new ArrayList<>();
        for (BackupGroup group : holding.groups()) {
            if (group.namespace().equals(call.text("ns")) && ownership.covers(holding, group)) {
                Snapshot last = holding.snapshots(group).getFirst();
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("backup-type", group.type());
                row.put("backup-id", group.id());
                row.put("last-backup", last.time());
                row.put("backup-count", holding.snapshots(group).size());
                row.put("files", last.files());
                row.put("owner", holding.owner(group).orElse(""));
                comment(holding.notes(group), row);
                rows.add(row);
            }
        }
        return rows;
    }

    /** Lists show the first line of what is noted. */
    private static void comment(String notes, Map<String, Object> row) {
        notes.lines().findFirst().ifPresent(line -> row.put("comment", line));
    }

    private static Object snapshots(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Audit", "Datastore.Backup");
        Holding holding = call.appliance().readable(call.text("store"));
        requireNamespace(holding, call);
        return holding.groups().stream()
                .filter(group -> group.namespace().equals(call.text("ns")) && ownership.covers(holding, group))
                .filter(group ->
                        call.text("backup-type").isEmpty() || group.type().equals(call.text("backup-type")))
                .filter(group -> call.text("backup-id").isEmpty() || group.id().equals(call.text("backup-id")))
                .flatMap(group -> holding.snapshots(group).stream())
                .map(snapshot -> row(holding, snapshot))
                .toList();
    }

    private static void requireNamespace(Holding holding, Call call) {
        if (!holding.hasNamespace(call.text("ns"))) {
            throw Refusals.bad("namespace '" + call.text("ns") + "' does not exist");
        }
    }

    private static Map<String, Object> row(Holding holding, Snapshot snapshot) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("backup-type", snapshot.group().type());
        row.put("backup-id", snapshot.group().id());
        row.put("backup-time", snapshot.time());
        comment(snapshot.notes(), row);
        if (!snapshot.verified().isEmpty()) {
            row.put("verification", Map.of("upid", snapshot.verifiedBy(), "state", snapshot.verified()));
        }
        if (!snapshot.keyFingerprint().isEmpty()) {
            row.put("fingerprint", snapshot.keyFingerprint());
        }
        row.put("files", files(snapshot));
        row.put("size", snapshot.size());
        row.put("owner", holding.owner(snapshot.group()).orElse(""));
        row.put("protected", snapshot.isProtected());
        return row;
    }

    /** The index of a backup is small and only signed; the rest of its bytes are in its largest archive. */
    private static List<Object> files(Snapshot snapshot) {
        List<Object> rows = new ArrayList<>();
        long small =
                snapshot.files().stream().filter(name -> name.endsWith(".blob")).count() * SMALL;
        String mode = snapshot.keyFingerprint().isEmpty() ? "none" : "encrypt";
        snapshot.files().forEach(name -> {
            boolean isIndex = name.equals("index.json.blob");
            rows.add(Map.of(
                    "filename",
                    name,
                    "crypt-mode",
                    isIndex && mode.equals("encrypt") ? "sign-only" : mode,
                    "size",
                    name.endsWith(".blob") ? SMALL : Math.max(0, snapshot.size() - small)));
        });
        return rows;
    }

    private static Snapshot looked(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Audit", "Datastore.Backup");
        Holding holding = call.appliance().readable(call.text("store"));
        ownership.check(holding, Ownership.group(call));
        return Ownership.snapshot(call, holding);
    }

    private static Object files(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Audit", "Datastore.Backup");
        Holding holding = call.appliance().readable(call.text("store"));
        ownership.check(holding, Ownership.group(call));
        return files(Ownership.snapshot(call, holding));
    }

    private static Holding written(Call call, String own) {
        Ownership ownership = Ownership.require(call, "Datastore.Modify", own);
        Holding holding = call.appliance().writable(call.text("store"));
        ownership.check(holding, Ownership.group(call));
        return holding;
    }

    private static Object note(Call call) {
        Holding holding = written(call, "Datastore.Backup");
        holding.change(Ownership.snapshot(call, holding).withNotes(call.text("notes")));
        return Json.Null.NULL;
    }

    private static Object groupNotes(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Audit", "Datastore.Backup");
        Holding holding = call.appliance().readable(call.text("store"));
        ownership.check(holding, Ownership.group(call));
        return holding.notes(Ownership.group(call));
    }

    private static Object noteGroup(Call call) {
        written(call, "Datastore.Backup").annotate(Ownership.group(call), call.text("notes"));
        return Json.Null.NULL;
    }

    private static Object protect(Call call) {
        Holding holding = written(call, "Datastore.Backup");
        holding.change(Ownership.snapshot(call, holding).withProtection(call.flag("protected", false)));
        return Json.Null.NULL;
    }

    private static Object deleteSnapshot(Call call) {
        Holding holding = written(call, "Datastore.Prune");
        Snapshot snapshot = Ownership.snapshot(call, holding);
        if (snapshot.isProtected()) {
            throw Refusals.bad("cannot remove protected snapshot");
        }
        holding.remove(snapshot);
        return Json.Null.NULL;
    }

    private static Object deleteGroup(Call call) {
        Holding holding = written(call, "Datastore.Prune");
        BackupGroup group = Ownership.group(call);
        List<Snapshot> all = holding.snapshots(group);
        List<Snapshot> gone = all.stream().filter(one -> !one.isProtected()).toList();
        gone.forEach(holding::remove);
        int left = all.size() - gone.size();
        if (left > 0 && call.flag("error-on-protected", true)) {
            throw Refusals.bad("group only partially deleted due to protected snapshots");
        }
        return Map.of(
                "removed-groups",
                left == 0 && !all.isEmpty() ? 1 : 0,
                "removed-snapshots",
                gone.size(),
                "protected-snapshots",
                left);
    }

    private static Object changeOwner(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Modify", "Datastore.Backup");
        Holding holding = call.appliance().writable(call.text("store"));
        String owner = call.text("new-owner");
        if (call.file(Authenticator.USERS).find(owner).isEmpty()) {
            throw Refusals.bad(
                    (new Caller(owner).isToken() ? "API token '" : "user '") + owner + "' is inactive or non-existent");
        }
        ownership.check(holding, Ownership.group(call));
        holding.own(Ownership.group(call), owner);
        return Json.Null.NULL;
    }
}
