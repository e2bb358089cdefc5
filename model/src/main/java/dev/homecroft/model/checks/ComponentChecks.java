package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Gateway;
import dev.homecroft.model.edge.Tailnet;
import dev.homecroft.model.kube.App;
import dev.homecroft.model.kube.Catalogue;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.kube.Platform;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Components that something needs and that no platform switches on. A cluster without a platform is not asked. */
final class ComponentChecks {
    /** What brings the classes of gateways, by the beginning of their names. */
    private static final Map<String, String> CLASSES = Map.of(
            "envoy", "envoy-gateway",
            "eg", "envoy-gateway",
            "tailscale", "tailscale-operator",
            "istio", "istio",
            "traefik", "traefik",
            "cilium", "cilium");

    private final Kubernetes kubernetes;
    private final Report report;
    private final Set<String> met = new HashSet<>();

    private ComponentChecks(Kubernetes kubernetes, Report report) {
        this.kubernetes = kubernetes;
        this.report = report;
    }

    /** What is missing for several is said for the first. */
    static void missing(Facts facts, Report report) {
        ComponentChecks checks = new ComponentChecks(facts.lab().kubernetes(), report);
        checks.kubernetes.platforms().values().forEach(checks::requirements);
        facts.lab().edge().gateways().values().forEach(checks::gateway);
        facts.lab().edge().tailnets().values().forEach(checks::tailnet);
        checks.kubernetes.apps().values().forEach(checks::app);
    }

    private void requirements(Platform platform) {
        for (Platform.Component component : platform.components().values()) {
            List<String> required = Catalogue.builtIn()
                    .find(component.name())
                    .map(Catalogue.Item::requires)
                    .orElse(List.of());
            for (String capability : required) {
                List<String> providers = Catalogue.builtIn().providersOf(capability);
                if (component.status() != Status.RETIRED
                        && providers.stream().noneMatch(name -> isOn(platform, name))) {
                    add(
                            component.name(),
                            platform,
                            providers,
                            component.origin().key());
                }
            }
        }
    }

    private void gateway(Gateway gateway) {
        Optional<Platform> platform = gateway.cluster().flatMap(ref -> platform(ref.name()));
        String type = gateway.gatewayClass().orElse("");
        CLASSES.forEach((prefix, component) -> {
            boolean isOfThat = type.equals(prefix) || type.startsWith(prefix + "-");
            if (gateway.status() != Status.RETIRED && isOfThat && platform.isPresent()) {
                need(gateway.name(), platform.get(), component, gateway.origin().of("class"));
            }
        });
    }

    private void tailnet(Tailnet tailnet) {
        tailnet.operator()
                .ifPresent(operator -> operator.clusters()
                        .forEach(ref -> platform(ref.name())
                                .ifPresent(
                                        platform -> need(tailnet.name(), platform, "tailscale-operator", ref.at()))));
    }

    private void app(App app) {
        for (Cluster cluster : app.status() == Status.RETIRED ? List.<Cluster>of() : kubernetes.clustersOf(app)) {
            for (App.Volume volume : app.storage().values()) {
                Optional<Platform> platform = platform(cluster.name());
                Optional<String> component = volume.storageClass()
                        .filter(name ->
                                Catalogue.builtIn().providersOf("block-storage").contains(name));
                if (platform.isPresent() && component.isPresent()) {
                    need(
                            app.name(),
                            platform.get(),
                            component.get(),
                            volume.origin().of("class"));
                }
            }
        }
    }

    private Optional<Platform> platform(String cluster) {
        return Facts.find(kubernetes.platforms(), cluster);
    }

    private static boolean isOn(Platform platform, String component) {
        return Facts.find(platform.components(), component)
                .filter(found -> found.status() != Status.RETIRED)
                .isPresent();
    }

    private void need(String thing, Platform platform, String component, SourceRange at) {
        if (!isOn(platform, component)) {
            add(thing, platform, List.of(component), at);
        }
    }

    private void add(String thing, Platform platform, List<String> components, SourceRange at) {
        if (met.add(platform.cluster() + "/" + components)) {
            report.add(Diagnostic.warning(
                            KubeCodes.COMPONENT_MISSING,
                            "`%s` needs `%s`, which the platform of `%s` does not switch on."
                                    .formatted(thing, String.join("` or `", components), platform.cluster()))
                    .at(at)
                    .context(platform.origin().key(), "the platform")
                    .about(Facts.address(Section.PLATFORM, platform.cluster()))
                    .hint("Add `%s: {}` to `platform: { %s: … }`."
                            .formatted(components.getFirst(), platform.cluster())));
        }
    }
}
