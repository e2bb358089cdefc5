package dev.homecroft.model.virt;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.VlanId;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.source.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The software-defined network of a hypervisor. */
public record Sdn(Map<String, Zone> zones, Map<String, Vnet> vnets, Map<String, Controller> controllers) {
    public static final Sdn EMPTY = new Sdn(Map.of(), Map.of(), Map.of());

    public Sdn {
        zones = Ordered.copy(zones);
        vnets = Ordered.copy(vnets);
        controllers = Ordered.copy(controllers);
    }

    /** Kinds of zone. */
    public enum ZoneKind {
        SIMPLE,
        VLAN,
        QINQ,
        VXLAN,
        EVPN
    }

    /**
     * @param bridge that carries it, for vlan and qinq
     * @param tag of the outer VLAN, for qinq
     * @param peers of the tunnels, for vxlan
     * @param controller for evpn
     * @param nodes hosts that have it; all when empty
     */
    public record Zone(
            String name,
            ZoneKind kind,
            Optional<String> bridge,
            Optional<VlanId> tag,
            List<IpAddress> peers,
            Optional<String> controller,
            List<Ref> nodes,
            Optional<Long> mtu,
            Optional<YamlNode> raw,
            Origin origin) {
        public Zone {
            peers = List.copyOf(peers);
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * @param network of the lab that it carries: VLAN, range and gateway stand there
     * @param tag where it carries none of the lab's networks
     * @param subnets by range
     */
    public record Vnet(
            String name,
            String zone,
            Optional<Ref> network,
            Optional<Long> tag,
            boolean vlanAware,
            boolean isolatePorts,
            Optional<String> alias,
            Map<String, Subnet> subnets,
            Optional<Firewall> firewall,
            Origin origin) {
        public Vnet {
            subnets = Ordered.copy(subnets);
        }
    }

    /** @param snat whether what leaves it has the node's address */
    public record Subnet(
            Cidr cidr,
            Optional<IpAddress> gateway,
            boolean snat,
            Optional<IpAddress> dhcpFrom,
            Optional<IpAddress> dhcpTo,
            Origin origin) {}

    /** @param kind evpn, bgp or isis */
    public record Controller(
            String name,
            String kind,
            Optional<Long> asn,
            List<IpAddress> peers,
            Optional<Ref> node,
            Optional<YamlNode> raw,
            Origin origin) {
        public Controller {
            peers = List.copyOf(peers);
        }
    }
}
