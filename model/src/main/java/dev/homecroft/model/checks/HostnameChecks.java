package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Access;
import dev.homecroft.model.edge.Gateway;
import dev.homecroft.model.edge.Hostnames;
import dev.homecroft.model.edge.Tailnet;
import dev.homecroft.model.edge.Tunnel;
import dev.homecroft.model.kube.Cluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of apps and components, and the gateways that take them. */
final class HostnameChecks {
    private HostnameChecks() {}

    static void twice(Facts facts, Report report) {
        Map<Fqdn, Exposed> first = new HashMap<>();
        for (Exposed thing : facts.exposed()) {
            for (Fqdn name : new LinkedHashSet<>(thing.exposure().hostnames())) {
                Exposed earlier = first.putIfAbsent(name, thing);
                if (earlier != null) {
                    report.add(Diagnostic.error(
                                    KubeCodes.HOSTNAME_TWICE,
                                    "`%s` and `%s` answer to one name.".formatted(earlier.name(), thing.name()))
                            .at(thing.at("hostnames"), name.text())
                            .context(earlier.at("hostnames"), "the same")
                            .about(thing.thing()));
                }
            }
        }
    }

    /** Only where every gateway says what it takes. */
    static void listeners(Facts facts, Report report) {
        Lab lab = facts.lab();
        for (Exposed thing : facts.exposed()) {
            List<Gateway> gateways = thing.gateways(lab);
            for (Fqdn name : thing.exposure().hostnames()) {
                boolean isTaken = gateways.stream().anyMatch(gateway -> Exposed.takes(gateway, name));
                if (!gateways.isEmpty() && !isTaken && thing.route(lab, name).isEmpty()) {
                    report.add(Diagnostic.error(
                                    KubeCodes.HOSTNAME_WITHOUT_LISTENER,
                                    "No gateway of `%s` takes requests for its name.".formatted(thing.name()))
                            .at(thing.at("hostnames"), name.text())
                            .context(
                                    gateways.getFirst().origin().of("listeners"),
                                    "what `%s` takes"
                                            .formatted(gateways.getFirst().name()))
                            .about(thing.thing())
                            .hint("Add a listener for `%s`, or use another name or gateway.".formatted(name)));
                }
            }
        }
    }

    static void clusters(Facts facts, Report report) {
        for (Exposed thing : facts.exposed()) {
            for (Gateway gateway : thing.gateways(facts.lab())) {
                Optional<Cluster> cluster =
                        gateway.cluster().flatMap(facts.lab().kubernetes()::cluster);
                boolean isElsewhere = cluster.isPresent()
                        && !thing.clusters().isEmpty()
                        && !thing.clusters().contains(cluster.get().name());
                if (isElsewhere) {
                    report.add(Diagnostic.error(
                                    KubeCodes.GATEWAY_IN_OTHER_CLUSTER,
                                    "The gateway `%s` can't lead to `%s`, which runs in another cluster."
                                            .formatted(gateway.name(), thing.name()))
                            .at(thing.at("gateways"), "in " + String.join(", ", thing.clusters()))
                            .context(
                                    gateway.origin().of("cluster"),
                                    "in " + cluster.get().name())
                            .about(thing.thing()));
                }
            }
        }
    }

    private record Stated(String hostname, SourceRange at, Address thing) {}

    /** A lab that names no domain of its own is not asked. One finding for each foreign domain, where it comes first. */
    static void domains(Facts facts, Report report) {
        Set<Fqdn> own = domains(facts.lab());
        Set<String> met = new HashSet<>();
        for (Stated stated : own.isEmpty() ? List.<Stated>of() : stated(facts)) {
            Optional<Fqdn> base = Hostnames.base(stated.hostname());
            boolean isForeign = base.isPresent() && own.stream().noneMatch(base.get()::isWithin);
            if (isForeign && met.add(domain(base.get()))) {
                report.add(Diagnostic.warning(
                                KubeCodes.DOMAIN_OUTSIDE_LAB,
                                "`%s` is in no domain of the lab.".formatted(stated.hostname()))
                        .at(stated.at())
                        .about(stated.thing())
                        .hint("If the domain is the lab's, state its zone: `dns: { zones: { %s: … } }`."
                                .formatted(domain(base.get()))));
            }
        }
    }

    private static String domain(Fqdn name) {
        String[] labels = name.text().split("\\.", -1);
        int from = Math.max(0, labels.length - 2);
        return String.join(".", List.of(labels).subList(from, labels.length));
    }

    private static Set<Fqdn> domains(Lab lab) {
        Set<Fqdn> own = new LinkedHashSet<>();
        lab.info().publicDomain().ifPresent(own::add);
        lab.info().privateDomain().ifPresent(own::add);
        lab.networks().values().stream()
                .map(Network::domain)
                .flatMap(Optional::stream)
                .forEach(own::add);
        lab.dns().zones().values().forEach(zone -> own.add(zone.name()));
        if (!own.isEmpty()) {
            lab.edge().tailnets().values().stream()
                    .map(Tailnet::domain)
                    .flatMap(Optional::stream)
                    .forEach(own::add);
        }
        return own;
    }

    private static List<Stated> stated(Facts facts) {
        List<Stated> all = new ArrayList<>();
        for (Exposed thing : facts.exposed()) {
            thing.exposure()
                    .hostnames()
                    .forEach(name -> all.add(new Stated(name.text(), thing.at("hostnames"), thing.thing())));
        }
        for (Gateway gateway : facts.lab().edge().gateways().values()) {
            if (gateway.status() != Status.RETIRED) {
                gateway.listeners()
                        .values()
                        .forEach(listener -> listener.hostname()
                                .ifPresent(name -> all.add(new Stated(
                                        name,
                                        listener.origin().of("hostname"),
                                        Facts.address(Section.GATEWAYS, gateway.name())))));
            }
        }
        for (Tunnel tunnel : facts.lab().edge().tunnels().values()) {
            if (tunnel.status() != Status.RETIRED) {
                tunnel.routes()
                        .values()
                        .forEach(route -> all.add(new Stated(
                                route.hostname(),
                                route.origin().key(),
                                Facts.address(Section.TUNNELS, tunnel.name()))));
            }
        }
        for (Access.Application application :
                facts.lab().edge().access().applications().values()) {
            application
                    .hostnames()
                    .forEach(name -> all.add(new Stated(
                            name,
                            application.origin().of("hostnames"),
                            Facts.address(Section.ACCESS_APPLICATIONS, application.name()))));
        }
        return all;
    }
}
