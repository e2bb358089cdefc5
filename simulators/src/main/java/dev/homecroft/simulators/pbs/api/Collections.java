package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Snapshot;

/** Garbage collection: chunks that nobody needs go when they were last needed more than a day and five minutes ago. */
final class Collections {
    private static final long GRACE_SECONDS = 24 * 3600 + 300;

    private Collections() {}

    static String begin(Call call, String store) {
        Holding holding = call.appliance().writable(store);
        boolean runs = call.appliance().tasks().running().stream()
                .anyMatch(task -> task.upid().type().equals("garbage_collection")
                        && Call.plain(task.upid().id()).equals(store));
        if (runs) {
            throw Refusals.bad("unable to start garbage collection job on datastore " + store
                    + " - garbage collection already running");
        }
        long began = call.appliance().now();
        long stored = holding.snapshots().stream().mapToLong(Snapshot::stored).sum();
        return call.task("garbage_collection", store, call.appliance().pace().task(stored / 10), task -> {
            task.say("starting garbage collection on store " + store);
            Holding.Collection found = call.appliance()
                    .writable(store)
                    .collect(began, began - GRACE_SECONDS, task.upid().toString());
            task.say("Removed garbage: " + found.removed() + " B");
            task.say("Pending removals: " + found.pending() + " B");
        });
    }
}
