package dev.homecroft.spi;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.state.Target;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How to reach a target. In the sandbox the engine is given other connections for the same targets; nothing else differs.
 *
 * @param endpoints in the order to be tried
 * @param fingerprint SHA-256 of the certificate that must be presented, as in the lab's files
 * @param credential the secret to log in with
 * @param options what else the provider wants to know, such as the name of a key
 */
public record Connection(
        Target target,
        List<URI> endpoints,
        Optional<String> fingerprint,
        Optional<SecretRef> credential,
        Map<String, String> options) {
    public Connection {
        endpoints = List.copyOf(endpoints);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
}
