package dev.homecroft.providers.proxmox.planning;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Target;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The clusters that a plan is about, and what is taken in each while it is made. */
public final class Clusters {
    private final Map<Target, KnownCluster> clusters = new TreeMap<>();
    private final Map<Target, Ledger> ledgers = new TreeMap<>();

    /** @param coming what the same plan makes, storages among them */
    public Clusters(Matched matched, Lab lab, Set<Address> coming) {
        matched.observations().forEach((target, observation) -> {
            Hypervisor hypervisor = lab.hypervisors().get(target.name());
            if (hypervisor != null) {
                KnownCluster view = new KnownCluster(hypervisor, observation, storages(target, coming));
                clusters.put(target, view);
                ledgers.put(target, new Ledger(view, lab));
            }
        });
    }

    /** Names of those storages of a cluster that are among these things. */
    private static Set<String> storages(Target target, Set<Address> things) {
        String prefix = target.name() + "/";
        return things.stream()
                .filter(thing -> thing.kind().equals("storage") && thing.name().startsWith(prefix))
                .map(thing -> thing.name().substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    public KnownCluster cluster(Target target) {
        return Optional.ofNullable(clusters.get(target))
                .orElseThrow(() -> new IllegalStateException("nothing was observed of " + target));
    }

    public Ledger ledger(Target target) {
        return Optional.ofNullable(ledgers.get(target))
                .orElseThrow(() -> new IllegalStateException("nothing was observed of " + target));
    }

    /** The one that a host belongs to; empty for a host of nobody's. */
    public Optional<KnownCluster> of(Address host) {
        return clusters.values().stream()
                .filter(cluster -> cluster.hasMember(host.name()))
                .findFirst();
    }

    /** How many steps may hold each slot that was asked for so far. */
    public Map<String, Integer> slots() {
        Map<String, Integer> slots = new TreeMap<>();
        clusters.values().forEach(cluster -> slots.putAll(cluster.slots()));
        return slots;
    }
}
