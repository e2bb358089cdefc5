package dev.homecroft.providers.proxmox.planning;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Ref;
import dev.homecroft.state.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Chooses a node for a guest that has none yet. A node must be up, have the guest's storages and devices and enough memory;
 * among those it goes where the fewest of its group are, then where most memory is left.
 */
public final class Placement {
    private final KnownCluster cluster;
    private final Ledger ledger;

    public Placement(KnownCluster cluster, Ledger ledger) {
        this.cluster = cluster;
        this.ledger = ledger;
    }

    public sealed interface Choice {
        record On(String node) implements Choice {}

        record Nowhere(Diagnostic why) implements Choice {}
    }

    /** @param only the nodes that come into question; empty for all members */
    public Choice choose(Address address, Fields fields, List<String> only) {
        return choose(address, fields, only, node -> Optional.empty());
    }

    /** @param more what else may be against a node, such as {@code has no room} */
    public Choice choose(Address address, Fields fields, List<String> only, Function<String, Optional<String>> more) {
        List<String> obstacles = new ArrayList<>();
        List<String> candidates = new ArrayList<>();
        for (Ref member : cluster.hypervisor().members()) {
            String node = member.name();
            if (!only.isEmpty() && !only.contains(node)) {
                continue;
            }
            Optional<String> obstacle = obstacle(node, fields).or(() -> more.apply(node));
            obstacle.ifPresentOrElse(why -> obstacles.add(node + " " + why), () -> candidates.add(node));
        }
        String group = fields.text("spread").orElse("");
        return candidates.stream()
                .min(Comparator.<String>comparingInt(node -> ledger.members(group, node))
                        .thenComparing(
                                Comparator.<String>comparingLong(ledger::free).reversed())
                        .thenComparing(Comparator.naturalOrder()))
                .<Choice>map(Choice.On::new)
                .orElseGet(() -> new Choice.Nowhere(nowhere(address, obstacles)));
    }

    private Optional<String> obstacle(String node, Fields fields) {
        if (!cluster.onlineNodes().contains(node)) {
            return Optional.of("is offline");
        }
        if (cluster.isDrained(node)) {
            return Optional.of("is drained");
        }
        for (String slot : fields.entries("disks")) {
            String storage = fields.text("disks." + slot + ".storage").orElse("");
            if (!cluster.hasStorage(node, storage)) {
                return Optional.of("has no storage " + storage);
            }
        }
        for (String slot : fields.entries("passthrough")) {
            String mapping = fields.text("passthrough." + slot + ".mapping").orElse("");
            if (!cluster.hasMapping(node, mapping)) {
                return Optional.of("has no device for " + mapping);
            }
        }
        long needed = fields.size("memory").orElse(ByteSize.ZERO).bytes();
        boolean runs = fields.text("power").filter("running"::equals).isPresent();
        if (runs && needed > ledger.free(node)) {
            long left = Math.max(0, ledger.free(node));
            return Optional.of("has " + new ByteSize(left).human() + " of memory left");
        }
        return Optional.empty();
    }

    private Diagnostic nowhere(Address address, List<String> obstacles) {
        return Diagnostic.error(
                        "no-place",
                        "No node of `%s` can take `%s`."
                                .formatted(cluster.hypervisor().name(), address.name()))
                .detail(String.join("; ", obstacles) + ".")
                .about(address)
                .hint("give it less memory, another storage, or state `node`")
                .build();
    }
}
