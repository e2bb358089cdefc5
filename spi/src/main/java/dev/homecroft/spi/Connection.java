package dev.homecroft.spi;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.state.Target;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How to reach a target. In the sandbox the engine is given other connections for the same targets; nothing else differs.
 *
 * @param endpoints in the order to be tried
 * @param fingerprints SHA-256 of the certificates of which one must be presented, as in the lab's files; none for the
 *     authorities that the machine trusts
 * @param credential the secret to log in with
 * @param options what else the provider wants to know, such as the name of a key
 */
public record Connection(
        Target target,
        List<URI> endpoints,
        Set<String> fingerprints,
        Optional<SecretRef> credential,
        Map<String, String> options) {
    public Connection {
        endpoints = List.copyOf(endpoints);
        fingerprints = Collections.unmodifiableSortedSet(new TreeSet<>(fingerprints));
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
}
