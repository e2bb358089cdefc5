package dev.homecroft.model.edge;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who vouches for names: issuers, authorities of one's own, and certificates that live outside of Kubernetes.
 */
public record Certificates(
        Map<String, Issuer> issuers, Map<String, Authority> authorities, Map<String, Certificate> issued) {
    public static final Certificates EMPTY = new Certificates(Map.of(), Map.of(), Map.of());

    public Certificates {
        issuers = Ordered.copy(issuers);
        authorities = Ordered.copy(authorities);
        issued = Ordered.copy(issued);
    }

    /**
     * @param server the directory of the ACME service
     * @param authority whose certificates it hands out, if it is one of ours
     * @param provider who holds the zone for DNS-01, such as {@code cloudflare}
     * @param credentials for the provider or the authority
     * @param zones names that it may vouch for; all when empty
     * @param staging whether nobody trusts its certificates
     */
    public record Issuer(
            String name,
            Status status,
            Kind kind,
            Optional<URI> server,
            Optional<Ref> authority,
            Optional<String> email,
            Optional<Challenge> challenge,
            Optional<String> provider,
            Optional<SecretRef> credentials,
            List<Fqdn> zones,
            boolean staging,
            Optional<String> note,
            Origin origin) {
        public Issuer {
            zones = List.copyOf(zones);
        }

        /** How it hands out certificates. */
        public enum Kind {
            ACME,
            STEP_CA,
            CA,
            SELF_SIGNED
        }

        /** How it is shown that a name is ours (RFC 8555, section 8). */
        public enum Challenge {
            DNS_01,
            HTTP_01,
            TLS_ALPN_01
        }
    }

    /**
     * A private PKI.
     *
     * @param kind the software, such as {@code step-ca}
     * @param on the host or guest that it runs on
     * @param lifetime of the certificates that it hands out
     * @param key the secret with the key of the intermediate certificate
     */
    public record Authority(
            String name,
            Status status,
            Optional<String> kind,
            Optional<Ref> on,
            Optional<URI> url,
            Optional<String> fingerprint,
            Optional<Duration> lifetime,
            Optional<SecretRef> key,
            Optional<String> note,
            Origin origin) {}

    /**
     * A certificate outside of Kubernetes.
     *
     * @param names the first is its subject
     * @param on where it is used
     * @param renewBefore how long before its end it is renewed
     * @param reload what makes its user read it again
     */
    public record Certificate(
            String name,
            Status status,
            List<Fqdn> names,
            Optional<Ref> issuer,
            List<Ref> on,
            Optional<Duration> renewBefore,
            Optional<String> path,
            Optional<String> reload,
            Optional<String> note,
            Origin origin) {
        public Certificate {
            names = List.copyOf(names);
            on = List.copyOf(on);
        }
    }
}
