package dev.homecroft.model.edge;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.kube.Cluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where requests enter: a Gateway of a cluster, or a reverse proxy on a machine.
 *
 * @param plane who can reach it
 * @param gatewayClass the class of the Gateway API, or the software of a proxy
 * @param machine the guest or host of a proxy outside of Kubernetes
 * @param certificate the certificate of listeners that state none
 * @param waf the firewall for requests, such as {@code coraza}
 * @param oidc who asks for the login of apps that want one
 * @param target the name that public records of its hostnames point to, such as a dynamic one
 */
public record Gateway(
        String name,
        Status status,
        Plane plane,
        Optional<String> gatewayClass,
        Optional<Ref> cluster,
        Optional<Ref> machine,
        Optional<String> namespace,
        Optional<Ref> network,
        List<AddressForm> addresses,
        Map<String, Listener> listeners,
        Optional<Ref> certificate,
        Optional<String> waf,
        Optional<Cluster.Identity> oidc,
        Optional<Fqdn> target,
        Optional<String> note,
        Origin origin) {
    public Gateway {
        addresses = List.copyOf(addresses);
        listeners = Ordered.copy(listeners);
    }

    /** Who can reach something. */
    public enum Plane {
        /** The internet. */
        PUBLIC,
        /** The lab's networks. */
        PRIVATE,
        /** The devices of a tailnet. */
        TAILNET
    }

    /**
     * @param hostname a name, or {@code *.} and a domain; every name when not stated
     * @param protocol in the words of the Gateway API: HTTP, HTTPS, TLS, TCP, UDP
     */
    public record Listener(
            String name,
            Optional<String> hostname,
            long port,
            String protocol,
            Optional<Ref> certificate,
            Origin origin) {
        /** Whether a request for this name is taken; a star stands for one label or more, as in the Gateway API. */
        public boolean takes(Fqdn wanted) {
            return hostname.isEmpty() || Hostnames.covers(hostname.get(), wanted);
        }
    }
}
