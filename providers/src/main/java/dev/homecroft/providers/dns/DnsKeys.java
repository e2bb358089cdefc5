package dev.homecroft.providers.dns;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.providers.dns.wire.NameServers;
import dev.homecroft.spi.ProviderContext;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

/** Makes clients and signers, each for one call. */
final class DnsKeys {
    private final NameServers servers;
    private final Clock clock;

    /** @param clock the wall clock, which servers compare with theirs; never that of a rehearsal */
    DnsKeys(NameServers servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    DnsClient client(DnsSettings settings, ProviderContext context) {
        return new DnsClient(servers, settings, settings.key().map(key -> signer(settings, key, context)));
    }

    private TSIG signer(DnsSettings settings, DnsSettings.Key key, ProviderContext context) {
        Optional<Name> algorithm = algorithm(key.algorithm());
        try (Secret secret = context.secret(key.secret())) {
            byte[] bytes = Base64.getDecoder().decode(secret.reveal().trim());
            // dnsjava picks the MAC by the algorithm's DNS name; the name given here plays no part.
            SecretKeySpec spec = new SecretKeySpec(bytes, "HMAC");
            return new TSIG(algorithm.orElseThrow(IllegalArgumentException::new), Rdata.name(key.name()), spec, clock);
        } catch (IllegalArgumentException unusable) {
            // The cause is left out on purpose: its words may hold a piece of the secret.
            throw new CroftException(Diagnostic.error(
                            "dns-key-unusable",
                            "The key `%s` of zone `%s` can not be used.".formatted(key.name(), settings.zone()))
                    .detail("Expected a Base64 secret and one of hmac-sha1, hmac-sha224, hmac-sha256, hmac-sha384 and"
                            + " hmac-sha512; the algorithm is `" + key.algorithm() + "`.")
                    .hint("Look at the secret `" + key.secret() + "`.")
                    .build());
        }
    }

    static Optional<Name> algorithm(String name) {
        return switch (name) {
            case "hmac-sha1" -> Optional.of(TSIG.HMAC_SHA1);
            case "hmac-sha224" -> Optional.of(TSIG.HMAC_SHA224);
            case "hmac-sha256" -> Optional.of(TSIG.HMAC_SHA256);
            case "hmac-sha384" -> Optional.of(TSIG.HMAC_SHA384);
            case "hmac-sha512" -> Optional.of(TSIG.HMAC_SHA512);
            default -> Optional.empty();
        };
    }
}
