package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Namespaces;
import dev.homecroft.simulators.pbs.store.Snapshot;

/**
 * Who may do something with backups: with one right everybody's, with another only one's own.
 *
 * @param seesAll whether owners do not matter
 */
record Ownership(Caller caller, boolean seesAll) {
    /** Refuses who has neither right on the call's datastore and namespace. */
    static Ownership require(Call call, String anybodys, String own) {
        String path = path(call.text("store"), call.text("ns"));
        boolean seesAll = call.may(path, anybodys);
        if (!seesAll && !call.may(path, own)) {
            throw Refusals.forbidden();
        }
        return new Ownership(call.caller(), seesAll);
    }

    static String path(String store, String namespace) {
        return "/datastore/" + Namespaces.join(store, namespace);
    }

    boolean covers(Holding holding, BackupGroup group) {
        return seesAll || caller.owns(holding.owner(group).orElse(""));
    }

    /** Refuses if the group is another's. */
    void check(Holding holding, BackupGroup group) {
        if (!covers(holding, group)) {
            throw Refusals.bad("backup owner check failed (" + caller.id() + " != "
                    + holding.owner(group).orElse("") + ")");
        }
    }

    /** The group that the call is about. */
    static BackupGroup group(Call call) {
        return new BackupGroup(call.text("ns"), call.text("backup-type"), call.text("backup-id"));
    }

    /** The backup that the call is about. */
    static Snapshot snapshot(Call call, Holding holding) {
        BackupGroup group = group(call);
        long time = call.number("backup-time", 0);
        return holding.snapshot(group, time)
                .orElseThrow(() -> Refusals.bad("snapshot "
                        + Snapshot.of(group, Math.max(1, time), 0, 0).name() + " does not exist!"));
    }
}
