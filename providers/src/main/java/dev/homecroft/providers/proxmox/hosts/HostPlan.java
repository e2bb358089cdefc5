package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import java.util.List;

/** What is to be done for one node. */
record HostPlan(List<Step> steps, List<Unchanged> unchanged, List<Blocked> blocked) {
    HostPlan {
        steps = List.copyOf(steps);
        unchanged = List.copyOf(unchanged);
        blocked = List.copyOf(blocked);
    }

    Proposal proposal(KnownCluster cluster) {
        return new Proposal(steps, unchanged, blocked, List.of(), cluster.slots());
    }
}
