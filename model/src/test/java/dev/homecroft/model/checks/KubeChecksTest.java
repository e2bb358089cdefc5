package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.LabResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the golden pairs do not show: where a check speaks for other reasons, and where it is silent. */
final class KubeChecksTest {
    private static final String EDGE = """
            lab: { name: tower, domains: { public: example.org, private: lab.example.org } }
            clusters: { home: {} }
            gateways:
              public: { plane: public, cluster: home, listeners: { https: { hostname: "*.example.org" } } }
              private: { plane: private, cluster: home }
            access:
              policies:
                admins: { include: ["email:anna@example.org"] }
                world: { include: [everyone] }
                open: { decision: bypass, include: ["email:anna@example.org"] }
            """;

    private static List<String> codes(String text) {
        LabResult result = LabLoader.load(LabTexts.of(text));
        return result.diagnostics().stream().map(Diagnostic::code).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access: world", "access: open", "oidc: false"})
    void aPolicyThatAsksNobodyIsNoGuard(String guard) {
        assertThat(codes(EDGE + "apps: { ui: { hostnames: ui.example.org, gateways: public, admin: true, " + guard
                        + " } }\n"))
                .containsExactly(KubeCodes.ADMIN_WITHOUT_ACCESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps: { ui: { hostnames: ui.example.org, gateways: public, admin: true, oidc: true } }",
                "apps: { ui: { hostnames: ui.lab.example.org, gateways: private, admin: true } }",
                "apps: { ui: { hostnames: ui.lab.example.org, gateways: [public, private], admin: true } }"
            })
    void anAdministrativeSurfaceBehindALoginOrInsideIsFine(String apps) {
        assertThat(codes(EDGE + apps + "\n")).isEmpty();
    }

    @Test
    void anApplicationInFrontOfTheNameIsAGuard() {
        assertThat(codes(EDGE + """
                  applications: { ui: { hostnames: "*.example.org", policies: admins } }
                apps: { ui: { hostnames: ui.example.org, gateways: public, admin: true } }
                """)).isEmpty();
    }

    @Test
    void aTunnelLeadsOutsideWhateverTheGatewayIs() {
        assertThat(codes(EDGE + """
                tunnels: { home: { routes: { "*.lab.example.org": { gateway: private } } } }
                apps: { wiki: { exposure: private, hostnames: wiki.lab.example.org, gateways: private } }
                """)).containsExactly(KubeCodes.PRIVATE_NAME_OUTSIDE);
    }

    @Test
    void aTunnelToAnotherGatewayLeadsNowhereNear() {
        assertThat(codes(EDGE + """
                tunnels: { home: { routes: { "*.example.org": { gateway: public } } } }
                apps:
                  wiki: { exposure: private, hostnames: wiki.lab.example.org, gateways: private, admin: true }
                  photos:
                    exposure: both
                    hostnames: [photos.example.org, photos.lab.example.org]
                    gateways: [public, private]
                """)).isEmpty();
    }

    @Test
    void oneProxyMayServeInsideAndByATunnelOutside() {
        String lab = """
                lab: { name: tower, domains: { public: example.org, private: lab.example.org } }
                hosts: { proxy: {}, box: {} }
                gateways: { proxy: { plane: private, machine: proxy } }
                tunnels: { home: { machine: proxy, routes: { "*.example.org": { gateway: proxy } } } }
                apps:
                  photos: { on: box, exposure: public, hostnames: photos.example.org, gateways: proxy }
                """;

        assertThat(codes(lab
                        + "  wiki: { on: box, exposure: private, hostnames: wiki.lab.example.org, gateways: proxy }\n"))
                .isEmpty();
        assertThat(codes(
                        lab + "  wiki: { on: box, exposure: private, hostnames: wiki.example.org, gateways: proxy }\n"))
                .containsExactly(KubeCodes.PRIVATE_NAME_OUTSIDE);
        assertThat(codes(lab + "  ui: { on: box, hostnames: ui.example.org, gateways: proxy, admin: true }\n"))
                .containsExactly(KubeCodes.ADMIN_WITHOUT_ACCESS);
    }

    @Test
    void aPrivateNameOnAPublicGatewayAloneIsOutside() {
        assertThat(codes(EDGE + "apps: { wiki: { hostnames: wiki.lab.example.org, gateways: public } }\n"))
                .containsExactly(KubeCodes.PRIVATE_NAME_OUTSIDE);
    }

    @Test
    void aViewTellsTheLabAnotherAddressForTheSameName() {
        String both = EDGE.replace("private: { plane: private, cluster: home }", """
                private: { plane: private, cluster: home, listeners: { https: { hostname: "*.example.org" } } }""")
                + "apps: { photos: { exposure: both, hostnames: photos.example.org, gateways: [public, private] } }\n";

        assertThat(codes(both)).containsExactly(KubeCodes.NAME_ON_BOTH_PLANES);
        assertThat(codes(both + """
                networks: { clients: { cidr: 10.30.0.0/24 } }
                dns: { views: { inside: { networks: clients, zones: example.org } } }
                """)).isEmpty();
    }

    @Test
    void theSameAddressSaidOfAVipAndOfAClusterIsOneAddress() {
        assertThat(codes("""
                lab: { name: tower }
                networks: { servers: { cidr: 10.20.0.0/24 } }
                vips: { core: { network: servers, address: +50 } }
                clusters: { core: { vip: servers+50 } }
                """)).isEmpty();
    }

    @Test
    void theAddressOfAClusterIsOneOfTheLabs() {
        assertThat(codes("""
                lab: { name: tower }
                networks: { servers: { cidr: 10.20.0.0/24 } }
                hosts: { nas: { nics: { eth0: { network: servers, address: +50 } } } }
                clusters: { core: { vip: servers+50 } }
                """)).containsExactly(CheckCodes.ADDRESS_TWICE);
    }

    @Test
    void aVipWithoutMembersStandsForAService() {
        assertThat(codes("""
                lab: { name: tower }
                networks: { servers: { cidr: 10.20.0.0/24 } }
                vips: { gateway: { network: servers, address: +60, service: Envoy Gateway } }
                clusters:
                  home: { load-balancer: { kind: cilium, pools: { main: { network: servers, from: +60, to: +69 } } } }
                gateways: { public: { plane: public, cluster: home, addresses: servers+60 } }
                """)).isEmpty();
    }

    @Test
    void theMajorityOnOneHostIsReportedByOneCheckOnly() {
        String lab = """
                lab: { name: tower }
                hosts: { pve-1: {}, pve-2: {}, pve-3: {} }
                hypervisors: { tower: { kind: proxmox, members: [pve-1, pve-2, pve-3] } }
                profiles: { node: { type: vm, hypervisor: tower, services: [etcd] } }
                guests:
                  a: { profile: node, node: pve-1 }
                  b: { profile: node, node: pve-1 }
                  c: { profile: node, node: pve-3 }
                """;
        String nodes = "nodes: { a: { role: control-plane }, b: { role: control-plane }, c: { role: control-plane } }";

        assertThat(codes(lab)).containsExactly(CheckCodes.QUORUM_ON_ONE_HOST);
        assertThat(codes(lab + "clusters: { home: { " + nodes + " } }\n")).containsExactly(KubeCodes.ETCD_ON_ONE_HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tolerations: dedicated",
                "tolerations: dedicated=media",
                "tolerations: dedicated=media:NoSchedule",
                "tolerations: dedicated:NoSchedule"
            })
    void aTolerationMayLeaveOutTheEffectAndTheValue(String placement) {
        assertThat(codes(placed(placement + ", labels: { zone: b }"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labels: { zone: b }",
                "labels: { zone: c }",
                "labels: { zone: b }, tolerations: other",
                "nodes: nobody",
                "labels: { zone: b }, tolerations: dedicated:NoExecute"
            })
    void anAppThatFitsNoNodeIsReported(String placement) {
        assertThat(codes(placed(placement))).containsExactly(KubeCodes.NO_NODE_FOR_APP);
    }

    @Test
    void labelsThatOthersPutOnNodesAreTakenAsGiven() {
        assertThat(codes(placed("labels: { intel.feature.node.kubernetes.io/gpu: 'true' }")))
                .isEmpty();
    }

    private static String placed(String placement) {
        return """
                lab: { name: tower }
                hosts: { one: {}, two: {} }
                clusters:
                  home:
                    schedule-on-control-planes: true
                    nodes:
                      one: { role: control-plane, labels: { zone: a } }
                      two: { role: worker, labels: { zone: b }, taints: ["dedicated=media:NoSchedule"] }
                apps: { jellyfin: { placement: { %s } } }
                """.formatted(placement);
    }

    @Test
    void aClusterThatTakesNoWorkIsReportedOnceForAllItsApps() {
        assertThat(codes("""
                lab: { name: tower }
                hosts: { one: {} }
                clusters: { home: { nodes: { one: { role: control-plane } } } }
                apps: { a: {}, b: {} }
                """)).containsExactly(KubeCodes.NO_NODE_FOR_APP);
    }

    @Test
    void anAppOutsideOfKubernetesIsAskedForNoFolderAndNoNode() {
        assertThat(codes("""
                lab: { name: tower }
                hosts: { one: {} }
                clusters: { home: { nodes: { one: { role: control-plane } } } }
                apps: { paperless: { on: one } }
                """)).isEmpty();
    }

    @Test
    void twoCyclesAreTwoFindingsAndWhatLeadsToThemIsNone() {
        assertThat(codes("""
                lab: { name: tower }
                clusters: { home: {} }
                apps:
                  a: { needs: b }
                  b: { needs: c }
                  c: { needs: b }
                  d: { needs: [d, a] }
                """)).containsExactly(KubeCodes.APP_CYCLE, KubeCodes.APP_CYCLE);
    }
}
