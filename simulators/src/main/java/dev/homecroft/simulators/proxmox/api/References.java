package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;

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

    /** Takes a name out of a list that has commas between names. */
    static void leave(Map<String, Object> entry, String option, String name) {
        entry.computeIfPresent(
                option,
                (_, list) -> Arrays.stream(list.toString().split(","))
                        .filter(one -> !one.equals(name))
                        .collect(Collectors.joining(",")));
    }

    /** Takes it out of HA, replication, backup jobs and permissions. A backup job for no other guest goes with it. */
    static void purge(ClusterState state, Guest guest) {
        HaManager.file(state).entries().remove(HaManager.sid(guest));
        jobs(state, guest).forEach(state.file("replication").entries()::remove);
        String id = Integer.toString(guest.vmid());
        Collection<NavigableMap<String, Object>> jobs =
                state.file("jobs/backup").entries().values();
        jobs.forEach(job -> {
            leave(job, "vmid", id);
            leave(job, "exclude", id);
            job.remove("exclude", "");
        });
        jobs.removeIf(job -> "".equals(job.get("vmid")));
        state.acl().removeIf(entry -> entry.path().equals("/vms/" + id));
    }
}
