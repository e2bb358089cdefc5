package dev.homecroft.providers.proxmox.work;

import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.reading.Guests;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Deletes a guest. Whatever was found gone, or to be another's by now, is done: a second destroy harms nobody.
 */
final class DeleteWork implements Work {
    private final Guard guard;
    private final Guests guests;
    private final ProxmoxClient client;
    private String node;

    DeleteWork(Guard guard, Guests guests, ProxmoxClient client) {
        this.guard = guard;
        this.guests = guests;
        this.client = client;
        this.node = guard.node();
    }

    /** Nothing binds a delete to what was seen, so whose it is is the last thing that is looked at before the call. */
    @Override
    public Look look() {
        Look first = once();
        if (!(first instanceof Look.Go)) {
            return first;
        }
        boolean isRunning = guests.power(node, guard.kind(), guard.id()).isRunning();
        return isRunning
                ? new Look.Stop(guard.failed(
                        "still-running",
                        "`%s` runs, so it is not deleted."
                                .formatted(guard.address().name()),
                        "It was stopped and somebody started it again.",
                        "stop it, or find out who needs it"))
                : once();
    }

    private Look once() {
        return switch (guard.find()) {
            case Guard.Found.Gone() -> new Look.Already(guard.doneAndGone());
            case Guard.Found.Another(GuestState _) -> new Look.Already(guard.doneAndGone());
            case Guard.Found.Unmarked(GuestState bare) -> new Look.Stop(guard.unmarked(bare));
            case Guard.Found.Ours(GuestState state) -> {
                node = state.node();
                yield new Look.Go();
            }
        };
    }

    @Override
    public Answer call() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("purge", "1");
        // Volumes that merely carry its number may be somebody's data.
        query.put("destroy-unreferenced-disks", "0");
        return client.delete(Guests.path(node, guard.kind(), guard.id()), query);
    }

    @Override
    public String tasks() {
        return "vmid=" + guard.id();
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public String doing() {
        return "delete guest %d on `%s`".formatted(guard.id(), node);
    }
}
