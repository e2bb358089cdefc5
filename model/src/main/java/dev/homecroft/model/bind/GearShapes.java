package dev.homecroft.model.bind;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.gear.Device;
import dev.homecroft.model.gear.Feed;
import dev.homecroft.model.gear.Group;
import dev.homecroft.model.gear.SiteLink;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Power, links between sites, devices and the groups of the roster. */
final class GearShapes {
    private static final Field<Ref> SITE = Field.of("site", Links.to(Section.SITES), "Where it is.");
    private static final Field<String> SOURCE =
            Field.of("source", Types.TEXT, "What it comes from, such as grid, solar or generator.");
    private static final Field<Long> AMPERES = Field.of("amperes", Types.whole(1, 1000), "What its fuse bears.");
    static final Shape FEED = Shape.of("a power feed", PlaceShapes.STATUS, SITE, SOURCE, AMPERES, MachineShapes.NOTE);

    static Feed feed(Entry entry) {
        return new Feed(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.get(SITE),
                entry.get(SOURCE),
                entry.get(AMPERES),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<List<Ref>> BETWEEN =
            Field.required("between", Types.listOf(Links.to(Section.SITES)), "The sites at its ends.");
    private static final Field<String> KIND =
            Field.of("kind", Types.TEXT, "How it is made, such as wireguard, ipsec or fibre.");
    private static final Field<List<Ref>> BY = Field.of(
            "by",
            Types.listOf(Links.toAny(Section.DEVICES, Section.HOSTS, Section.GUESTS)),
            "Who keeps it up at either end.");
    private static final Field<String> BANDWIDTH =
            Field.of("bandwidth", Parties.BANDWIDTH, "Bits per second that it carries, such as 250M.");
    private static final Field<Duration> LATENCY = Field.of("latency", Types.DURATION, "Time there and back.");
    static final Shape LINK = Shape.of(
            "a link between sites", PlaceShapes.STATUS, BETWEEN, KIND, BY, BANDWIDTH, LATENCY, MachineShapes.NOTE);

    static SiteLink link(Entry entry) {
        return new SiteLink(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(BETWEEN, List.of()),
                entry.get(KIND),
                entry.list(BY),
                entry.get(BANDWIDTH),
                entry.get(LATENCY),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<Ref> TO =
            Field.of("to", Links.toAny(Section.HOSTS, Section.DEVICES), "The host or device that is plugged in.");
    private static final Field<String> AT = Field.of("at", Types.TEXT, "The interface or port at its other end.");
    private static final Field<Ref> PVID =
            Field.of("pvid", Links.to(Section.NETWORKS), "The network of frames without a tag.");
    private static final Field<List<Ref>> TAGGED =
            Field.of("tagged", Types.listOf(Links.to(Section.NETWORKS)), "The networks of frames with a tag.");
    private static final Field<String> SPEED = Field.of("speed", Parties.BANDWIDTH, "Bits per second, such as 2.5G.");
    private static final Field<Boolean> POE = Field.of("poe", Types.FLAG, "Whether it gives power over Ethernet.");
    private static final Field<String> LAG =
            Field.of("lag", Types.TEXT, "The bundle that it is part of; ports of one name belong together.");
    private static final Shape PORT =
            Shape.of("a port of a device", TO, AT, PVID, TAGGED, SPEED, POE, LAG, MachineShapes.NOTE);

    private static Device.Port port(Entry entry) {
        return new Device.Port(
                entry.name(),
                entry.get(TO),
                entry.get(AT),
                entry.get(PVID),
                entry.list(TAGGED),
                entry.get(SPEED),
                entry.get(POE),
                entry.get(LAG),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<Device.Kind> DEVICE_KIND = Field.required(
            "kind",
            Types.oneOf(Device.Kind.class),
            "What it is: switch, router, access-point, modem, ups, pdu, controller or other.");
    private static final Field<String> MODEL = Field.of("model", Types.TEXT, "Name of the product.");
    private static final Field<Ref> DEVICE_SITE = Field.of("site", Links.to(Section.SITES), "Where it stands.");
    private static final Field<Version> VERSION = Field.of("version", Types.VERSION, "Version of its firmware.");
    private static final Field<Map<String, Device.Port>> PORTS = Field.of(
            "ports",
            Links.entries(PORT, GearShapes::port),
            "What is plugged where, by the port as it is printed; outlets of a UPS or PDU as well.");
    private static final Field<List<Ref>> FEEDS = Field.of(
            "feeds",
            Types.listOf(Links.toAny(Section.FEEDS, Section.DEVICES)),
            "Where its power comes from: feeds, UPSes and PDUs.");
    private static final Field<Long> WATTS = Field.of(
            "watts", Types.whole(1, 100000), "What it gives at most, for a UPS or PDU; what it takes, for all others.");
    private static final Field<Duration> RUNTIME =
            Field.of("runtime", Types.DURATION, "How long a UPS lasts at its usual load.");
    private static final Field<Ref> MONITOR = Field.of(
            "monitor",
            Links.toAny(Section.HOSTS, Section.GUESTS),
            "Who watches it, such as the host on its USB cable.");
    private static final Field<Map<String, Ref>> SSIDS = Field.of(
            "ssids",
            Types.mapOf("a mapping from radio networks to networks", Links.to(Section.NETWORKS)),
            "The network behind each radio network of an access point.");
    private static final Field<URI> CONTROLLER = Field.of("controller", Types.URL, "Where its API answers.");
    private static final Field<SecretRef> CREDENTIALS =
            Field.of("credentials", Links.SECRET, "The secret that opens its API.");
    static final Shape DEVICE = Shape.of(
            "a device",
            PlaceShapes.STATUS,
            DEVICE_KIND,
            MODEL,
            DEVICE_SITE,
            VERSION,
            MachineShapes.NICS,
            PORTS,
            FEEDS,
            WATTS,
            RUNTIME,
            MONITOR,
            SSIDS,
            CONTROLLER,
            CREDENTIALS,
            MachineShapes.OWNER,
            MachineShapes.NOTE);

    static Device device(Entry entry) {
        return new Device(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(DEVICE_KIND, Device.Kind.OTHER),
                entry.get(MODEL),
                entry.get(DEVICE_SITE),
                entry.get(VERSION),
                entry.map(MachineShapes.NICS),
                entry.map(PORTS),
                entry.list(FEEDS),
                entry.get(WATTS),
                entry.get(RUNTIME),
                entry.get(MONITOR),
                entry.map(SSIDS),
                entry.get(CONTROLLER),
                entry.get(CREDENTIALS),
                entry.get(MachineShapes.OWNER),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<String> TITLE = Field.of("title", Types.TEXT, "Its heading in the roster.");
    private static final Field<String> DESCRIPTION = Field.of("description", Types.TEXT, "What its members do.");
    private static final Field<List<Ref>> MEMBERS = Field.of(
            "members",
            Types.listOf(Links.toAny(Section.HOSTS, Section.GUESTS)),
            "Hosts and guests that belong to it whatever the rules say.");
    private static final Field<List<String>> ROLES =
            Field.of("roles", Types.listOf(Types.TEXT), "Hosts of one of these roles belong to it.");
    private static final Field<List<String>> OS =
            Field.of("os", Types.listOf(Types.TEXT), "Hosts with one of these operating systems belong to it.");
    private static final Field<List<String>> TAGS =
            Field.of("tags", Types.listOf(Types.TEXT), "Guests with one of these tags belong to it.");
    private static final Field<List<String>> SERVICES =
            Field.of("services", Types.listOf(Types.TEXT), "Guests that run one of these belong to it.");
    private static final Field<List<Ref>> PARENTS =
            Field.of("parents", Types.listOf(Links.to(Section.GROUPS)), "Groups that it is part of.");
    private static final Field<Boolean> ANSIBLE =
            Field.of("ansible", Types.FLAG, "Whether it is a group of the Ansible inventory; true when not stated.");
    private static final Field<Map<String, String>> VARS = Field.of(
            "vars",
            Types.mapOf("a mapping from names to values", Types.TEXT),
            "Ansible variables, passed through as they stand.");
    static final Shape GROUP =
            Shape.of("a group", TITLE, DESCRIPTION, MEMBERS, ROLES, OS, TAGS, SERVICES, PARENTS, ANSIBLE, VARS);

    static Group group(Entry entry) {
        return new Group(
                entry.name(),
                entry.get(TITLE),
                entry.get(DESCRIPTION),
                entry.list(MEMBERS),
                entry.list(ROLES),
                entry.list(OS),
                entry.list(TAGS),
                entry.list(SERVICES),
                entry.list(PARENTS),
                entry.or(ANSIBLE, true),
                entry.map(VARS),
                entry.origin());
    }

    private GearShapes() {}
}
