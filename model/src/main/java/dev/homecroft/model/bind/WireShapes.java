package dev.homecroft.model.bind;

import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.VlanId;
import dev.homecroft.model.Section;
import dev.homecroft.model.virt.Firewall;
import dev.homecroft.model.virt.NodeSettings;
import dev.homecroft.model.virt.NodeSettings.Interface;
import dev.homecroft.model.virt.NodeSettings.InterfaceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is set on one node of a hypervisor alone, its interfaces first of all. */
final class WireShapes {
    static final Type<String> INTERFACE =
            Types.matching("a name of an interface such as vmbr0", "[a-zA-Z][a-zA-Z0-9_.:-]{0,19}");
    private static final Field<InterfaceKind> KIND =
            Field.required("kind", Types.oneOf(InterfaceKind.class), "bridge, bond, vlan or eth.");
    private static final Field<List<String>> PORTS =
            Field.of("ports", Types.listOf(INTERFACE), "Interfaces that a bridge connects, or that a bond is made of.");
    private static final Field<Boolean> VLAN_AWARE =
            Field.of("vlan-aware", Types.FLAG, "Whether a bridge carries tagged frames.");
    private static final Field<String> VLANS = Field.of(
            "vlans",
            Types.matching("VLAN ids such as 2-4094", "[0-9]{1,4}(-[0-9]{1,4})?([ ,][0-9]{1,4}(-[0-9]{1,4})?)*"),
            "VLANs that a bridge carries; 2-4094.");
    private static final Field<String> MODE = Field.of(
            "mode",
            Types.words(
                    "balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb"),
            "How a bond uses its interfaces.");
    private static final Field<String> HASH = Field.of(
            "hash",
            Types.words("layer2", "layer2+3", "layer3+4"),
            "How a bond spreads packets, for 802.3ad and balance-xor.");
    private static final Field<String> PRIMARY =
            Field.of("primary", INTERFACE, "The interface that a bond uses as long as it is up, for active-backup.");
    private static final Field<VlanId> VLAN = Field.of("vlan", Types.VLAN, "The VLAN of an interface of kind vlan.");
    private static final Field<String> DEVICE =
            Field.of("device", INTERFACE, "The interface that one of kind vlan is made on.");
    private static final Field<String> NIC = Field.of(
            "nic", Types.TEXT, "The nic of the host whose address it carries; the address stands with the host.");
    private static final Field<String> ADDRESS = Field.of(
            "address",
            Types.matching("an address with its prefix such as 10.10.0.11/24", "[0-9a-fA-F.:]{2,45}/[0-9]{1,3}"),
            "Its address with the length of its prefix, where it carries no nic's.");
    private static final Field<IpAddress> GATEWAY = Field.of("gateway", Types.IP, "The node's default gateway.");
    private static final Field<Long> MTU = Field.of("mtu", Types.whole(1280, 65_520), "Largest packet, in bytes.");
    private static final Shape INTERFACE_SHAPE = Shape.of(
            "an interface of a node",
            KIND,
            PORTS,
            VLAN_AWARE,
            VLANS,
            MODE,
            HASH,
            PRIMARY,
            VLAN,
            DEVICE,
            NIC,
            ADDRESS,
            GATEWAY,
            MTU,
            AccessShapes.COMMENT,
            AccessShapes.RAW);

    private static Interface wire(Entry entry) {
        return new Interface(
                entry.name(),
                entry.must(KIND, InterfaceKind.BRIDGE),
                entry.list(PORTS),
                entry.or(VLAN_AWARE, false),
                entry.get(VLANS),
                entry.get(MODE),
                entry.get(HASH),
                entry.get(PRIMARY),
                entry.get(VLAN),
                entry.get(DEVICE),
                entry.get(NIC),
                entry.get(ADDRESS),
                entry.get(GATEWAY),
                entry.get(MTU),
                entry.get(AccessShapes.COMMENT),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }

    private static final Field<Map<String, Interface>> INTERFACES =
            Field.of("interfaces", Links.entries(INTERFACE_SHAPE, WireShapes::wire), "Bridges, bonds and VLANs.");
    private static final Field<List<IpAddress>> DNS =
            Field.of("dns", Types.listOf(Types.IP), "Resolvers that the node asks.");
    private static final Field<String> SEARCH =
            Field.of("search", Types.TEXT, "The domain that the node looks short names up in.");
    private static final Field<String> TIMEZONE =
            Field.of("timezone", Types.TEXT, "Its time zone; the lab's when not stated.");
    private static final Field<Map<String, List<String>>> HOSTS = Field.of(
            "hosts",
            Types.mapOf("a mapping from addresses to names", Types.listOf(Types.TEXT)),
            "Lines of its hosts file: names by address.");
    private static final Field<String> ACME_ACCOUNT = Field.of(
            "acme-account",
            Types.TEXT,
            "The account that its certificate is ordered with; where it is stated with names, one is ordered.");
    private static final Field<Map<String, String>> ACME_DOMAINS = Field.of(
            "acme-domains",
            Types.mapOf("a mapping from domains to plugins", Types.TEXT),
            "Names of its certificate, each with the plugin that proves it, or standalone.");
    private static final Field<Firewall> FIREWALL = Field.of(
            "firewall",
            Links.nested(VirtFirewallShapes.FIREWALL, VirtFirewallShapes::firewall),
            "The node's own firewall.");
    private static final Shape NODE = Shape.of(
            "settings of a node",
            INTERFACES,
            DNS,
            SEARCH,
            TIMEZONE,
            HOSTS,
            ACME_ACCOUNT,
            ACME_DOMAINS,
            FIREWALL,
            AccessShapes.RAW);

    /** By host, whose name the node has. */
    static final Field<Map<String, NodeSettings>> NODES = Field.of(
            "nodes",
            Types.mapOf(
                    "a mapping from hosts to settings", List.of(Section.HOSTS), Links.nested(NODE, WireShapes::node)),
            "What is set on one node alone, by host.");

    private WireShapes() {}

    private static NodeSettings node(Entry entry) {
        String path = entry.name();
        return new NodeSettings(
                path.substring(path.lastIndexOf('.') + 1),
                entry.map(INTERFACES),
                entry.list(DNS),
                entry.get(SEARCH),
                entry.get(TIMEZONE),
                new LinkedHashMap<>(entry.map(HOSTS)),
                entry.get(ACME_ACCOUNT),
                entry.map(ACME_DOMAINS),
                entry.get(FIREWALL),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }
}
