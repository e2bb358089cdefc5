package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Namespaces;
import dev.homecroft.simulators.pbs.store.Snapshot;
import dev.homecroft.simulators.stage.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where backups come in. The vendor's own protocol below this path, which carries chunks over HTTP/2, is not simulated; other
 * simulators bring a header in its place that tells what the chunks come to: {@code size=…,stored=…,key=…}.
 */
final class Uploads {
    private Uploads() {}

    static List<Endpoint> table() {
        return List.of(Endpoint.get("/backup", Uploads::backUp));
    }

    private static Object backUp(Call call) {
        if (call.upload().isEmpty()) {
            throw new Refusal(501, "The backup protocol below 'GET /backup' is not simulated", Map.of());
        }
        Ownership ownership = Ownership.require(call, "Datastore.Backup", "Datastore.Backup");
        Holding holding = call.appliance().writable(call.text("store"));
        BackupGroup group = Ownership.group(call);
        if (!holding.hasNamespace(group.namespace())) {
            throw Refusals.bad("namespace '" + group.namespace() + "' does not exist");
        }
        if (!holding.snapshots(group).isEmpty()) {
            new Ownership(ownership.caller(), false).check(holding, group);
        }
        Map<String, String> told = told(call.upload());
        long time = call.number("backup-time", 0);
        Optional<Snapshot> last = holding.snapshots(group).stream().findFirst();
        if (last.filter(one -> one.time() >= time).isPresent()) {
            throw Refusals.bad("backup timestamp is older than last backup.");
        }
        long stored = Long.parseLong(told.getOrDefault("stored", "0"));
        if (stored > holding.available()) {
            throw Refusals.bad("No space left on device (os error 28)");
        }
        Snapshot snapshot = Snapshot.of(group, time, Long.parseLong(told.getOrDefault("size", "0")), stored)
                .withKey(told.getOrDefault("key", ""));
        holding.add(snapshot, call.caller().id());
        String store = Namespaces.join(call.text("store"), group.namespace());
        call.task("backup", store + ":" + group, 0, task -> {
            task.say("starting new backup on datastore '" + call.text("store") + "': \"" + snapshot.name() + "\"");
            task.say("backup finished successfully");
        });
        return snapshot.name();
    }

    private static Map<String, String> told(String header) {
        Map<String, String> told = new HashMap<>();
        for (String part : List.of(header.split(","))) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                told.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return told;
    }
}
