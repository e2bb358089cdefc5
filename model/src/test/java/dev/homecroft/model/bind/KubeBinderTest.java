package dev.homecroft.model.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.Section;
import dev.homecroft.model.kube.AppFolder;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Platform;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KubeBinderTest {
    private static final String BASE = """
            lab: { name: tower }
            networks: { servers: { cidr: 10.20.0.0/24 } }
            hosts: { metal: {} }
            hypervisors: { tower: { kind: proxmox, members: [metal] } }
            guests: { talos-1: { type: vm, hypervisor: tower } }
            """;

    private static Lab good(Map<String, String> files) {
        LabResult result = LabBinder.bind(LabTexts.of(files));
        assertThat(result.diagnostics()).isEmpty();
        return result.lab().orElseThrow();
    }

    private static Lab good(String text) {
        return good(Map.of("lab.yaml", BASE + text));
    }

    private static <T> T at(Map<String, T> section, String name) {
        return Optional.ofNullable(section.get(name)).orElseThrow();
    }

    @Test
    void aVersionAloneIsBothInitialAndTarget() {
        Lab lab = good("""
                clusters:
                  one: { versions: { talos: { initial: v1.13.1, target: v1.13.9 }, kubernetes: v1.36.2 } }
                """);

        Cluster one = at(lab.kubernetes().clusters(), "one");
        assertThat(one.talos().orElseThrow().initial()).hasToString("v1.13.1");
        assertThat(one.kubernetes().orElseThrow().initial()).hasToString("v1.36.2");
        assertThat(one.kubernetes().orElseThrow().target()).hasToString("v1.36.2");
    }

    @Test
    void aNodeIsAGuestOrElseAHost() {
        Lab lab = good("""
                clusters:
                  one: { nodes: { talos-1: { role: control-plane }, metal: { role: worker } } }
                """);

        Cluster one = at(lab.kubernetes().clusters(), "one");
        assertThat(at(one.nodes(), "talos-1").machine().orElseThrow().section()).isEqualTo(Section.GUESTS);
        assertThat(at(one.nodes(), "metal").machine().orElseThrow().section()).isEqualTo(Section.HOSTS);
        assertThat(lab.references()
                        .usesOf(new Address("guest", "talos-1"))
                        .getFirst()
                        .by())
                .hasToString("cluster/one");
    }

    @Test
    void aPoolCountsFromItsNetwork() {
        Lab lab = good("""
                clusters:
                  one: { load-balancer: { kind: metallb, pools: { a: { network: servers, from: +60, to: servers+69 } } } }
                """);

        Cluster.Pool pool = at(
                at(lab.kubernetes().clusters(), "one")
                        .loadBalancer()
                        .orElseThrow()
                        .pools(),
                "a");
        assertThat(pool.range().orElseThrow().contains(IpAddress.parse("10.20.0.65")))
                .isTrue();
        assertThat(pool.range()).hasToString("Optional[10.20.0.60-10.20.0.69]");
    }

    @Test
    void aComponentWithNothingBehindItIsSwitchedOn() {
        Lab lab = good("clusters: { one: {} }\nplatform: { one: { cilium: , longhorn: { replicas: 3 } } }\n");

        Platform platform = at(lab.kubernetes().platforms(), "one");
        assertThat(platform.components().keySet()).containsExactly("cilium", "longhorn");
    }

    @Test
    void aComponentThatIsInNoCatalogueIsReportedWithASuggestion() {
        LabResult result =
                LabBinder.bind(LabTexts.of(BASE + "clusters: { one: {} }\nplatform: { one: { celium: {} } }\n"));

        assertThat(result.diagnostics()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Codes.UNKNOWN_KEY);
            assertThat(problem.hints()).containsExactly("Did you mean `cilium`?");
        });
    }

    @Test
    void theTreeOfAClusterIsSearchedForAppsAndNotReadAsPartOfTheLab() {
        Lab lab = good(Map.of(
                "lab.yaml",
                BASE + "clusters: { one: { gitops: { engine: argocd, path: kubernetes } } }\n",
                "kubernetes/active/apps/immich/kustomization.yaml",
                "resources: [deployment.yaml]\n",
                "kubernetes/active/apps/immich/deployment.yaml",
                "kind: Deployment\n---\nkind: Service\n",
                "kubernetes/active/root.yaml",
                "kind: Application\n\tbroken",
                "kubernetes/inactive/istio/Chart.yaml",
                "name: istio\n"));

        assertThat(at(lab.kubernetes().trees(), "one"))
                .containsExactly(
                        new AppFolder("one", "immich", "kubernetes/active/apps/immich", true),
                        new AppFolder("one", "istio", "kubernetes/inactive/istio", false));
    }

    @Test
    void foldersOfKustomizeAndHelmAreNoPartOfTheLabWhereverTheyAre() {
        Lab lab = good(Map.of(
                "lab.yaml", BASE,
                "charts/own/Chart.yaml", "name: own\n",
                "charts/own/templates/service.yaml", "{{- if .Values.on }}\nkind: Service\n"));

        assertThat(lab.info().name()).isEqualTo("tower");
    }
}
