package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.providers.proxmox.planning.Clusters;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.planning.Ledger;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Proposes the steps that a wish for one host takes. Pure. */
public final class HostDiffer {
    private HostDiffer() {}

    /** @param matched guests and what they are made from; no steps where the host is no member of a cluster of ours */
    public static Proposal care(HostWish wish, Matched matched, DiffContext context) {
        Clusters clusters = new Clusters(matched, context.lab(), Set.of());
        return clusters.of(wish.host())
                .map(cluster -> care(wish, cluster, clusters.ledger(cluster.target()), matched, context))
                .orElseGet(() -> new Proposal(List.of(), List.of(), List.of(), List.of(), Map.of()));
    }

    private static Proposal care(
            HostWish wish, KnownCluster cluster, Ledger ledger, Matched matched, DiffContext context) {
        return switch (wish) {
            case HostWish.Drain drain ->
                new Evacuation(cluster, ledger, matched, context, drain).plan().proposal(cluster);
            case HostWish.Announce announce ->
                new Restart(cluster, context).announce(announce).proposal(cluster);
            case HostWish.Restart restart ->
                new Restart(cluster, context).restart(restart).proposal(cluster);
            case HostWish.Undrain undrain -> {
                KnownCluster lifted = cluster.lifting(undrain.host().name());
                yield new Homecoming(lifted, matched, context, undrain).plan().proposal(lifted);
            }
        };
    }
}
