package dev.homecroft.model.bind;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keys of name servers, views and dynamic names. */
final class DnsShapes {
    private static final SecretRef NO_SECRET = SecretRef.tryParse("none/none").orElseThrow();
    private static final Field<SecretRef> SECRET =
            Field.required("secret", Links.SECRET, "The secret with the key in Base64.");
    static final Shape KEY = Shape.of("a TSIG key", NameShapes.ALGORITHM, SECRET);

    static Dns.Key key(Entry entry) {
        return new Dns.Key(
                entry.name(),
                entry.or(NameShapes.ALGORITHM, "hmac-sha256"),
                entry.must(SECRET, NO_SECRET),
                entry.origin());
    }

    private static final Field<List<Ref>> NETWORKS =
            Field.required("networks", Types.listOf(Links.to(Section.NETWORKS)), "Networks that it is for.");
    private static final Field<List<Ref>> SERVERS =
            Field.of("servers", Types.listOf(Links.to(Section.DNS_SERVERS)), "Servers that answer there.");
    private static final Field<List<Fqdn>> ZONES =
            Field.required("zones", Types.listOf(Types.FQDN), "Zones that are answered otherwise than outside.");
    static final Shape VIEW = Shape.of("a view", NETWORKS, SERVERS, ZONES, MachineShapes.NOTE);

    static Dns.View view(Entry entry) {
        return new Dns.View(
                entry.name(),
                entry.must(NETWORKS, List.of()),
                entry.list(SERVERS),
                entry.must(ZONES, List.of()),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Fqdn NO_NAME = Fqdn.parse("none.invalid");
    private static final Field<Fqdn> RECORD =
            Field.required("record", Types.FQDN, "The name that follows the address.");
    private static final Field<Ref> SERVER =
            Field.of("server", Links.to(Section.DNS_SERVERS), "The server that is told.");
    private static final Field<String> SOURCE = Field.of(
            "source",
            Types.words("router", "web", "interface"),
            "Where the address is learned: router, web or interface.");
    private static final Field<Ref> BY =
            Field.of("by", Links.toAny(Section.HOSTS, Section.GUESTS, Section.APPS), "What keeps it up to date.");
    private static final Field<Duration> INTERVAL =
            Field.of("interval", Types.DURATION, "How often the address is looked at.");
    static final Shape DYNAMIC = Shape.of("a dynamic name", RECORD, SERVER, SOURCE, BY, INTERVAL, NameShapes.TTL);

    static Dns.DynamicName dynamic(Entry entry) {
        Optional<Ref> server = entry.get(SERVER);
        return new Dns.DynamicName(
                entry.name(),
                entry.must(RECORD, NO_NAME),
                server,
                entry.get(SOURCE),
                entry.get(BY),
                entry.get(INTERVAL),
                entry.get(NameShapes.TTL),
                entry.origin());
    }

    private DnsShapes() {}
}
