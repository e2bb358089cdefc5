package dev.homecroft.providers.proxmox.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.IpAddress;
import dev.homecroft.providers.proxmox.firewall.Gate.Passage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packets of ours get through. Where that can't be told, they don't. */
final class GateTest {
    private static final Optional<IpAddress> US = IpAddress.tryParse("10.20.0.5");

    private static Gate gate(boolean isDropping, String... rules) {
        return new Gate(
                Arrays.stream(rules).map(Rule::parse).toList(),
                Map.of(
                        "admin", List.of(Rule.parse("in ACCEPT proto=tcp dport=8006")),
                        "shut", List.of(Rule.parse("in DROP"))),
                Map.of("lan", "10.20.0.0/24", "nas", "10.20.0.9"),
                Map.of("all", List.of("lan"), "some", List.of("lan", "!10.20.0.5"), "odd", List.of("who")),
                isDropping);
    }

    @ParameterizedTest
    @CsvSource({
        "in ACCEPT, OPEN",
        "in ACCEPT off, FALLS",
        "out ACCEPT, FALLS",
        "in ACCEPT proto=udp dport=8006, FALLS",
        "in ACCEPT proto=tcp dport=8006, OPEN",
        "in ACCEPT proto=tcp dport=8000:8100, OPEN",
        "in ACCEPT proto=tcp dport=80, FALLS",
        "in ACCEPT macro=SSH, FALLS",
        "in ACCEPT source=10.20.0.0/24, OPEN",
        "in ACCEPT source=10.21.0.0/24, FALLS",
        "in ACCEPT source=10.20.0.1-10.20.0.9, OPEN",
        "in ACCEPT source=lan, OPEN",
        "in ACCEPT source=dc/lan, OPEN",
        "in ACCEPT source=nas, FALLS",
        "in ACCEPT source=+all, OPEN",
        "in ACCEPT source=+dc/all, OPEN",
        "in ACCEPT source=+some, FALLS",
        "in ACCEPT source=+odd, FALLS",
        "in ACCEPT source=+unheard, FALLS",
        "in ACCEPT iface=vmbr0, FALLS",
        "in ACCEPT dest=10.20.0.2, FALLS",
        "in DROP source=+odd, SHUT",
        "in DROP source=10.21.0.0/24, FALLS",
        "in REJECT iface=vmbr9, SHUT",
        "in DROP macro=HTTP, FALLS",
        "group admin, OPEN",
        "group admin iface=vmbr0, FALLS",
        "group shut, SHUT",
        "group unheard, FALLS"
    })
    void aRuleDecides(String rule, Passage passage) {
        assertThat(gate(true, rule).passage(8006, US)).isEqualTo(passage);
    }

    @Test
    void theFirstRuleThatTakesThePacketDecides() {
        assertThat(gate(true, "in DROP proto=tcp", "in ACCEPT").passage(8006, US))
                .isEqualTo(Passage.SHUT);
        assertThat(gate(true, "in ACCEPT", "in DROP").passage(8006, US)).isEqualTo(Passage.OPEN);
    }

    @Test
    void aMacroMeansItsPort() {
        assertThat(gate(true, "in ACCEPT macro=ssh").passage(22, US)).isEqualTo(Passage.OPEN);
    }

    @Test
    void behindAllRulesComeTheSetOfManagementAndThePolicy() {
        assertThat(gate(false).passage(8006, US)).isEqualTo(Passage.OPEN);
        Gate managed = new Gate(List.of(), Map.of(), Map.of(), Map.of("management", List.of("10.20.0.0/24")), true);
        assertThat(managed.passage(8006, US)).isEqualTo(Passage.OPEN);
        assertThat(managed.passage(8006, IpAddress.tryParse("10.21.0.5"))).isEqualTo(Passage.FALLS);
    }

    @Test
    void whoCannotTellWhereItComesFromBelievesWhatLetsSomebodyIn() {
        assertThat(gate(true, "in ACCEPT source=10.21.0.0/24").passage(8006, Optional.empty()))
                .isEqualTo(Passage.OPEN);
        assertThat(gate(true, "in DROP source=10.21.0.0/24").passage(8006, Optional.empty()))
                .isEqualTo(Passage.FALLS);
    }
}
