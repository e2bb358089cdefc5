package dev.homecroft.model.edge;

import dev.homecroft.model.Ordered;
import java.util.Map;

/** What stands between the lab and others: rules, forwards, gateways, tunnels, policies, certificates. */
public record Edge(
        Firewall firewall,
        Certificates certificates,
        Map<String, External> external,
        Map<String, Gateway> gateways,
        Map<String, Tunnel> tunnels,
        Access access,
        Map<String, Tailnet> tailnets) {
    public static final Edge EMPTY =
            new Edge(Firewall.EMPTY, Certificates.EMPTY, Map.of(), Map.of(), Map.of(), Access.EMPTY, Map.of());

    public Edge {
        external = Ordered.copy(external);
        gateways = Ordered.copy(gateways);
        tunnels = Ordered.copy(tunnels);
        tailnets = Ordered.copy(tailnets);
    }
}
