package dev.homecroft.model.bind;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.edge.Tailnet;
import java.util.List;
import java.util.Map;

/** Tailnets. */
final class TailnetShapes {
    private static final Type<List<String>> WORDS = Types.listOf(Types.TEXT);
    private static final Type<String> TAG = Types.matching("a tag without `tag:`", "[a-z][a-z0-9-]*");

    private static final Field<List<String>> SRC =
            Field.required("src", WORDS, "Who: users, group:…, tag:…, autogroup:… or *.");
    private static final Field<List<String>> DST =
            Field.required("dst", WORDS, "What: tag:…, group:…, addresses, networks or *.");
    private static final Field<List<String>> IP =
            Field.of("ip", WORDS, "Protocols and ports such as tcp:443; all when not stated.");
    private static final Field<String> WHY = Field.of("why", Types.TEXT, "Why.");
    private static final Shape GRANT = Shape.of("a grant", SRC, DST, IP, WHY);

    private static Tailnet.Grant grant(Entry entry) {
        return new Tailnet.Grant(
                entry.must(SRC, List.of()), entry.must(DST, List.of()), entry.list(IP), entry.get(WHY), entry.origin());
    }

    private static final Field<List<Ref>> OPERATOR_CLUSTERS =
            Field.required("clusters", Types.listOf(Links.to(Section.CLUSTERS)), "Clusters that it runs in.");
    private static final Field<List<String>> OPERATOR_TAGS =
            Field.of("tags", Types.listOf(TAG), "Tags of the operator itself; k8s-operator when not stated.");
    private static final Field<List<String>> PROXY_TAGS =
            Field.of("proxy-tags", Types.listOf(TAG), "Tags of the devices that it makes; k8s when not stated.");
    private static final Field<Boolean> API_PROXY =
            Field.of("api-server-proxy", Types.FLAG, "Whether it hands on requests to the API server.");
    private static final Shape OPERATOR =
            Shape.of("a Tailscale operator", OPERATOR_CLUSTERS, OPERATOR_TAGS, PROXY_TAGS, API_PROXY);

    private static Tailnet.Operator operator(Entry entry) {
        return new Tailnet.Operator(
                entry.must(OPERATOR_CLUSTERS, List.of()),
                entry.or(OPERATOR_TAGS, List.of("k8s-operator")),
                entry.or(PROXY_TAGS, List.of("k8s")),
                entry.or(API_PROXY, false),
                entry.origin());
    }

    private static final Field<List<Ref>> ROUTES =
            Field.of("routes", Types.listOf(Links.to(Section.NETWORKS)), "Networks of the lab that it carries.");
    private static final Field<Boolean> EXIT_NODE =
            Field.of("exit-node", Types.FLAG, "Whether it carries everything else as well.");
    private static final Field<List<String>> ROUTER_TAGS = Field.of("tags", Types.listOf(TAG), "Its tags.");
    private static final Shape ROUTER = Shape.of("a subnet router", ROUTES, EXIT_NODE, ROUTER_TAGS);

    private static Tailnet.Router router(Entry entry) {
        return new Tailnet.Router(
                entry.name(),
                MixedTypes.key(entry, MixedTypes.MACHINES),
                entry.list(ROUTES),
                entry.or(EXIT_NODE, false),
                entry.list(ROUTER_TAGS),
                entry.origin());
    }

    private static final Field<Fqdn> DOMAIN =
            Field.of("domain", Types.FQDN, "Its MagicDNS domain, such as tail0000.ts.net.");
    private static final Field<String> CLIENT_ID = Field.of("client-id", Types.TEXT, "Id of the OAuth client.");
    private static final Field<SecretRef> CLIENT_SECRET =
            Field.of("client-secret", Links.SECRET, "Secret of the OAuth client.");
    private static final Field<Map<String, List<String>>> GROUPS = Field.of(
            "groups", Types.mapOf("a mapping from groups to members", WORDS), "Members by group, without `group:`.");
    private static final Field<Map<String, List<String>>> TAGS =
            Field.of("tags", Types.mapOf("a mapping from tags to owners", WORDS), "Owners by tag, without `tag:`.");
    private static final Field<List<Tailnet.Grant>> GRANTS = Field.of(
            "grants", Types.listOf(Links.nested(GRANT, TailnetShapes::grant)), "Who may reach what; else nobody may.");
    private static final Field<Tailnet.Operator> OPERATOR_FIELD =
            Field.of("operator", Links.nested(OPERATOR, TailnetShapes::operator), "The Kubernetes operator.");
    private static final Field<Map<String, Tailnet.Router>> ROUTERS = Field.of(
            "routers",
            Links.entries(MixedTypes.MACHINES, ROUTER, TailnetShapes::router),
            "Guests and hosts that carry networks into the tailnet, by name.");
    private static final Field<Map<String, List<IpAddress>>> SPLIT_DNS = Field.of(
            "split-dns",
            Types.mapOf("a mapping from domains to servers", Types.listOf(Types.IP)),
            "Name servers that its devices ask, by domain.");
    static final Shape TAILNET = Shape.of(
            "a tailnet",
            DOMAIN,
            CLIENT_ID,
            CLIENT_SECRET,
            GROUPS,
            TAGS,
            GRANTS,
            OPERATOR_FIELD,
            ROUTERS,
            SPLIT_DNS,
            MachineShapes.NOTE);

    static Tailnet tailnet(Entry entry) {
        return new Tailnet(
                entry.name(),
                entry.get(DOMAIN),
                entry.get(CLIENT_ID),
                entry.get(CLIENT_SECRET),
                entry.map(GROUPS),
                entry.map(TAGS),
                entry.list(GRANTS),
                entry.get(OPERATOR_FIELD),
                entry.map(ROUTERS),
                entry.map(SPLIT_DNS),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private TailnetShapes() {}
}
