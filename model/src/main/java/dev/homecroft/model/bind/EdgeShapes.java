package dev.homecroft.model.bind;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Access;
import dev.homecroft.model.edge.Gateway;
import dev.homecroft.model.edge.Tunnel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gateways, tunnels and the policies in front of them. */
final class EdgeShapes {
    private static final Type<String> HOSTNAME = Types.matching(
            "a name such as photos.example.org or *.example.org",
            "(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private static final Field<String> LISTENER_HOSTNAME =
            Field.of("hostname", HOSTNAME, "Names that it takes; every name when not stated.");
    private static final Field<Long> LISTENER_PORT =
            Field.of("port", Types.whole(1, 65_535), "Its port; 443 when not stated.");
    private static final Field<String> PROTOCOL = Field.of(
            "protocol",
            Types.words("HTTP", "HTTPS", "TLS", "TCP", "UDP"),
            "HTTP, HTTPS, TLS, TCP or UDP; HTTPS when not stated.");
    private static final Field<Ref> LISTENER_CERTIFICATE = Field.of(
            "certificate", Links.to(Section.CERTIFICATES), "Its certificate; that of the gateway when not stated.");
    private static final Shape LISTENER =
            Shape.of("a listener of a gateway", LISTENER_HOSTNAME, LISTENER_PORT, PROTOCOL, LISTENER_CERTIFICATE);

    private static Gateway.Listener listener(Entry entry) {
        return new Gateway.Listener(
                entry.name(),
                entry.get(LISTENER_HOSTNAME),
                entry.or(LISTENER_PORT, 443L),
                entry.or(PROTOCOL, "HTTPS"),
                entry.get(LISTENER_CERTIFICATE),
                entry.origin());
    }

    private static final Field<Gateway.Plane> PLANE =
            Field.required("plane", Types.oneOf(Gateway.Plane.class), "Who can reach it: public, private or tailnet.");
    private static final Field<String> CLASS =
            Field.of("class", Types.TEXT, "Class of the Gateway API, or the software of a proxy.");
    private static final Field<Ref> CLUSTER =
            Field.of("cluster", Links.to(Section.CLUSTERS), "The cluster that it runs in.");
    private static final Field<Ref> MACHINE = Field.of(
            "machine",
            Links.toAny(Section.HOSTS, Section.GUESTS),
            "The guest or host that it runs on, outside of Kubernetes.");
    private static final Field<String> NAMESPACE = Field.of("namespace", Types.TEXT, "Its namespace.");
    private static final Field<Ref> NETWORK =
            Field.of("network", Links.to(Section.NETWORKS), "The network that its addresses count from.");
    private static final Field<List<AddressForm>> ADDRESSES =
            Field.of("addresses", Types.listOf(Links.address(Optional.empty())), "Its addresses, such as servers+60.");
    private static final Field<Map<String, Gateway.Listener>> LISTENERS =
            Field.of("listeners", Links.entries(LISTENER, EdgeShapes::listener), "Names and ports that it takes.");
    private static final Field<Ref> CERTIFICATE =
            Field.of("certificate", Links.to(Section.CERTIFICATES), "Certificate of listeners that state none.");
    private static final Field<String> WAF = Field.of("waf", Types.TEXT, "The firewall for requests, such as coraza.");
    private static final Field<Fqdn> TARGET = Field.of(
            "target", Types.FQDN, "Name that public records of its hostnames point to, such as a dynamic one.");
    static final Shape GATEWAY = Shape.of(
            "a gateway",
            PlaceShapes.STATUS,
            PLANE,
            CLASS,
            CLUSTER,
            MACHINE,
            NAMESPACE,
            NETWORK,
            ADDRESSES,
            LISTENERS,
            CERTIFICATE,
            WAF,
            ClusterPartShapes.OIDC,
            TARGET,
            MachineShapes.NOTE);

    static Gateway gateway(Entry entry) {
        Optional<Ref> network = entry.get(NETWORK);
        return new Gateway(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(PLANE, Gateway.Plane.PRIVATE),
                entry.get(CLASS),
                entry.get(CLUSTER),
                entry.get(MACHINE),
                entry.get(NAMESPACE),
                network,
                entry.list(Field.of(ADDRESSES.name(), Types.listOf(Links.address(network)), ADDRESSES.doc())),
                entry.map(LISTENERS),
                entry.get(CERTIFICATE),
                entry.get(WAF),
                entry.get(ClusterPartShapes.OIDC),
                entry.get(TARGET),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<Ref> ROUTE_GATEWAY =
            Field.of("gateway", Links.to(Section.GATEWAYS), "The gateway that requests go on to.");
    private static final Field<URI> ROUTE_SERVICE =
            Field.of("service", Types.URL, "Where requests go on to, when that is no gateway.");
    private static final Field<List<Ref>> ROUTE_ACCESS = Field.of(
            "access", Types.listOf(Links.to(Section.ACCESS_POLICIES)), "Policies that must let somebody through.");
    private static final Shape ROUTE = Shape.of("a route of a tunnel", ROUTE_GATEWAY, ROUTE_SERVICE, ROUTE_ACCESS);

    private static Tunnel.Route route(Entry entry) {
        return new Tunnel.Route(
                entry.name(),
                entry.get(ROUTE_GATEWAY),
                entry.get(ROUTE_SERVICE),
                entry.list(ROUTE_ACCESS),
                entry.origin());
    }

    private static final Field<String> KIND =
            Field.of("kind", Types.words("cloudflare"), "Whose it is; cloudflare when not stated.");
    private static final Field<String> ID = Field.of("id", Types.TEXT, "The tunnel's id at its provider.");
    private static final Field<Long> REPLICAS =
            Field.of("replicas", Types.whole(0, 100), "Connectors that keep it open.");
    private static final Field<SecretRef> TOKEN =
            Field.of("token", Links.SECRET, "The secret with which a connector opens it.");
    private static final Field<Map<String, Tunnel.Route>> ROUTES = Field.of(
            "routes", Links.entries(ROUTE, EdgeShapes::route), "Where requests go, by a name or *. and a domain.");
    static final Shape TUNNEL = Shape.of(
            "a tunnel", PlaceShapes.STATUS, KIND, ID, CLUSTER, MACHINE, REPLICAS, TOKEN, ROUTES, MachineShapes.NOTE);

    static Tunnel tunnel(Entry entry) {
        return new Tunnel(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.or(KIND, "cloudflare"),
                entry.get(ID),
                entry.get(CLUSTER),
                entry.get(MACHINE),
                entry.get(REPLICAS),
                entry.get(TOKEN),
                entry.map(ROUTES),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<List<String>> HOSTNAMES =
            Field.required("hostnames", Types.listOf(HOSTNAME), "Names that it stands in front of.");
    private static final Field<List<Ref>> POLICIES = Field.required(
            "policies",
            Types.listOf(Links.to(Section.ACCESS_POLICIES)),
            "Policies in the order in which they are asked.");
    private static final Field<Duration> SESSION = Field.of("session", Types.DURATION, "How long a login lasts.");
    static final Shape APPLICATION =
            Shape.of("an application behind a policy", HOSTNAMES, POLICIES, SESSION, MachineShapes.NOTE);

    static Access.Application application(Entry entry) {
        return new Access.Application(
                entry.name(),
                entry.must(HOSTNAMES, List.of()),
                entry.must(POLICIES, List.of()),
                entry.get(SESSION),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Type<List<String>> RULES = Types.listOf(Types.matching(
            "everyone, or a kind and a value such as email:anna@example.org",
            "everyone|(email|email-domain|group|ip|country|idp|service-token|device-posture):\\S+"));
    private static final Field<Access.Decision> DECISION = Field.of(
            "decision",
            Types.oneOf(Access.Decision.class),
            "allow, deny, bypass or service-auth; allow when not stated.");
    private static final Field<List<String>> INCLUDE =
            Field.required("include", RULES, "One of these must be true: everyone, email:…, group:…, ip:… and so on.");
    private static final Field<List<String>> REQUIRE = Field.of("require", RULES, "All of these must be true.");
    private static final Field<List<String>> EXCLUDE = Field.of("exclude", RULES, "None of these may be true.");
    static final Shape POLICY =
            Shape.of("an access policy", DECISION, INCLUDE, REQUIRE, EXCLUDE, SESSION, MachineShapes.NOTE);

    static Access.Policy policy(Entry entry) {
        return new Access.Policy(
                entry.name(),
                entry.or(DECISION, Access.Decision.ALLOW),
                entry.must(INCLUDE, List.of()),
                entry.list(REQUIRE),
                entry.list(EXCLUDE),
                entry.get(SESSION),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private EdgeShapes() {}
}
