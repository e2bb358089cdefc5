package dev.homecroft.model.bind;

import dev.homecroft.model.virt.Firewall;
import dev.homecroft.model.virt.Firewall.Direction;
import dev.homecroft.model.virt.Firewall.Verdict;
import java.util.List;
import java.util.Map;

/** The firewall of a hypervisor, of one shape for the datacenter, a node, a guest and a vnet. */
final class VirtFirewallShapes {
    private static final Field<String> GROUP =
            Field.of("group", Types.TEXT, "The security group whose rules stand here, instead of all else.");
    private static final Field<Direction> DIRECTION =
            Field.of("direction", Types.oneOf(Direction.class), "in, out or forward; in.");
    private static final Field<Verdict> ACTION =
            Field.of("action", Types.oneOf(Verdict.class), "accept, drop or reject; accept.");
    private static final Field<String> MACRO =
            Field.of("macro", Types.TEXT, "The hypervisor's word for a service, such as SSH.");
    private static final Field<String> PROTOCOL =
            Field.of("protocol", Types.TEXT, "tcp, udp, icmp or another protocol.");
    private static final Field<String> FROM =
            Field.of("from", Types.TEXT, "Address, range or alias it comes from, or a set as +NAME.");
    private static final Field<String> TO =
            Field.of("to", Types.TEXT, "Address, range or alias it goes to, or a set as +NAME.");
    private static final Type<String> PORT_LIST =
            Types.matching("ports such as 80,443 or 8000:8100", "[A-Za-z0-9-]+(:[0-9]+)?(,[A-Za-z0-9-]+(:[0-9]+)?)*");
    private static final Field<String> PORTS = Field.of("ports", PORT_LIST, "Ports that it goes to.");
    private static final Field<String> SOURCE_PORTS = Field.of("source-ports", PORT_LIST, "Ports that it comes from.");
    private static final Field<String> ON =
            Field.of("interface", Types.TEXT, "The interface that it comes or goes by, such as net0.");
    private static final Field<String> LOG = Field.of(
            "log",
            Types.words("nolog", "emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"),
            "How loudly it is logged; nolog.");
    private static final Shape RULE = Shape.of(
            "a rule of a firewall",
            GROUP,
            DIRECTION,
            ACTION,
            MACRO,
            PROTOCOL,
            FROM,
            TO,
            PORTS,
            SOURCE_PORTS,
            ON,
            AccessShapes.ENABLED,
            LOG,
            AccessShapes.COMMENT);

    private static Firewall.Rule rule(Entry entry) {
        return new Firewall.Rule(
                entry.get(GROUP),
                entry.or(DIRECTION, Direction.IN),
                entry.or(ACTION, Verdict.ACCEPT),
                entry.get(MACRO),
                entry.get(PROTOCOL),
                entry.get(FROM),
                entry.get(TO),
                entry.get(PORTS),
                entry.get(SOURCE_PORTS),
                entry.get(ON),
                entry.or(AccessShapes.ENABLED, true),
                entry.get(LOG),
                entry.get(AccessShapes.COMMENT),
                entry.origin());
    }

    private static final Field<List<Firewall.Rule>> RULES = Field.of(
            "rules",
            Types.listOf(Links.nested(RULE, VirtFirewallShapes::rule)),
            "Rules in their order; the first that a packet meets decides.");

    private static final Field<String> CIDR = Field.required("cidr", Types.TEXT, "The address or range.");
    private static final Shape ALIAS = Shape.of("a name for an address", CIDR, AccessShapes.COMMENT);
    private static final Field<List<String>> ADDRESSES = Field.required(
            "addresses", Types.listOf(Types.TEXT), "Addresses, ranges and aliases; those behind a ! are left out.");
    private static final Shape SET = Shape.of("a set of addresses", ADDRESSES, AccessShapes.COMMENT);
    private static final Shape SECURITY_GROUP = Shape.of("a security group", RULES, AccessShapes.COMMENT);

    private static final Field<Boolean> ENABLED =
            Field.of("enabled", Types.FLAG, "Whether it is on; without the datacenter's none is.");
    private static final Field<Verdict> IN = Field.of(
            "policy-in", Types.oneOf(Verdict.class), "What becomes of packets to it that no rule takes; drop.");
    private static final Field<Verdict> OUT = Field.of(
            "policy-out", Types.oneOf(Verdict.class), "What becomes of packets from it that no rule takes; accept.");
    private static final Field<Map<String, Firewall.Alias>> ALIASES = Field.of(
            "aliases",
            Links.entries(
                    ALIAS,
                    entry -> new Firewall.Alias(
                            entry.name(), entry.must(CIDR, ""), entry.get(AccessShapes.COMMENT), entry.origin())),
            "Names for addresses.");
    private static final Field<Map<String, Firewall.IpSet>> SETS = Field.of(
            "sets",
            Links.entries(
                    SET,
                    entry -> new Firewall.IpSet(
                            entry.name(),
                            entry.must(ADDRESSES, List.of()),
                            entry.get(AccessShapes.COMMENT),
                            entry.origin())),
            "Sets of addresses.");
    private static final Field<Map<String, Firewall.SecurityGroup>> GROUPS = Field.of(
            "groups",
            Links.entries(
                    SECURITY_GROUP,
                    entry -> new Firewall.SecurityGroup(
                            entry.name(), entry.list(RULES), entry.get(AccessShapes.COMMENT), entry.origin())),
            "Rules that others take over whole; of the datacenter alone.");
    static final Shape FIREWALL =
            Shape.of("a firewall", ENABLED, IN, OUT, RULES, ALIASES, SETS, GROUPS, AccessShapes.RAW);

    private VirtFirewallShapes() {}

    static Firewall firewall(Entry entry) {
        return new Firewall(
                entry.get(ENABLED),
                entry.get(IN),
                entry.get(OUT),
                entry.list(RULES),
                entry.map(ALIASES),
                entry.map(SETS),
                entry.map(GROUPS),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }
}
