package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.spi.Connection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the lab's servers to how a zone is reached. */
final class DnsServers {
    private static final String KIND = "rfc2136";

    private DnsServers() {}

    /** Empty for a zone without a primary, or whose primary is changed by another protocol. */
    static Optional<Connection> connection(Lab lab, Dns.Zone zone, List<Diagnostic> problems) {
        Optional<Dns.Server> primary = zone.primary()
                .flatMap(ref -> server(lab, ref))
                .filter(server -> server.kind().equals(KIND));
        if (primary.isEmpty()) {
            return Optional.empty();
        }
        Dns.Server server = primary.get();
        Optional<URI> endpoint = endpoint(lab, server);
        if (endpoint.isEmpty()) {
            problems.add(Diagnostic.error(
                            "dns-server-without-address",
                            "The primary `%s` of zone `%s` has no known address.".formatted(server.name(), zone.name()))
                    .at(server.origin().key())
                    .hint("State its `address`, or one for the host or guest that it runs on.")
                    .build());
            return Optional.empty();
        }
        if (!isKeyUsable(server, problems)) {
            return Optional.empty();
        }
        List<URI> endpoints = new ArrayList<>(List.of(endpoint.get()));
        for (Ref ref : zone.secondaries()) {
            server(lab, ref).flatMap(secondary -> endpoint(lab, secondary)).ifPresent(endpoints::add);
        }
        return Optional.of(DnsSettings.connection(zone.name().text(), server.name(), endpoints, key(server)));
    }

    private static Optional<DnsSettings.Key> key(Dns.Server server) {
        return server.key()
                .flatMap(secret -> server.keyName().map(name -> new DnsSettings.Key(name, server.algorithm(), secret)));
    }

    private static boolean isKeyUsable(Dns.Server server, List<Diagnostic> problems) {
        if (server.key().isPresent() != server.keyName().isPresent()) {
            problems.add(
                    Diagnostic.error("dns-key-incomplete", "The server `%s` has half a key.".formatted(server.name()))
                            .detail("A key is a name and a secret that the server knows too.")
                            .at(server.origin().key())
                            .hint("State both `key-name` and `key`.")
                            .build());
            return false;
        }
        if (server.key().isPresent() && DnsKeys.algorithm(server.algorithm()).isEmpty()) {
            problems.add(Diagnostic.error(
                            "dns-algorithm-unknown",
                            "`%s` is not an algorithm of transaction signatures.".formatted(server.algorithm()))
                    .at(server.origin().of("algorithm"))
                    .hint("`hmac-sha256` is understood by all servers.")
                    .build());
            return false;
        }
        return true;
    }

    private static Optional<Dns.Server> server(Lab lab, Ref ref) {
        return Optional.ofNullable(lab.dns().servers().get(ref.name()));
    }

    private static Optional<URI> endpoint(Lab lab, Dns.Server server) {
        Optional<IpAddress> address = server.address()
                .or(() -> server.host().flatMap(lab::host).flatMap(host -> Lab.firstAddress(host.nics())))
                .or(() -> server.guest().flatMap(lab::guest).flatMap(guest -> Lab.firstAddress(guest.nics())));
        return address.map(ip -> DnsSettings.endpoint(ip.toString(), server.port()));
    }
}
