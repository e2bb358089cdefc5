package dev.homecroft.model.edge;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way in that is opened from inside, such as a Cloudflare Tunnel.
 *
 * @param id the tunnel's id at its provider
 * @param machine the guest or host that keeps it open, outside of Kubernetes
 * @param replicas connectors that keep it open
 * @param routes by name or {@code *.} and a domain
 */
public record Tunnel(
        String name,
        Status status,
        String kind,
        Optional<String> id,
        Optional<Ref> cluster,
        Optional<Ref> machine,
        Optional<Long> replicas,
        Optional<SecretRef> token,
        Map<String, Route> routes,
        Optional<String> note,
        Origin origin) {
    public Tunnel {
        routes = Ordered.copy(routes);
    }

    /**
     * @param gateway where requests go on
     * @param service where they go on, when that is no gateway
     * @param access policies that must let somebody through
     */
    public record Route(
            String hostname, Optional<Ref> gateway, Optional<URI> service, List<Ref> access, Origin origin) {
        public Route {
            access = List.copyOf(access);
        }
    }
}
