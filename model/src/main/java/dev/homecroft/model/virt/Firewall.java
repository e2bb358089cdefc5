package dev.homecroft.model.virt;

import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.source.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hypervisor's own firewall, of the datacenter, a node, a guest or a vnet.
 *
 * @param in what becomes of packets that no rule takes, to it
 * @param out the same from it
 * @param aliases names for addresses
 * @param sets of addresses
 * @param groups rules that others take over whole; of the datacenter alone
 * @param raw further options of the hypervisor
 */
public record Firewall(
        Optional<Boolean> enabled,
        Optional<Verdict> in,
        Optional<Verdict> out,
        List<Rule> rules,
        Map<String, Alias> aliases,
        Map<String, IpSet> sets,
        Map<String, SecurityGroup> groups,
        Optional<YamlNode> raw,
        Origin origin) {
    public Firewall {
        rules = List.copyOf(rules);
        aliases = Ordered.copy(aliases);
        sets = Ordered.copy(sets);
        groups = Ordered.copy(groups);
    }

    /** What becomes of a packet. */
    public enum Verdict {
        ACCEPT,
        DROP,
        REJECT
    }

    /** Which way a packet goes. */
    public enum Direction {
        IN,
        OUT,
        FORWARD
    }

    /**
     * @param group a security group whose rules stand here, instead of all others
     * @param macro the hypervisor's word for a service, such as {@code SSH}
     * @param from address, range, alias or set with a {@code +}
     * @param ports of the target, such as {@code 80,443} or {@code 8000:8100}
     */
    public record Rule(
            Optional<String> group,
            Direction direction,
            Verdict action,
            Optional<String> macro,
            Optional<String> protocol,
            Optional<String> from,
            Optional<String> to,
            Optional<String> ports,
            Optional<String> sourcePorts,
            Optional<String> on,
            boolean enabled,
            Optional<String> log,
            Optional<String> comment,
            Origin origin) {}

    public record Alias(String name, String cidr, Optional<String> comment, Origin origin) {}

    /** @param addresses addresses, ranges and aliases; those behind a {@code !} are left out */
    public record IpSet(String name, List<String> addresses, Optional<String> comment, Origin origin) {
        public IpSet {
            addresses = List.copyOf(addresses);
        }
    }

    public record SecurityGroup(String name, List<Rule> rules, Optional<String> comment, Origin origin) {
        public SecurityGroup {
            rules = List.copyOf(rules);
        }
    }
}
