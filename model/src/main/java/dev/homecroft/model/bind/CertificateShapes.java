package dev.homecroft.model.bind;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Certificates;
import dev.homecroft.model.edge.External;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Issuers, authorities, certificates outside of Kubernetes, and services outside of the lab. */
final class CertificateShapes {
    private static final Field<Certificates.Issuer.Kind> KIND = Field.required(
            "kind",
            Types.oneOf(Certificates.Issuer.Kind.class),
            "How it hands out certificates: acme, step-ca, ca or self-signed.");
    private static final Field<URI> SERVER = Field.of("server", Types.URL, "Directory of the ACME service.");
    private static final Field<Ref> AUTHORITY_FIELD =
            Field.of("authority", Links.to(Section.AUTHORITIES), "The private PKI behind it.");
    private static final Field<String> EMAIL = Field.of("email", Types.TEXT, "Who is told of trouble.");
    private static final Field<Certificates.Issuer.Challenge> CHALLENGE = Field.of(
            "challenge",
            Types.oneOf(Certificates.Issuer.Challenge.class),
            "How it is shown that a name is ours: dns-01, http-01 or tls-alpn-01.");
    private static final Field<String> PROVIDER =
            Field.of("provider", Types.TEXT, "Who holds the zone for dns-01, such as cloudflare.");
    private static final Field<SecretRef> CREDENTIALS =
            Field.of("credentials", Links.SECRET, "The secret that it works with.");
    private static final Field<List<Fqdn>> ZONES =
            Field.of("zones", Types.listOf(Types.FQDN), "Domains that it may vouch for; all when not stated.");
    private static final Field<Boolean> STAGING =
            Field.of("staging", Types.FLAG, "Whether nobody trusts its certificates.");
    static final Shape ISSUER = Shape.of(
            "an issuer of certificates",
            PlaceShapes.STATUS,
            KIND,
            SERVER,
            AUTHORITY_FIELD,
            EMAIL,
            CHALLENGE,
            PROVIDER,
            CREDENTIALS,
            ZONES,
            STAGING,
            MachineShapes.NOTE);

    static Certificates.Issuer issuer(Entry entry) {
        return new Certificates.Issuer(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(KIND, Certificates.Issuer.Kind.ACME),
                entry.get(SERVER),
                entry.get(AUTHORITY_FIELD),
                entry.get(EMAIL),
                entry.get(CHALLENGE),
                entry.get(PROVIDER),
                entry.get(CREDENTIALS),
                entry.list(ZONES),
                entry.or(STAGING, false),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<String> AUTHORITY_KIND = Field.of("kind", Types.TEXT, "The software, such as step-ca.");
    private static final Field<Ref> ON =
            Field.of("on", Links.toAny(Section.GUESTS, Section.HOSTS), "The guest or host that it runs on.");
    private static final Field<URI> URL = Field.of("url", Types.URL, "Where it answers.");
    private static final Field<String> FINGERPRINT =
            Field.of("fingerprint", Types.TEXT, "SHA-256 of its root certificate.");
    private static final Field<Duration> LIFETIME =
            Field.of("lifetime", Types.DURATION, "How long its certificates last.");
    private static final Field<SecretRef> KEY =
            Field.of("key", Links.SECRET, "The secret with the key of its intermediate certificate.");
    static final Shape AUTHORITY = Shape.of(
            "a private PKI",
            PlaceShapes.STATUS,
            AUTHORITY_KIND,
            ON,
            URL,
            FINGERPRINT,
            LIFETIME,
            KEY,
            MachineShapes.NOTE);

    static Certificates.Authority authority(Entry entry) {
        return new Certificates.Authority(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.get(AUTHORITY_KIND),
                entry.get(ON),
                entry.get(URL),
                entry.get(FINGERPRINT),
                entry.get(LIFETIME),
                entry.get(KEY),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<List<Fqdn>> NAMES =
            Field.required("names", Types.listOf(Types.FQDN), "Names that it vouches for; the first is its subject.");
    private static final Field<Ref> ISSUER_FIELD = Field.of("issuer", Links.to(Section.ISSUERS), "Who hands it out.");
    private static final Field<List<Ref>> CERTIFICATE_ON = Field.of(
            "on",
            Types.listOf(Links.toAny(Section.HOSTS, Section.GUESTS, Section.DEVICES, Section.NAS, Section.HYPERVISORS)),
            "Where it is used.");
    private static final Field<Duration> RENEW_BEFORE =
            Field.of("renew-before", Types.DURATION, "How long before its end it is renewed.");
    private static final Field<String> PATH = Field.of("path", Types.TEXT, "Where its files lie there.");
    private static final Field<String> RELOAD = Field.of("reload", Types.TEXT, "What makes its user read it again.");
    static final Shape CERTIFICATE = Shape.of(
            "a certificate",
            PlaceShapes.STATUS,
            NAMES,
            ISSUER_FIELD,
            CERTIFICATE_ON,
            RENEW_BEFORE,
            PATH,
            RELOAD,
            MachineShapes.NOTE);

    static Certificates.Certificate certificate(Entry entry) {
        return new Certificates.Certificate(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.must(NAMES, List.of()),
                entry.get(ISSUER_FIELD),
                entry.list(CERTIFICATE_ON),
                entry.get(RENEW_BEFORE),
                entry.get(PATH),
                entry.get(RELOAD),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private static final Field<String> EXTERNAL_PROVIDER = Field.of("provider", Types.TEXT, "Who runs it.");
    private static final Field<String> EXTERNAL_KIND =
            Field.of("kind", Types.TEXT, "What it is, such as registry, object-storage or dns.");
    private static final Field<External.Use> USE =
            Field.of("use", Types.oneOf(External.Use.class), "Whether the lab has it needed, published, or both.");
    private static final Field<List<Fqdn>> EXTERNAL_NAMES =
            Field.of("names", Types.listOf(Types.FQDN), "Names that it answers to.");
    private static final Field<String> ACCOUNT = Field.of("account", Types.TEXT, "Whose account it is.");
    private static final Field<String> REGION = Field.of("region", Types.TEXT, "Where in the world it is.");
    private static final Field<List<Ref>> NEEDED_BY = Field.of(
            "needed-by",
            Types.listOf(Links.toAny(
                    Section.HOSTS,
                    Section.GUESTS,
                    Section.HYPERVISORS,
                    Section.NAS,
                    Section.DEVICES,
                    Section.GROUPS,
                    Section.CLUSTERS,
                    Section.APPS)),
            "What stands still without it.");
    static final Shape EXTERNAL = Shape.of(
            "a service outside of the lab",
            PlaceShapes.STATUS,
            EXTERNAL_PROVIDER,
            EXTERNAL_KIND,
            USE,
            URL,
            EXTERNAL_NAMES,
            ACCOUNT,
            CREDENTIALS,
            REGION,
            NEEDED_BY,
            MachineShapes.OWNER,
            MachineShapes.NOTE);

    static External external(Entry entry) {
        return new External(
                entry.name(),
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.get(EXTERNAL_PROVIDER),
                entry.get(EXTERNAL_KIND),
                entry.get(USE),
                entry.get(URL),
                entry.list(EXTERNAL_NAMES),
                entry.get(ACCOUNT),
                entry.get(CREDENTIALS),
                entry.get(REGION),
                entry.list(NEEDED_BY),
                entry.get(MachineShapes.OWNER),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    private CertificateShapes() {}
}
