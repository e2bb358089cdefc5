package dev.homecroft.model.virt;

import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.source.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings of a hypervisor that are no guest's.
 *
 * @param pools of guests and storages, by name
 * @param rules of high availability: where guests may be, and which belong together or apart
 * @param nodes what is set on one node alone, by host
 * @param firewall of the whole datacenter
 * @param replication of guests' disks from node to node, by name
 * @param directories handed through to guests: a path for each host, by name
 * @param raw by path of the hypervisor's own interface, passed through as it stands
 */
public record Settings(
        Access access,
        Map<String, Pool> pools,
        Map<String, HaRule> rules,
        Map<String, NodeSettings> nodes,
        Sdn sdn,
        Optional<Firewall> firewall,
        Map<String, Replication> replication,
        Map<String, Map<String, String>> directories,
        Upkeep upkeep,
        Optional<YamlNode> raw) {
    public static final Settings EMPTY = new Settings(
            Access.EMPTY,
            Map.of(),
            Map.of(),
            Map.of(),
            Sdn.EMPTY,
            Optional.empty(),
            Map.of(),
            Map.of(),
            Upkeep.EMPTY,
            Optional.empty());

    public Settings {
        pools = Ordered.copy(pools);
        rules = Ordered.copy(rules);
        nodes = Ordered.copy(nodes);
        replication = Ordered.copy(replication);
        directories = Ordered.copy(directories);
    }

    /** @param storages names of storages of the hypervisor */
    public record Pool(String name, List<String> storages, Optional<String> comment, Origin origin) {
        public Pool {
            storages = List.copyOf(storages);
        }
    }
}
