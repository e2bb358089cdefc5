package dev.homecroft.model.kube;

import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Status;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What a cluster offers to its apps: the components of the {@link Catalogue} that are switched on.
 *
 * @param cluster by name
 */
public record Platform(String cluster, Map<String, Component> components, Origin origin) {
    public Platform {
        components = Ordered.copy(components);
    }

    /**
     * @param version of its chart or manifests, in its own form
     * @param url what it talks to: the store of secrets, the bucket, the server of certificates
     * @param values native values, passed through as they stand
     */
    public record Component(
            String name,
            Status status,
            Optional<String> namespace,
            Optional<String> version,
            Optional<Long> replicas,
            Optional<URI> url,
            Map<String, YamlNode> values,
            Exposure exposure,
            Optional<String> owner,
            Optional<String> note,
            Origin origin) {
        public Component {
            values = Ordered.copy(values);
        }
    }
}
