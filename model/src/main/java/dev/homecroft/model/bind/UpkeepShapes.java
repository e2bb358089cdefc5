package dev.homecroft.model.bind;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.virt.Upkeep;
import dev.homecroft.model.virt.Upkeep.AcmeAccount;
import dev.homecroft.model.virt.Upkeep.AcmePlugin;
import dev.homecroft.model.virt.Upkeep.ClusterOptions;
import dev.homecroft.model.virt.Upkeep.Endpoint;
import dev.homecroft.model.virt.Upkeep.Matcher;
import dev.homecroft.model.virt.Upkeep.Metrics;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What keeps a hypervisor itself in order. */
final class UpkeepShapes {
    private static final Field<Map<String, Boolean>> REPOSITORIES = Field.of(
            "repositories",
            Types.mapOf("a mapping from repositories to true or false", Types.FLAG),
            "Package repositories by the hypervisor's word, such as no-subscription, and whether each is on.");
    private static final Field<Ref> UPDATES =
            Field.of("updates", Links.to(Section.UPDATES), "The policy that its nodes are updated by.");

    private static final Field<String> MAC_PREFIX = Field.of(
            "mac-prefix",
            Types.matching("the beginning of a MAC address such as BC:24:11", "[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){0,3}"),
            "What MAC addresses begin with that it makes.");
    private static final Field<Ref> MIGRATION =
            Field.of("migration-network", Links.to(Section.NETWORKS), "The network that guests move over.");
    private static final Field<String> KEYBOARD = Field.of("keyboard", Types.TEXT, "Layout of consoles, such as de.");
    private static final Field<String> LANGUAGE = Field.of("language", Types.TEXT, "Language of its pages.");
    private static final Field<String> CONSOLE =
            Field.of("console", Types.words("applet", "vv", "html5", "xtermjs"), "The console that is offered first.");
    private static final Field<String> MAIL_FROM = Field.of("mail-from", Types.TEXT, "Whom its mail is from.");
    private static final Field<Long> WORKERS =
            Field.of("max-workers", Types.whole(1, 64), "How many guests it moves or stops at once.");
    private static final Field<List<String>> TAGS =
            Field.of("registered-tags", Types.listOf(Types.TEXT), "Tags that only administrators may give.");
    private static final Shape OPTIONS = Shape.of(
            "options of a datacenter",
            MAC_PREFIX,
            MIGRATION,
            KEYBOARD,
            LANGUAGE,
            CONSOLE,
            MAIL_FROM,
            WORKERS,
            TAGS,
            AccessShapes.RAW);
    private static final Field<ClusterOptions> OPTIONS_FIELD =
            Field.of("options", Links.nested(OPTIONS, UpkeepShapes::options), "Options of the whole datacenter.");

    private static ClusterOptions options(Entry entry) {
        return new ClusterOptions(
                entry.get(MAC_PREFIX),
                entry.get(MIGRATION),
                entry.get(KEYBOARD),
                entry.get(LANGUAGE),
                entry.get(CONSOLE),
                entry.get(MAIL_FROM),
                entry.get(WORKERS),
                entry.list(TAGS),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }

    private static final Field<String> CONTACT = Field.of(
            "contact", Types.TEXT, "The mail address that the authority writes to; only root@pam sees it there.");
    private static final Field<URI> DIRECTORY =
            Field.of("directory", Types.URL, "The authority; Let's Encrypt when not stated.");
    private static final Shape ACCOUNT = Shape.of("an ACME account", CONTACT, DIRECTORY);
    private static final Field<String> API =
            Field.required("api", Types.TEXT, "The hypervisor's word for a DNS service, such as cf.");
    private static final Field<Map<String, SecretRef>> DATA = Field.of(
            "data",
            Types.mapOf("a mapping from variables to secrets", Links.SECRET),
            "Secrets that it needs, by variable, such as CF_Token.");
    private static final Field<Long> DELAY =
            Field.of("validation-delay", Types.whole(0, 172_800), "Seconds that a record is given to be seen.");
    private static final Shape PLUGIN = Shape.of("an ACME plugin", API, DATA, DELAY);
    private static final Field<Map<String, AcmeAccount>> ACCOUNTS = Field.of(
            "acme-accounts",
            Links.entries(
                    ACCOUNT,
                    entry -> new AcmeAccount(entry.name(), entry.get(CONTACT), entry.get(DIRECTORY), entry.origin())),
            "Accounts with authorities that sign the nodes' certificates.");
    private static final Field<Map<String, AcmePlugin>> PLUGINS = Field.of(
            "acme-plugins",
            Links.entries(
                    PLUGIN,
                    entry -> new AcmePlugin(
                            entry.name(), entry.must(API, ""), entry.map(DATA), entry.get(DELAY), entry.origin())),
            "How a domain is proved to be ours, by DNS.");

    private static final Field<String> METRICS_KIND = Field.required(
            "kind", Types.words("graphite", "influxdb", "opentelemetry"), "graphite, influxdb or opentelemetry.");
    private static final Field<String> SERVER = Field.required("server", Types.TEXT, "Name or address of the server.");
    private static final Field<Long> PORT = Field.of("port", Types.whole(1, 65_535), "Its port.");
    private static final Field<SecretRef> TOKEN = Field.of("token", Links.SECRET, "The secret to log in with.");
    private static final Shape METRICS = Shape.of(
            "a server of measurements", METRICS_KIND, SERVER, PORT, TOKEN, AccessShapes.ENABLED, AccessShapes.RAW);
    private static final Field<Map<String, Metrics>> METRICS_FIELD = Field.of(
            "metrics", Links.entries(METRICS, UpkeepShapes::metrics), "Servers that it sends measurements to.");

    private static Metrics metrics(Entry entry) {
        return new Metrics(
                entry.name(),
                entry.must(METRICS_KIND, "graphite"),
                entry.must(SERVER, ""),
                entry.get(PORT),
                entry.get(TOKEN),
                entry.or(AccessShapes.ENABLED, true),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }

    private static final Field<String> ENDPOINT_KIND = Field.required(
            "kind", Types.words("sendmail", "smtp", "gotify", "webhook"), "sendmail, smtp, gotify or webhook.");
    private static final Field<String> ENDPOINT_SERVER =
            Field.of("server", Types.TEXT, "The server, or the address of a webhook.");
    private static final Field<String> USER = Field.of("user", Types.TEXT, "Whom it logs in as, for smtp.");
    private static final Field<SecretRef> SECRET =
            Field.of("secret", Links.SECRET, "The password of smtp or the token of gotify.");
    private static final Field<String> FROM = Field.of("from", Types.TEXT, "Whom its mail is from.");
    private static final Field<List<String>> MAIL_TO =
            Field.of("mail-to", Types.listOf(Types.TEXT), "Whom its mail goes to.");
    private static final Shape ENDPOINT = Shape.of(
            "an endpoint of notifications",
            ENDPOINT_KIND,
            ENDPOINT_SERVER,
            PORT,
            USER,
            SECRET,
            FROM,
            MAIL_TO,
            AccessShapes.ENABLED,
            AccessShapes.COMMENT,
            AccessShapes.RAW);
    private static final Field<Map<String, Endpoint>> ENDPOINTS = Field.of(
            "notification-endpoints",
            Links.entries(ENDPOINT, UpkeepShapes::endpoint),
            "Where its notifications can go.");

    private static Endpoint endpoint(Entry entry) {
        return new Endpoint(
                entry.name(),
                entry.must(ENDPOINT_KIND, "sendmail"),
                entry.get(ENDPOINT_SERVER),
                entry.get(PORT),
                entry.get(USER),
                entry.get(SECRET),
                entry.get(FROM),
                entry.list(MAIL_TO),
                entry.or(AccessShapes.ENABLED, true),
                entry.get(AccessShapes.COMMENT),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }

    private static final Field<List<String>> TO =
            Field.required("to", Types.listOf(Types.TEXT), "Endpoints that it chooses.");
    private static final Field<List<String>> SEVERITIES = Field.of(
            "severity",
            Types.listOf(Types.words("info", "notice", "warning", "error", "unknown")),
            "How bad it must be; any when not stated.");
    private static final Field<Map<String, String>> FIELDS = Field.of(
            "fields",
            Types.mapOf("a mapping from fields to values", Types.TEXT),
            "What it must say, such as type: vzdump.");
    private static final Shape MATCHER = Shape.of(
            "a matcher of notifications",
            TO,
            SEVERITIES,
            FIELDS,
            AccessShapes.ENABLED,
            AccessShapes.COMMENT,
            AccessShapes.RAW);
    private static final Field<Map<String, Matcher>> MATCHERS =
            Field.of("notification-matchers", Links.entries(MATCHER, UpkeepShapes::matcher), "Which of them go where.");

    private static Matcher matcher(Entry entry) {
        return new Matcher(
                entry.name(),
                entry.must(TO, List.of()),
                entry.list(SEVERITIES),
                entry.map(FIELDS),
                entry.or(AccessShapes.ENABLED, true),
                entry.get(AccessShapes.COMMENT),
                entry.get(AccessShapes.RAW),
                entry.origin());
    }

    static final List<Field<?>> ALL =
            List.of(REPOSITORIES, UPDATES, OPTIONS_FIELD, ACCOUNTS, PLUGINS, METRICS_FIELD, ENDPOINTS, MATCHERS);

    private UpkeepShapes() {}

    /** @param entry the hypervisor's own */
    static Upkeep upkeep(Entry entry) {
        return new Upkeep(
                entry.map(REPOSITORIES),
                entry.get(UPDATES),
                entry.get(OPTIONS_FIELD),
                entry.map(ACCOUNTS),
                entry.map(PLUGINS),
                entry.map(METRICS_FIELD),
                entry.map(ENDPOINTS),
                entry.map(MATCHERS));
    }
}
