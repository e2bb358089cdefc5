package dev.homecroft.model.edge;

import dev.homecroft.kernel.PortRange;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Party;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may reach what.
 *
 * @param kind the software that enforces it
 * @param router the device, host or guest that enforces it
 * @param fallback what happens between tiers when no rule speaks; deny when not stated
 * @param exceptions rules for single things, that one would rather not have
 */
public record Firewall(
        Optional<Kind> kind,
        Optional<Ref> router,
        Action fallback,
        Map<String, Rule> rules,
        Map<String, Rule> exceptions,
        Map<String, Forward> forwards) {
    public static final Firewall EMPTY =
            new Firewall(Optional.empty(), Optional.empty(), Action.DENY, Map.of(), Map.of(), Map.of());

    public Firewall {
        rules = Ordered.copy(rules);
        exceptions = Ordered.copy(exceptions);
        forwards = Ordered.copy(forwards);
    }

    /** What enforces it. */
    public enum Kind {
        UNIFI,
        OPNSENSE,
        PFSENSE,
        ROUTEROS,
        OPENWRT,
        NFTABLES,
        PROXMOX,
        OTHER
    }

    /** What happens to a packet. */
    public enum Action {
        ALLOW,
        DENY
    }

    /** The protocol that ports belong to. */
    public enum Protocol {
        TCP,
        UDP,
        ICMP,
        ANY
    }

    /** @param range empty for all ports, and for protocols without any */
    public record Ports(Protocol protocol, Optional<PortRange> range) {}

    /** @param ports all when empty */
    public record Rule(
            String name,
            Status status,
            Action action,
            List<Party> from,
            List<Party> to,
            List<Ports> ports,
            Optional<Boolean> log,
            Optional<String> why,
            Origin origin) {
        public Rule {
            from = List.copyOf(from);
            to = List.copyOf(to);
            ports = List.copyOf(ports);
        }
    }

    /**
     * An open door from the internet.
     *
     * @param port outside
     * @param to who answers
     * @param toPort where it answers; as outside when not stated
     * @param from who may come; everybody when empty
     */
    public record Forward(
            String name,
            Status status,
            Protocol protocol,
            PortRange port,
            Ref to,
            Optional<PortRange> toPort,
            List<Party> from,
            Optional<String> why,
            Origin origin) {
        public Forward {
            from = List.copyOf(from);
        }
    }
}
