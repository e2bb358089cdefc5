package dev.homecroft.model.bind;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.VlanId;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.virt.Firewall;
import dev.homecroft.model.virt.Sdn;
import dev.homecroft.model.virt.Sdn.ZoneKind;
import dev.homecroft.source.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The software-defined network of a hypervisor. */
final class SdnShapes {
    private static final Field<ZoneKind> KIND =
            Field.required("kind", Types.oneOf(ZoneKind.class), "simple, vlan, qinq, vxlan or evpn.");
    private static final Field<String> BRIDGE =
            Field.of("bridge", WireShapes.INTERFACE, "The bridge that carries it, for vlan and qinq.");
    private static final Field<VlanId> TAG = Field.of("tag", Types.VLAN, "The outer VLAN, for qinq.");
    private static final Field<List<IpAddress>> PEERS =
            Field.of("peers", Types.listOf(Types.IP), "Ends of its tunnels, or of a controller's sessions.");
    private static final Field<String> CONTROLLER = Field.of("controller", Types.TEXT, "The controller, for evpn.");
    private static final Field<List<Ref>> NODES =
            Field.of("nodes", Types.listOf(Links.to(Section.HOSTS)), "Hosts that have it; all when not stated.");
    private static final Field<Long> MTU = Field.of("mtu", Types.whole(1280, 65_520), "Largest packet, in bytes.");
    private static final Shape ZONE =
            Shape.of("an SDN zone", KIND, BRIDGE, TAG, PEERS, CONTROLLER, NODES, MTU, AccessShapes.RAW);

    private static Sdn.Zone zone(Entry entry) {
        return new Sdn.Zone(
                entry.name(),
                entry.must(KIND, ZoneKind.SIMPLE),
                entry.get(BRIDGE),
                entry.get(TAG),
                entry.list(PEERS),
                entry.get(CONTROLLER),
                entry.list(NODES),
                entry.get(MTU),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }

    private static final Field<IpAddress> GATEWAY = Field.of("gateway", Types.IP, "The gateway that the nodes are.");
    private static final Field<Boolean> SNAT =
            Field.of("snat", Types.FLAG, "Whether what leaves it has the address of its node.");
    private static final Field<IpAddress> DHCP_FROM =
            Field.of("dhcp-from", Types.IP, "First address that its DHCP server gives out.");
    private static final Field<IpAddress> DHCP_TO = Field.of("dhcp-to", Types.IP, "Last of these.");
    private static final Shape SUBNET = Shape.of("a subnet", GATEWAY, SNAT, DHCP_FROM, DHCP_TO);

    private static Optional<Sdn.Subnet> subnet(Entry entry) {
        YamlNode.Scalar key = new YamlNode.Scalar(
                entry.name(), YamlNode.Style.PLAIN, entry.origin().key());
        Optional<Cidr> cidr = Types.CIDR.read(key, entry.place());
        return cidr.map(range -> new Sdn.Subnet(
                range,
                entry.get(GATEWAY),
                entry.or(SNAT, false),
                entry.get(DHCP_FROM),
                entry.get(DHCP_TO),
                entry.origin()));
    }

    private static final Field<String> ZONE_OF = Field.required("zone", Types.TEXT, "Its zone.");
    private static final Field<Ref> NETWORK = Field.of(
            "network", Links.to(Section.NETWORKS), "The lab's network that it carries; VLAN and range stand there.");
    private static final Field<Long> VNET_TAG =
            Field.of("tag", Types.whole(1, 16_777_215), "VLAN or VXLAN id, where it carries no network of the lab.");
    private static final Field<Boolean> VLAN_AWARE =
            Field.of("vlan-aware", Types.FLAG, "Whether guests may use VLANs of their own in it.");
    private static final Field<Boolean> ISOLATE =
            Field.of("isolate-ports", Types.FLAG, "Whether guests in it reach the gateway alone.");
    private static final Field<String> ALIAS = Field.of("alias", Types.TEXT, "A longer name, for people.");
    private static final Field<Map<String, Optional<Sdn.Subnet>>> SUBNETS =
            Field.of("subnets", Links.entries(SUBNET, SdnShapes::subnet), "Ranges of addresses in it.");
    private static final Field<Firewall> FIREWALL = Field.of(
            "firewall", Links.nested(VirtFirewallShapes.FIREWALL, VirtFirewallShapes::firewall), "Its firewall.");
    private static final Shape VNET =
            Shape.of("a virtual network", ZONE_OF, NETWORK, VNET_TAG, VLAN_AWARE, ISOLATE, ALIAS, SUBNETS, FIREWALL);

    private static Sdn.Vnet vnet(Entry entry) {
        Map<String, Sdn.Subnet> subnets = new LinkedHashMap<>();
        entry.map(SUBNETS).forEach((range, subnet) -> subnet.ifPresent(known -> subnets.put(range, known)));
        return new Sdn.Vnet(
                entry.name(),
                entry.must(ZONE_OF, ""),
                entry.get(NETWORK),
                entry.get(VNET_TAG),
                entry.or(VLAN_AWARE, false),
                entry.or(ISOLATE, false),
                entry.get(ALIAS),
                subnets,
                entry.get(FIREWALL),
                entry.origin());
    }

    private static final Field<String> CONTROLLER_KIND =
            Field.required("kind", Types.words("evpn", "bgp", "isis"), "evpn, bgp or isis.");
    private static final Field<Long> ASN = Field.of("asn", Types.whole(1, 4_294_967_294L), "Its autonomous system.");
    private static final Field<Ref> NODE = Field.of("node", Links.to(Section.HOSTS), "The host that it is on.");
    private static final Shape CONTROLLER_SHAPE =
            Shape.of("an SDN controller", CONTROLLER_KIND, ASN, PEERS, NODE, AccessShapes.RAW);

    private static Sdn.Controller controller(Entry entry) {
        return new Sdn.Controller(
                entry.name(),
                entry.must(CONTROLLER_KIND, "evpn"),
                entry.get(ASN),
                entry.list(PEERS),
                entry.get(NODE),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }

    private static final Field<Map<String, Sdn.Zone>> ZONES =
            Field.of("zones", Links.entries(ZONE, SdnShapes::zone), "Zones, each of one kind.");
    private static final Field<Map<String, Sdn.Vnet>> VNETS =
            Field.of("vnets", Links.entries(VNET, SdnShapes::vnet), "Virtual networks, which guests use like bridges.");
    private static final Field<Map<String, Sdn.Controller>> CONTROLLERS =
            Field.of("controllers", Links.entries(CONTROLLER_SHAPE, SdnShapes::controller), "Routing between zones.");
    private static final Shape SDN = Shape.of("a software-defined network", ZONES, VNETS, CONTROLLERS);
    static final Field<Sdn> FIELD = Field.of(
            "sdn",
            Links.nested(SDN, entry -> new Sdn(entry.map(ZONES), entry.map(VNETS), entry.map(CONTROLLERS))),
            "Its software-defined network.");

    private SdnShapes() {}
}
