package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Network;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.kube.App;
import dev.homecroft.model.kube.Catalogue;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Platform;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What needs itself to start. It runs for years and comes to light on the day when everything was off at once. */
final class CycleChecks {
    private static final Pattern HOST = Pattern.compile("(?:[a-z+]+://)?(?:[^@/]+@)?([A-Za-z0-9.-]+)(?:[:/].*)?");

    private CycleChecks() {}

    /** What runs in the cluster and answers to the host of the address. */
    private static Optional<Exposed> own(Facts facts, Cluster cluster, String address) {
        Matcher host = HOST.matcher(address);
        Optional<Fqdn> name = host.matches() ? Fqdn.tryParse(host.group(1)) : Optional.empty();
        return name.flatMap(known -> facts.exposed().stream()
                .filter(thing -> thing.clusters().contains(cluster.name()))
                .filter(thing -> thing.exposure().hostnames().contains(known))
                .findFirst());
    }

    static void git(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            Optional<Cluster.Gitops> gitops =
                    cluster.gitops().filter(settings -> settings.mirror().isEmpty());
            Optional<String> repository = gitops.flatMap(Cluster.Gitops::repository)
                    .or(() -> gitops.flatMap(settings -> facts.lab().info().repository()));
            Optional<Exposed> server = repository.flatMap(address -> own(facts, cluster, address));
            if (gitops.isPresent() && server.isPresent()) {
                report.add(Diagnostic.warning(
                                KubeCodes.GIT_IN_OWN_CLUSTER,
                                "`%s` is built from a repository in `%s`, which runs in it."
                                        .formatted(cluster.name(), server.get().name()))
                        .at(
                                gitops.get().origin().states("repository")
                                        ? gitops.get().origin().of("repository")
                                        : cluster.origin().of("gitops"))
                        .context(server.get().at("hostnames"), "the Git server")
                        .about(Clusters.address(cluster))
                        .hint("State a `mirror` outside of the cluster, which it can be rebuilt from."));
            }
        }
    }

    /** A mirror that falls back to the registry is slow at worst. */
    static void registries(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            for (Cluster.Mirror mirror : cluster.mirrors().values()) {
                List<Exposed> servers = mirror.endpoints().stream()
                        .flatMap(endpoint -> own(facts, cluster, endpoint.toString()).stream())
                        .toList();
                boolean isAll = !servers.isEmpty()
                        && servers.size() == mirror.endpoints().size();
                if (mirror.skipFallback() && isAll) {
                    report.add(Diagnostic.warning(
                                    KubeCodes.REGISTRY_IN_OWN_CLUSTER,
                                    "`%s` pulls the images of `%s` from `%s`, which runs in it."
                                            .formatted(
                                                    cluster.name(),
                                                    mirror.name(),
                                                    servers.getFirst().name()))
                            .at(mirror.origin().key(), mirror.name())
                            .context(servers.getFirst().at("hostnames"), "the registry")
                            .about(Clusters.address(cluster))
                            .hint("State `skip-fallback: false`, or a second endpoint outside of the cluster."));
                }
            }
        }
    }

    static void secrets(Facts facts, Report report) {
        List<String> syncers = Catalogue.builtIn().providersOf("secrets");
        for (Platform platform : facts.lab().kubernetes().platforms().values()) {
            Optional<Cluster> cluster = Facts.find(facts.lab().kubernetes().clusters(), platform.cluster());
            for (Platform.Component component : platform.components().values()) {
                Optional<Exposed> store = cluster.flatMap(
                        known -> component.url().map(URI::toString).flatMap(url -> own(facts, known, url)));
                if (syncers.contains(component.name()) && store.isPresent()) {
                    report.add(Diagnostic.warning(
                                    KubeCodes.SECRETS_IN_OWN_CLUSTER,
                                    "The secrets of `%s` come from `%s`, which runs in it."
                                            .formatted(
                                                    platform.cluster(),
                                                    store.get().name()))
                            .at(component.origin().of("url"))
                            .context(store.get().at("hostnames"), "the store")
                            .about(Facts.address(Section.PLATFORM, platform.cluster()))
                            .hint("Keep what the cluster starts with in a store outside of it."));
                }
            }
        }
    }

    /** A node that can ask nobody for names pulls no image, and so the name server in the cluster never starts. */
    static void dns(Facts facts, Report report) {
        for (Cluster cluster : Clusters.of(facts)) {
            for (Network network :
                    Clusters.networks(facts.lab(), List.copyOf(cluster.nodes().values()))) {
                boolean isOwn = !network.dns().isEmpty()
                        && network.dns().stream().allMatch(server -> isOf(facts, cluster, server));
                if (isOwn) {
                    report.add(Diagnostic.warning(
                                    KubeCodes.DNS_IN_OWN_CLUSTER,
                                    "The nodes of `%s` ask for names only what runs in `%s` itself."
                                            .formatted(cluster.name(), cluster.name()))
                            .at(network.origin().of("dns"), "services of " + cluster.name())
                            .context(cluster.origin().key(), "its nodes are in the network " + network.name())
                            .about(Clusters.address(cluster))
                            .hint("Add a resolver outside of the cluster; the router will do."));
                }
            }
        }
    }

    private static boolean isOf(Facts facts, Cluster cluster, IpAddress address) {
        boolean isPooled = Clusters.pools(cluster).stream()
                .anyMatch(pool ->
                        pool.range().filter(range -> range.contains(address)).isPresent());
        boolean isGateway = facts.lab().edge().gateways().values().stream()
                .filter(gateway -> gateway.cluster()
                        .filter(ref -> ref.name().equals(cluster.name()))
                        .isPresent())
                .flatMap(gateway -> gateway.addresses().stream())
                .anyMatch(form -> form.known().filter(address::equals).isPresent());
        return isPooled || isGateway;
    }

    static void apps(Facts facts, Report report) {
        Set<String> done = new HashSet<>();
        for (App app : facts.lab().kubernetes().apps().values()) {
            follow(facts.lab().kubernetes().apps(), app, new ArrayList<>(), done, report);
        }
    }

    /** A path that comes back to one of its own is a cycle; each app is gone through once. */
    private static void follow(Map<String, App> apps, App app, List<String> path, Set<String> done, Report report) {
        if (done.contains(app.name())) {
            return;
        }
        path.add(app.name());
        for (Ref need : app.needs()) {
            Optional<App> next = need.section() == Section.APPS ? Facts.find(apps, need.name()) : Optional.empty();
            if (next.isPresent() && path.contains(need.name())) {
                List<String> cycle = new ArrayList<>(path.subList(path.indexOf(need.name()), path.size()));
                cycle.add(need.name());
                report.add(Diagnostic.error(KubeCodes.APP_CYCLE, "`%s` waits for itself.".formatted(need.name()))
                        .at(need.at(), String.join(" → ", cycle))
                        .about(Facts.address(Section.APPS, app.name())));
            } else if (next.isPresent()) {
                follow(apps, next.get(), path, done, report);
            }
        }
        path.removeLast();
        done.add(app.name());
    }
}
