package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import java.util.Arrays;
import java.util.List;

/** Where else in the cluster's configuration a guest is named. */
final class References {
    private References() {}

    /** Refuses while the guest is highly available or replicated. */
    static void requireNone(ClusterState state, Guest guest) {
        if (HaManager.file(state).find(HaManager.sid(guest)).isPresent()) {
            throw new Refusal("unable to remove " + guest.kind().word() + " " + guest.vmid()
                    + " - used in HA resources and purge parameter not set.");
        }
        if (!jobs(state, guest).isEmpty()) {
            throw new Refusal("There is a replication job '"
                    + jobs(state, guest).getFirst() + "' for guest '" + guest.vmid() + "' - Please remove that first.");
        }
    }

    /** The guest's replication jobs. */
    static List<String> jobs(ClusterState state, Guest guest) {
        return state.file("replication").entries().keySet().stream()
                .filter(id -> id.startsWith(guest.vmid() + "-"))
                .toList();
    }

    /** Takes it out of HA, replication, backup jobs and permissions. */
    static void purge(ClusterState state, Guest guest) {
        HaManager.file(state).entries().remove(HaManager.sid(guest));
        jobs(state, guest).forEach(state.file("replication").entries()::remove);
        String id = Integer.toString(guest.vmid());
        state.file("jobs/backup")
                .entries()
                .values()
                .forEach(job -> job.computeIfPresent(
                        "vmid",
                        (_, list) -> String.join(
                                ",",
                                Arrays.stream(list.toString().split(","))
                                        .filter(one -> !one.equals(id))
                                        .toList())));
        state.acl().removeIf(entry -> entry.path().equals("/vms/" + id));
    }
}
