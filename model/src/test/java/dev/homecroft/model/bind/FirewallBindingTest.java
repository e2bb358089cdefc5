package dev.homecroft.model.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.PortRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.Party;
import dev.homecroft.model.edge.Firewall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FirewallBindingTest {
    private static final String BASE = """
            lab: { name: shed }
            networks:
              clients: { tier: trusted }
              iot: { tier: iot }
              cameras: { tier: iot }
            hosts: { pve-1: {} }
            """;

    private static LabResult bind(String text) {
        return LabBinder.bind(LabTexts.of(BASE + text));
    }

    private static Firewall.Rule rule(String text) {
        LabResult result = bind("firewall: { rules: { one: " + text + " } }\n");
        assertThat(result.diagnostics()).isEmpty();
        return Optional.ofNullable(
                        result.lab().orElseThrow().edge().firewall().rules().get("one"))
                .orElseThrow();
    }

    @Test
    void aPartyIsAThingBeforeItIsATier() {
        Firewall.Rule rule =
                rule("{ from: [iot, tier/iot, trusted, pve-1], to: [internet, any, 10.1.2.3, 10.2.0.0/16] }");

        assertThat(rule.from()).extracting(Party::words).containsExactly("iot", "iot", "trusted", "pve-1");
        assertThat(rule.from().getFirst()).isInstanceOf(Party.Named.class);
        assertThat(rule.from().get(1)).isInstanceOf(Party.Tier.class);
        assertThat(rule.from().get(2)).isInstanceOf(Party.Tier.class);
        assertThat(rule.to()).extracting(Party::words).containsExactly("internet", "any", "10.1.2.3/32", "10.2.0.0/16");
    }

    @Test
    void portsAreTcpUnlessTheySaySo() {
        Firewall.Rule rule = rule("{ from: any, to: any, ports: [443, tcp/22, udp/5000-5010, icmp, any] }");

        assertThat(rule.ports())
                .containsExactly(
                        new Firewall.Ports(Firewall.Protocol.TCP, PortRange.tryParse("443")),
                        new Firewall.Ports(Firewall.Protocol.TCP, PortRange.tryParse("22")),
                        new Firewall.Ports(Firewall.Protocol.UDP, PortRange.tryParse("5000-5010")),
                        new Firewall.Ports(Firewall.Protocol.ICMP, Optional.empty()),
                        new Firewall.Ports(Firewall.Protocol.ANY, Optional.empty()));
    }

    @Test
    void portsThatAreNoneAreReported() {
        LabResult result = bind("firewall: { rules: { one: { from: any, to: any, ports: [icmp/8, tcp/0, web] } } }\n");

        assertThat(result.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Codes.WRONG_TYPE, Codes.WRONG_TYPE, Codes.WRONG_TYPE);
    }

    @Test
    void rulesOfSeveralFilesAreOneFirewall() {
        Lab lab = LabBinder.bind(LabTexts.of(Map.of(
                        "lab.yaml", BASE,
                        "a.yaml", "firewall: { default: allow, rules: { one: { from: any, to: iot } } }\n",
                        "b.yaml", "firewall: { kind: nftables, rules: { two: { from: any, to: iot } } }\n")))
                .lab()
                .orElseThrow();

        assertThat(lab.edge().firewall().rules().keySet()).containsExactly("one", "two");
        assertThat(lab.edge().firewall().fallback()).isEqualTo(Firewall.Action.ALLOW);
        assertThat(lab.edge().firewall().kind()).contains(Firewall.Kind.NFTABLES);
    }

    @Test
    void aValueOfASectionStatedTwiceIsAnError() {
        LabResult result = LabBinder.bind(LabTexts.of(Map.of(
                "lab.yaml", BASE,
                "a.yaml", "firewall: { default: allow }\n",
                "b.yaml", "firewall: { default: deny }\n")));

        assertThat(result.diagnostics())
                .extracting(Diagnostic::summary)
                .containsExactly("`firewall.default` is stated twice.");
    }

    @Test
    void aNameThatMayBeOfSeveralSectionsIsUsedWhereItIs() {
        Lab lab = bind("""
                feeds: { mains: {} }
                devices: { ups-1: { kind: ups, feeds: mains }, switch-1: { kind: switch, feeds: [ups-1, mains] } }
                """).lab().orElseThrow();

        assertThat(lab.references().usesOf(Address.parse("device/ups-1"))).hasSize(1);
        assertThat(lab.references().usesOf(Address.parse("feed/mains"))).hasSize(2);
        assertThat(lab.references()
                        .usesOf(Address.parse("feed/mains"))
                        .getFirst()
                        .kinds())
                .isEqualTo(List.of("feed", "device"));
    }
}
