package dev.homecroft.providers.dns;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.spi.Connection;
import dev.homecroft.state.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How one zone is reached.
 *
 * @param primary the server that takes changes, at its own address
 * @param key how messages are signed, if they are
 */
record DnsSettings(
        Target target, String zone, InetSocketAddress primary, List<InetSocketAddress> secondaries, Optional<Key> key) {
    static final String PROVIDER = "dns";
    static final String KEY_NAME = "key-name";
    static final String ALGORITHM = "algorithm";
    static final String SERVER = "server";
    static final String DEFAULT_ALGORITHM = "hmac-sha256";
    static final int DEFAULT_PORT = 53;

    record Key(String name, String algorithm, SecretRef secret) {}

    static Target target(String zone) {
        return new Target(PROVIDER, zone);
    }

    /** The first endpoint is the primary, the others are secondaries, which are only ever asked for their serial. */
    static Connection connection(String zone, String server, List<URI> endpoints, Optional<Key> key) {
        Map<String, String> options = new TreeMap<>();
        options.put(SERVER, server);
        key.ifPresent(signer -> {
            options.put(KEY_NAME, signer.name());
            options.put(ALGORITHM, signer.algorithm());
        });
        return new Connection(target(zone), endpoints, Set.of(), key.map(Key::secret), options);
    }

    static DnsSettings of(Connection connection) {
        List<InetSocketAddress> servers = new ArrayList<>();
        connection.endpoints().forEach(uri -> servers.add(socket(uri)));
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("no endpoint for " + connection.target());
        }
        Optional<Key> key = connection
                .credential()
                .map(secret -> new Key(
                        connection.options().getOrDefault(KEY_NAME, ""),
                        connection.options().getOrDefault(ALGORITHM, DEFAULT_ALGORITHM),
                        secret));
        return new DnsSettings(
                connection.target(),
                connection.target().name(),
                servers.getFirst(),
                List.copyOf(servers.subList(1, servers.size())),
                key);
    }

    private static InetSocketAddress socket(URI uri) {
        String host = uri.getHost();
        int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
        try {
            // Endpoints are literal addresses, so nobody is asked: a resolver might be the very server meant here.
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException("not the address of a DNS server: " + uri, notAnAddress);
        }
    }

    static URI endpoint(String address, long port) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create("dns://" + host + ":" + port);
    }

    String server() {
        return primary.getAddress().getHostAddress() + ":" + primary.getPort();
    }
}
