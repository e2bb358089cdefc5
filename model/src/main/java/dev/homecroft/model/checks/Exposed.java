package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Gateway;
import dev.homecroft.model.edge.Hostnames;
import dev.homecroft.model.edge.Tailnet;
import dev.homecroft.model.edge.Tunnel;
import dev.homecroft.model.kube.App;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Exposure;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.kube.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An app or a component of a platform, and the ways in that lead to it.
 *
 * @param clusters names of the clusters that it runs in
 * @param routes of all tunnels
 */
record Exposed(Address thing, String name, Exposure exposure, List<String> clusters, Origin origin, Routes routes) {
    /** Everything that is not retired and states any exposure. */
    static List<Exposed> of(Lab lab) {
        List<Exposed> found = new ArrayList<>();
        Routes routes = Routes.of(lab);
        Kubernetes kubernetes = lab.kubernetes();
        for (App app : kubernetes.apps().values()) {
            if (app.status() != Status.RETIRED && app.exposure().isStated()) {
                List<String> clusters =
                        kubernetes.clustersOf(app).stream().map(Cluster::name).toList();
                Address thing = Facts.address(Section.APPS, app.name());
                found.add(new Exposed(thing, app.name(), app.exposure(), clusters, app.origin(), routes));
            }
        }
        for (Platform platform : kubernetes.platforms().values()) {
            for (Platform.Component component : platform.components().values()) {
                if (component.status() != Status.RETIRED && component.exposure().isStated()) {
                    Address thing = Facts.address(Section.PLATFORM, platform.cluster());
                    List<String> clusters = List.of(platform.cluster());
                    found.add(new Exposed(
                            thing, component.name(), component.exposure(), clusters, component.origin(), routes));
                }
            }
        }
        return found;
    }

    SourceRange at(String field) {
        return origin.of(field);
    }

    /** The gateways that it states and that there are. */
    List<Gateway> gateways(Lab lab) {
        return exposure.gateways().stream()
                .flatMap(ref -> Facts.find(lab.edge().gateways(), ref.name()).stream())
                .filter(gateway -> gateway.status() != Status.RETIRED)
                .toList();
    }

    /**
     * The gateways of which a request for the name comes in. A name of the private domain is not routed by public gateways
     * when there is another one for it, and a gateway that takes every name is meant for what no other one takes.
     */
    List<Gateway> serving(Lab lab, Fqdn hostname) {
        List<Gateway> taking = gateways(lab).stream()
                .filter(gateway -> takes(gateway, hostname))
                .toList();
        List<Gateway> inside = taking.stream()
                .filter(gateway -> gateway.plane() != Gateway.Plane.PUBLIC)
                .toList();
        if (isPrivate(lab, hostname) && !inside.isEmpty()) {
            return inside;
        }
        List<Gateway> outside = taking.stream()
                .filter(gateway -> gateway.plane() == Gateway.Plane.PUBLIC
                        || !gateway.listeners().isEmpty())
                .toList();
        return outside.stream().anyMatch(gateway -> gateway.plane() == Gateway.Plane.PUBLIC) ? outside : taking;
    }

    static boolean takes(Gateway gateway, Fqdn hostname) {
        return gateway.listeners().isEmpty()
                || gateway.listeners().values().stream().anyMatch(listener -> listener.takes(hostname));
    }

    /** Whether the name is one that only the lab or a tailnet knows. */
    static boolean isPrivate(Lab lab, Fqdn hostname) {
        Stream<Fqdn> tailnets =
                lab.edge().tailnets().values().stream().map(Tailnet::domain).flatMap(Optional::stream);
        return Stream.concat(lab.info().privateDomain().stream(), tailnets).anyMatch(hostname::isWithin);
    }

    /**
     * The route of a tunnel that leads here by this name. A star above the private domain is not meant for the names in it:
     * nobody publishes them. A route to a gateway leads here if the gateway serves the name.
     */
    Optional<Tunnel.Route> route(Lab lab, Fqdn hostname) {
        return routes.closest(hostname)
                .filter(route -> !isPrivate(lab, hostname)
                        || Hostnames.base(route.hostname())
                                .filter(base -> isPrivate(lab, base))
                                .isPresent())
                .filter(route -> route.gateway().isEmpty()
                        || exposure.gateways().isEmpty()
                        || serving(lab, hostname).stream()
                                .anyMatch(gateway -> gateway.name()
                                        .equals(route.gateway().get().name())));
    }

    boolean isPublic(Lab lab, Fqdn hostname) {
        return serving(lab, hostname).stream().anyMatch(gateway -> gateway.plane() == Gateway.Plane.PUBLIC);
    }
}
