package dev.homecroft.model.bind;

import dev.homecroft.kernel.PortRange;
import dev.homecroft.model.Party;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Firewall;
import java.util.List;
import java.util.Optional;

/** The firewall: rules between networks, exceptions, open doors. */
final class FirewallShapes {
    private static final PortRange NO_PORT = new PortRange(1, 1);
    private static final Type<PortRange> PORT_RANGE =
            Types.scalar("a port or a range such as 8000-8010", PortRange::tryParse);
    private static final Type<Firewall.Ports> PORT_WORDS =
            Types.scalar("ports such as tcp/443, udp/53, icmp or any", FirewallShapes::ports);

    /** What the firewall says of itself beside its rules. */
    record Settings(Optional<Firewall.Kind> kind, Optional<Ref> router, Firewall.Action fallback) {}

    private static Optional<Firewall.Ports> ports(String text) {
        String[] parts = text.split("/", 2);
        String last = parts[parts.length - 1];
        Optional<Firewall.Protocol> protocol = parts.length == 1 && Character.isDigit(text.charAt(0))
                ? Optional.of(Firewall.Protocol.TCP)
                : protocol(parts[0]);
        boolean hasRange = parts.length == 2 || Character.isDigit(last.charAt(0));
        Optional<PortRange> range = hasRange ? PortRange.tryParse(last) : Optional.empty();
        boolean canHaveRange =
                protocol.filter(known -> known != Firewall.Protocol.ICMP).isPresent();
        boolean isRight = hasRange ? range.isPresent() && canHaveRange : protocol.isPresent();
        return isRight ? Optional.of(new Firewall.Ports(protocol.get(), range)) : Optional.empty();
    }

    private static Optional<Firewall.Protocol> protocol(String word) {
        return switch (word) {
            case "tcp" -> Optional.of(Firewall.Protocol.TCP);
            case "udp" -> Optional.of(Firewall.Protocol.UDP);
            case "icmp" -> Optional.of(Firewall.Protocol.ICMP);
            case "any" -> Optional.of(Firewall.Protocol.ANY);
            default -> Optional.empty();
        };
    }

    private static final Field<Firewall.Kind> KIND =
            Field.of("kind", Types.oneOf(Firewall.Kind.class), "The software that enforces it.");
    private static final Field<Ref> ROUTER =
            Field.of("router", Links.toAny(Section.DEVICES, Section.HOSTS, Section.GUESTS), "Who enforces it.");
    private static final Field<Firewall.Action> DEFAULT = Field.of(
            "default",
            Types.oneOf(Firewall.Action.class),
            "What happens between tiers when no rule speaks; deny when not stated.");
    static final Shape SETTINGS = Shape.of("the firewall", KIND, ROUTER, DEFAULT);

    static Settings settings(Entry entry) {
        return new Settings(entry.get(KIND), entry.get(ROUTER), entry.or(DEFAULT, Firewall.Action.DENY));
    }

    private static final Field<Firewall.Action> ACTION =
            Field.of("action", Types.oneOf(Firewall.Action.class), "allow or deny; allow when not stated.");
    private static final Field<List<Party>> FROM = Field.required(
            "from",
            Types.listOf(Parties.PARTY),
            "Who begins: networks, tiers, hosts, guests, groups, addresses, internet or any.");
    private static final Field<List<Party>> TO =
            Field.required("to", Types.listOf(Parties.PARTY), "Who is reached, in the same words.");
    private static final Field<List<Firewall.Ports>> PORTS = Field.of(
            "ports",
            Types.listOf(PORT_WORDS),
            "Protocols and ports such as tcp/443, udp/53 or icmp; all when not stated.");
    private static final Field<Boolean> LOG = Field.of("log", Types.FLAG, "Whether what it matches is logged.");
    private static final Field<String> WHY = Field.of("why", Types.TEXT, "What it is for.");
    static final Shape RULE = Shape.of("a firewall rule", PlaceShapes.STATUS, ACTION, FROM, TO, PORTS, LOG, WHY);

    static Firewall.Rule rule(Entry entry) {
        return new Firewall.Rule(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.or(ACTION, Firewall.Action.ALLOW),
                entry.must(FROM, List.of()),
                entry.must(TO, List.of()),
                entry.list(PORTS),
                entry.get(LOG),
                entry.get(WHY),
                entry.origin());
    }

    private static final Field<Firewall.Protocol> PROTOCOL =
            Field.of("protocol", Types.oneOf(Firewall.Protocol.class), "tcp, udp or any; tcp when not stated.");
    private static final Field<PortRange> PORT =
            Field.required("port", PORT_RANGE, "The port or ports that are open to the internet.");
    private static final Field<Ref> FORWARD_TO =
            Field.required("to", Links.toAny(Section.GUESTS, Section.HOSTS, Section.VIPS), "Who answers.");
    private static final Field<PortRange> TO_PORT =
            Field.of("to-port", PORT_RANGE, "Where it answers; the same port when not stated.");
    private static final Field<List<Party>> FORWARD_FROM =
            Field.of("from", Types.listOf(Parties.PARTY), "Who may come; everybody when not stated.");
    static final Shape FORWARD =
            Shape.of("a port forward", PlaceShapes.STATUS, PROTOCOL, PORT, FORWARD_TO, TO_PORT, FORWARD_FROM, WHY);

    static Firewall.Forward forward(Entry entry) {
        return new Firewall.Forward(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.or(PROTOCOL, Firewall.Protocol.TCP),
                entry.must(PORT, NO_PORT),
                entry.must(FORWARD_TO, Parties.nobody(Section.GUESTS, entry)),
                entry.get(TO_PORT),
                entry.list(FORWARD_FROM),
                entry.get(WHY),
                entry.origin());
    }

    private FirewallShapes() {}
}
