package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Namespaces;
import dev.homecroft.simulators.pbs.store.Snapshot;
import dev.homecroft.simulators.stage.TaskRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reading backups again: of a datastore, a group or one backup, and by a job. */
final class Verifications {
    private static final long DAY = 86_400;

    private Verifications() {}

    static List<Endpoint> table() {
        return List.of(Endpoint.post("/admin/datastore/{store}/verify", Verifications::begin));
    }

    private static Object begin(Call call) {
        Ownership ownership = Ownership.require(call, "Datastore.Verify", "Datastore.Backup");
        String store = call.text("store");
        Holding holding = call.appliance().readable(store);
        boolean hasGroup = call.optional("backup-type").isPresent()
                && call.optional("backup-id").isPresent();
        boolean hasTime = call.optional("backup-time").isPresent();
        boolean isWhole = call.optional("backup-type").isEmpty()
                && call.optional("backup-id").isEmpty()
                && !hasTime;
        if (!hasGroup && !isWhole) {
            throw Refusals.bad("parameters do not specify a backup group or snapshot");
        }
        Reach reach = new Reach(store, call.text("ns"), (int) call.number("max-depth", Namespaces.DEEPEST));
        String type = isWhole ? "verify" : hasTime ? "verify_snapshot" : "verify_group";
        String id = reach.worker();
        if (hasGroup) {
            ownership.check(holding, Ownership.group(call));
            id = store + ":" + (call.text("ns").isEmpty() ? "" : call.text("ns") + "/") + Ownership.group(call)
                    + (hasTime ? "/%08X".formatted(call.number("backup-time", 0)) : "");
        }
        Predicate<Snapshot> isMeant = one -> isWhole
                ? reach.covers(one.group()) && ownership.covers(holding, one.group())
                : one.group().equals(Ownership.group(call))
                        && (!hasTime || one.time() == call.number("backup-time", 0));
        Freshness freshness = new Freshness(call.flag("ignore-verified", true), call.number("outdated-after", 0));
        return verify(call, type, id, store, isMeant.and(freshness.needs(call)));
    }

    static String job(Call call, String id) {
        Map<String, Object> job = Jobs.require(call, Timetable.Kind.VERIFY, id);
        Reach reach = Reach.of(job);
        call.appliance().readable(reach.store());
        Freshness freshness = new Freshness(
                !"0".equals(job.get("ignore-verified")),
                Long.parseLong(job.getOrDefault("outdated-after", "0").toString()));
        Predicate<Snapshot> isMeant = one -> reach.covers(one.group());
        return verify(
                call,
                Timetable.Kind.VERIFY.task(),
                reach.store() + ":" + id,
                reach.store(),
                isMeant.and(freshness.needs(call)));
    }

    /**
     * Which backups need another look.
     *
     * @param skips whether what was verified is passed over
     * @param days after which it counts no more, or 0 for never
     */
    private record Freshness(boolean skips, long days) {
        Predicate<Snapshot> needs(Call call) {
            return one -> !skips || one.verified().isEmpty() || isOutdated(call, one);
        }

        private boolean isOutdated(Call call, Snapshot one) {
            TaskRecord task = call.appliance().state().tasks().get(one.verifiedBy());
            long when = task == null ? 0 : task.upid().start();
            return days > 0 && when < call.appliance().now() - days * DAY;
        }
    }

    private static String verify(Call call, String type, String id, String store, Predicate<Snapshot> isMeant) {
        long bytes = call.appliance().held(store).snapshots().stream()
                .filter(isMeant)
                .mapToLong(Snapshot::size)
                .sum();
        return call.task(type, id, call.appliance().pace().task(bytes), task -> {
            Holding holding = call.appliance().readable(store);
            List<String> failed = new ArrayList<>();
            holding.snapshots().stream().filter(isMeant).forEach(one -> {
                task.say("verify " + store + ":" + one.name());
                holding.change(one.withVerification(
                        one.isCorrupt() ? "failed" : "ok", task.upid().toString()));
                if (one.isCorrupt()) {
                    failed.add(one.name());
                }
            });
            if (!failed.isEmpty()) {
                task.say("Failed to verify the following snapshots/groups:");
                failed.forEach(name -> task.say("\t" + name));
                throw Refusals.bad("verification failed - please check the log for details");
            }
        });
    }
}
