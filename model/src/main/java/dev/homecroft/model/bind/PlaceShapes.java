package dev.homecroft.model.bind;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.VlanId;
import dev.homecroft.model.LabInfo;
import dev.homecroft.model.Network;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Site;
import dev.homecroft.model.Status;
import java.util.List;
import java.util.Optional;

/** The lab itself, its sites and its networks. */
final class PlaceShapes {
    private static final Field<Fqdn> PUBLIC = Field.of("public", Types.FQDN, "The domain of what the world may reach.");
    private static final Field<Fqdn> PRIVATE = Field.of("private", Types.FQDN, "The domain of names inside the lab.");
    private static final Shape DOMAINS = Shape.of("the domains of a lab", PUBLIC, PRIVATE);

    private record Domains(Optional<Fqdn> publicDomain, Optional<Fqdn> privateDomain) {}

    private static final Field<String> NAME = Field.required(
            "name", Types.matching("a name of small letters, digits and dashes", Names.PATTERN), "The lab's name.");
    private static final Field<String> ID = Field.of(
            "id",
            Types.matching("an id of small letters, digits and dashes", "[a-z0-9][a-z0-9-]{0,62}"),
            "Written into our marks, so that two labs of one name never mix.");
    private static final Field<Domains> LAB_DOMAINS = Field.of(
            "domains",
            Links.nested(DOMAINS, entry -> new Domains(entry.get(PUBLIC), entry.get(PRIVATE))),
            "The lab's domains.");
    private static final Field<String> TIMEZONE = Field.of("timezone", Types.TEXT, "Time zone, such as Europe/Berlin.");
    private static final Field<String> CONTACT = Field.of("contact", Types.TEXT, "Who to ask.");
    private static final Field<String> REPOSITORY =
            Field.of("repository", Types.TEXT, "Where the lab's Git repository is.");
    private static final Field<String> LAB_OWNER =
            Field.of("owner", Types.TEXT, "Owner of everything that states none.");
    private static final Field<Ref> STORE =
            Field.of("secrets", Links.to(Section.SECRET_STORES), "The store of secrets that name none.");
    private static final Field<String> STATE =
            Field.of("state", Types.TEXT, "Where what is remembered between runs is kept.");
    static final Shape LAB = Shape.of(
            "the lab itself",
            NAME,
            ID,
            LAB_DOMAINS,
            TIMEZONE,
            CONTACT,
            REPOSITORY,
            LAB_OWNER,
            STORE,
            STATE,
            PolicyShapes.RECONCILE,
            PolicyShapes.DOCS);

    static LabInfo lab(Entry entry) {
        String name = entry.must(NAME, "lab");
        Optional<Domains> domains = entry.get(LAB_DOMAINS);
        return new LabInfo(
                name,
                entry.or(ID, name),
                domains.flatMap(Domains::publicDomain),
                domains.flatMap(Domains::privateDomain),
                entry.get(TIMEZONE),
                entry.get(CONTACT),
                entry.get(REPOSITORY),
                entry.get(LAB_OWNER),
                entry.get(STORE),
                entry.get(STATE),
                entry.or(PolicyShapes.RECONCILE, LabInfo.Reconcile.EMPTY),
                entry.or(PolicyShapes.DOCS, LabInfo.Docs.EMPTY),
                entry.origin());
    }

    static final Field<Status> STATUS =
            Field.of("status", Types.oneOf(Status.class), "Whether it is to be there; active when not stated.");
    private static final Field<String> LOCATION = Field.of("location", Types.TEXT, "Where it is, for people.");
    static final Shape SITE = Shape.of("a site", STATUS, LOCATION);

    static Site site(Entry entry) {
        return new Site(entry.name(), entry.or(STATUS, Status.ACTIVE), entry.get(LOCATION), entry.origin());
    }

    private static final Field<VlanId> VLAN = Field.of("vlan", Types.VLAN, "VLAN id; untagged when not stated.");
    private static final Field<Cidr> CIDR = Field.of("cidr", Types.CIDR, "IPv4 network.");
    private static final Field<Cidr> CIDR6 = Field.of("cidr6", Types.CIDR, "IPv6 network.");
    private static final Field<IpAddress> GATEWAY = Field.of("gateway", Types.IP, "IPv4 address of the router.");
    private static final Field<IpAddress> GATEWAY6 = Field.of("gateway6", Types.IP, "IPv6 address of the router.");
    private static final Field<List<Ref>> SITES =
            Field.of("sites", Types.listOf(Links.to(Section.SITES)), "Where it is; everywhere when not stated.");
    private static final Field<String> TIER =
            Field.of("tier", Types.TEXT, "How far it is trusted, such as management or iot.");
    private static final Field<List<IpAddress>> RESOLVERS =
            Field.of("dns", Types.listOf(Types.IP), "Resolvers for what lives in it.");
    private static final Field<Fqdn> DOMAIN =
            Field.of("domain", Types.FQDN, "Domain of names in it; the lab's private domain when not stated.");
    private static final Field<Long> MTU = Field.of("mtu", Types.whole(576, 65_520), "Largest packet in bytes.");
    static final Shape NETWORK = Shape.of(
            "a network", VLAN, CIDR, CIDR6, GATEWAY, GATEWAY6, SITES, TIER, DhcpShapes.FIELD, RESOLVERS, DOMAIN, MTU);

    static Network network(Entry entry) {
        return new Network(
                entry.name(),
                entry.get(VLAN),
                entry.get(CIDR),
                entry.get(CIDR6),
                entry.get(GATEWAY),
                entry.get(GATEWAY6),
                entry.list(SITES),
                entry.get(TIER),
                entry.get(DhcpShapes.FIELD),
                entry.list(RESOLVERS),
                entry.get(DOMAIN),
                entry.get(MTU),
                entry.origin());
    }

    private PlaceShapes() {}
}
