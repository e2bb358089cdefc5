package dev.homecroft.model.bind;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.Vip;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Name servers, zones and records; addresses that move. */
final class NameShapes {
    private static final Field<String> KIND = Field.required(
            "kind",
            Types.words("rfc2136", "cloudflare", "none"),
            "How it is changed: rfc2136, cloudflare, or none when the lab only asks it.");
    private static final Field<String> SOFTWARE =
            Field.of("software", Types.TEXT, "What it is, such as technitium or knot.");
    private static final Field<SecretRef> TOKEN =
            Field.of("token", Links.SECRET, "The token of a service outside that holds zones.");
    private static final Field<Ref> HOST = Field.of("host", Links.to(Section.HOSTS), "The host it runs on.");
    private static final Field<Ref> GUEST = Field.of("guest", Links.to(Section.GUESTS), "The guest it runs in.");
    private static final Field<IpAddress> ADDRESS =
            Field.of("address", Types.IP, "Where it answers; the address of its host or guest when not stated.");
    private static final Field<Long> PORT = Field.of("port", Types.whole(1, 65_535), "Port; 53 when not stated.");
    private static final Field<String> KEY_NAME = Field.of(
            "key-name",
            Types.matching("the name of a TSIG key", "[A-Za-z0-9][A-Za-z0-9._-]*"),
            "Name of the TSIG key.");
    static final Field<String> ALGORITHM = Field.of(
            "algorithm",
            Types.matching("an algorithm such as hmac-sha256", "hmac-(sha1|sha224|sha256|sha384|sha512)"),
            "Algorithm of the TSIG key; hmac-sha256 when not stated.");
    private static final Field<SecretRef> KEY =
            Field.of("key", Links.SECRET, "The secret with the TSIG key in Base64.");
    static final Shape SERVER =
            Shape.of("a name server", KIND, SOFTWARE, HOST, GUEST, ADDRESS, PORT, KEY_NAME, ALGORITHM, KEY, TOKEN);

    static Dns.Server server(Entry entry) {
        return new Dns.Server(
                entry.name(),
                entry.must(KIND, "rfc2136"),
                entry.get(SOFTWARE),
                entry.get(HOST),
                entry.get(GUEST),
                entry.get(ADDRESS),
                entry.or(PORT, 53L),
                entry.get(KEY_NAME),
                entry.or(ALGORITHM, "hmac-sha256"),
                entry.get(KEY),
                entry.get(TOKEN),
                entry.origin());
    }

    private static final Field<Ref> PRIMARY =
            Field.of("primary", Links.to(Section.DNS_SERVERS), "The server that takes changes.");
    private static final Field<List<Ref>> SECONDARIES =
            Field.of("secondaries", Types.listOf(Links.to(Section.DNS_SERVERS)), "Servers that copy it.");
    static final Field<Duration> TTL = Field.of("ttl", Types.DURATION, "How long answers may be kept.");
    private static final Field<Ref> TRANSFER_KEY =
            Field.of("transfer-key", Links.to(Section.DNS_KEYS), "The key with which secondaries copy it.");
    static final Shape ZONE = Shape.of("a zone", PRIMARY, SECONDARIES, TRANSFER_KEY, TTL);

    static Dns.Zone zone(Entry entry) {
        return new Dns.Zone(
                Fqdn.parse(entry.name()),
                entry.get(PRIMARY),
                entry.list(SECONDARIES),
                entry.get(TRANSFER_KEY),
                entry.get(TTL),
                entry.origin());
    }

    private static final Type<List<String>> VALUES = Types.listOf(Types.TEXT);
    private static final List<Field<List<String>>> RECORD_TYPES = List.of(
            Field.of("A", VALUES, "IPv4 addresses."),
            Field.of("AAAA", VALUES, "IPv6 addresses."),
            Field.of("CNAME", VALUES, "The name it stands for."),
            Field.of("TXT", VALUES, "Texts."),
            Field.of("SRV", VALUES, "Priority, weight, port and target."),
            Field.of("PTR", VALUES, "Names of an address."),
            Field.of("MX", VALUES, "Preference and mail server."),
            Field.of("CAA", VALUES, "Who may issue certificates."),
            Field.of("SSHFP", VALUES, "Fingerprints of SSH host keys."),
            Field.of("TLSA", VALUES, "Fingerprints of TLS certificates."),
            Field.of("HTTPS", VALUES, "How to reach a web service."),
            Field.of("SVCB", VALUES, "How to reach a service."));
    static final Shape RECORDS = recordShape();

    private static Shape recordShape() {
        Map<String, Field<?>> fields = new LinkedHashMap<>();
        RECORD_TYPES.forEach(field -> fields.put(field.name(), field));
        fields.put(TTL.name(), TTL);
        return new Shape("the records of a name", fields);
    }

    static Dns.RecordSet records(Entry entry) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field<List<String>> type : RECORD_TYPES) {
            entry.get(type).ifPresent(texts -> values.put(type.name(), texts));
        }
        return new Dns.RecordSet(Fqdn.parse(entry.name()), values, entry.get(TTL), entry.origin());
    }

    private static final Field<Ref> NETWORK =
            Field.of("network", Links.to(Section.NETWORKS), "The network it lives in.");
    private static final Field<AddressForm> VIP_ADDRESS =
            Field.required("address", Links.address(Optional.empty()), "The address that moves.");
    private static final Field<Map<String, Long>> MEMBERS = Field.of(
            "members",
            Types.mapOf(
                    "a mapping from hosts or guests to priorities",
                    List.of(Section.HOSTS, Section.GUESTS),
                    Types.whole(1, 254)),
            "Priority by host or guest; the highest that is up holds the address.");
    private static final Field<Long> VRID = Field.of("vrid", Types.whole(1, 255), "VRRP virtual router id.");
    private static final Field<String> SERVICE = Field.of("service", Types.TEXT, "What answers there.");
    static final Shape VIP = Shape.of(
            "an address that moves",
            PlaceShapes.STATUS,
            NETWORK,
            VIP_ADDRESS,
            MEMBERS,
            VRID,
            MachineShapes.ALIASES,
            SERVICE);

    static Vip vip(Entry entry) {
        Optional<Ref> network = entry.get(NETWORK);
        Field<AddressForm> address = Field.required(VIP_ADDRESS.name(), Links.address(network), VIP_ADDRESS.doc());
        return new Vip(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                network,
                entry.must(address, new AddressForm.None()),
                entry.map(MEMBERS),
                entry.get(VRID),
                entry.list(MachineShapes.ALIASES),
                entry.get(SERVICE),
                entry.origin());
    }

    private NameShapes() {}
}
