package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.settings.SettingWorks;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The firewall at its levels: rules as one list, sets with their entries, and people's rules in between. */
final class FirewallIT {
    private static final String RULES = "/cluster/firewall/rules";
    private static final String WHOLE = """
            firewall:
              aliases: { nas: { cidr: 10.20.0.9/32 } }
              sets: { lan: { addresses: [10.20.0.0/24, "!10.20.0.66", nas], comment: All of us } }
              groups: { web: { rules: [{ protocol: tcp, ports: "80,443" }], comment: Sites } }
              rules:
                - { protocol: tcp, ports: "8006", comment: We come by here }
                - { macro: SSH, from: +lan }
                - { group: web, interface: vmbr0 }
                - { action: drop, from: nas, enabled: false, log: info }
            """;

    private final SettingsBench bench = new SettingsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> rules(String path) {
        return Tasks.rows(bench.byHand("GET", path, Map.of())).stream()
                .map(row -> "%s %s %s"
                        .formatted(
                                row.text("type").orElse(""),
                                row.text("action").orElse(""),
                                row.text("dport").or(() -> row.text("macro")).orElse("-")))
                .toList();
    }

    private static String list(String... rules) {
        return "firewall: { rules: [%s] }".formatted(String.join(", ", rules));
    }

    private static String port(String port) {
        return "{ protocol: tcp, ports: \"%s\" }".formatted(port);
    }

    private void anna(String action, String port) {
        bench.byHand(
                "POST",
                RULES,
                Map.of(
                        "type", "in", "action", action, "proto", "tcp", "dport", port, "comment", "Anna's", "enable",
                        "1"));
    }

    @Test
    void allOfItIsMadeAndKept() {
        bench.declare(WHOLE).settle();
        bench.assertSettled();
        bench.forgetApplied().assertSettled();
        assertThat(rules(RULES)).containsExactly("in ACCEPT 8006", "in ACCEPT SSH", "group web -", "in DROP -");
        assertThat(rules("/cluster/firewall/groups/web")).containsExactly("in ACCEPT 80,443");
        assertThat(bench.get("firewall-set/home/datacenter/lan").fields().get("addresses"))
                .hasValueSatisfying(found -> assertThat(found).hasToString("!10.20.0.66, 10.20.0.0/24, nas"));
    }

    @Test
    void whatNothingDeclaresGoesAndUsersGoBeforeWhatTheyUse() {
        bench.declare(WHOLE).settle();
        anna("ACCEPT", "9999");
        bench.declare("").settle();
        bench.assertSettled();
        assertThat(rules(RULES)).containsExactly("in ACCEPT 9999");
        assertThat(bench.find("firewall-group/home/web")).isEmpty();
        assertThat(bench.find("firewall-set/home/datacenter/lan")).isEmpty();
        assertThat(bench.find("firewall-alias/home/datacenter/nas")).isEmpty();
    }

    @Test
    void aSetThatRulesNoLongerNameGoesAfterTheyChanged() {
        bench.declare("firewall: { sets: { lan: { addresses: [10.20.0.0/24] } }, rules: [{ from: +lan }] }")
                .settle();
        Proposal proposal = bench.declare(list("{ from: 10.20.0.0/24 }")).plan();
        Step update = Cycle.inOrder(proposal.steps()).getFirst();
        assertThat(update.action()).isEqualTo(Action.UPDATE);
        assertThat(Cycle.inOrder(proposal.steps()).getLast().after()).contains(update.id());
        bench.settle().assertSettled();
    }

    @Test
    void peoplesRulesStayWhereTheyAreBetweenOurs() {
        bench.declare(list(port("1"), port("2"), port("3"))).settle();
        anna("DROP", "9999");
        bench.byHand("PUT", RULES + "/0", Map.of("moveto", "2"));
        assertThat(rules(RULES)).containsExactly("in ACCEPT 1", "in DROP 9999", "in ACCEPT 2", "in ACCEPT 3");
        bench.assertSettled();
        bench.declare(list(port("1"), port("3"), port("4"))).settle();
        bench.assertSettled();
        assertThat(rules(RULES)).containsExactly("in ACCEPT 1", "in DROP 9999", "in ACCEPT 3", "in ACCEPT 4");
        assertThat(bench.get("firewall-status/home/datacenter").fields().get("rules"))
                .hasValueSatisfying(shown -> assertThat(shown.toString()).contains("Anna's"));
    }

    @Test
    void declaredRulesThatSomebodyMadeGetOurMarkAndStandThereOnce() {
        anna("ACCEPT", "2");
        anna("DROP", "1");
        String declared = "{ action: drop, protocol: tcp, ports: \"1\", comment: Anna's }, "
                + "{ protocol: tcp, ports: \"2\", comment: Anna's }";
        Step step = bench.only(bench.declare(list(declared)).plan());
        assertThat(step.action()).isEqualTo(Action.ADOPT);
        assertThat(step.changes()).isEmpty();
        bench.settle().assertSettled();
        assertThat(rules(RULES)).containsExactly("in DROP 1", "in ACCEPT 2");
        bench.declare("").settle();
        assertThat(rules(RULES)).isEmpty();
    }

    @Test
    void marksOnRulesAreGoneOnWithAndAreNotPutOnAnotherList() {
        anna("ACCEPT", "2");
        anna("ACCEPT", "1");
        String declared = port("1").replace(" }", ", comment: Anna's }") + ", "
                + port("2").replace(" }", ", comment: Anna's }");
        Step step = bench.only(bench.declare(list(declared)).plan());
        String mark = "Anna's [croft tower firewall-rules/home/datacenter]";
        bench.byHand("PUT", RULES + "/0", Map.of("comment", mark));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
        bench.assertSettled();
        anna("DROP", "3");
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
    }

    @Test
    void rulesOfAnotherLabAreTakenWhenSomebodyAsksForThem() {
        anna("ACCEPT", "1");
        bench.byHand("PUT", RULES + "/0", Map.of("comment", "Hers [croft den firewall-rules/house/datacenter]"));
        bench.declare(list(port("1").replace(" }", ", comment: Hers }")));
        assertThat(bench.plan().steps()).isEmpty();
        Step step = bench.only(bench.adopt("firewall-rules/home/datacenter").plan());
        assertThat(step.action()).isEqualTo(Action.ADOPT);
        bench.settle().assertSettled();
        assertThat(Tasks.rows(bench.byHand("GET", RULES, Map.of())).getFirst().text("comment"))
                .contains("Hers [croft tower firewall-rules/home/datacenter]");
    }

    @Test
    void anotherOrderIsPutRight() {
        bench.declare(list(port("1"), port("2"), port("3"))).settle();
        bench.byHand("PUT", RULES + "/2", Map.of("moveto", "0"));
        Step step = bench.only(bench.plan());
        assertThat(step.reason().code()).isEqualTo(Reason.Code.DRIFTED);
        bench.settle().assertSettled();
        assertThat(rules(RULES)).containsExactly("in ACCEPT 1", "in ACCEPT 2", "in ACCEPT 3");
    }

    @Test
    void whenSomebodyWasFasterTheListIsReadAgain() {
        Step step =
                bench.only(bench.declare(list(port("1"), port("2"), port("3"))).plan());
        bench.fixture()
                .simulator()
                .control()
                .faults()
                .add(Fault.Rule.once(
                        "POST",
                        ".*/firewall/rules",
                        new Fault.Answers(
                                500, "detected modified configuration - file changed by other user? Try again.")));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
        assertThat(rules(RULES)).containsExactly("in ACCEPT 1", "in ACCEPT 2", "in ACCEPT 3");
    }

    @Test
    void aListThatWasLeftHalfWayIsGoneOnWith() {
        bench.declare(list(port("1"), "{ action: drop }", port("2")));
        Step step = bench.only(bench.plan());
        bench.fixture()
                .simulator()
                .control()
                .faults()
                .add(Fault.Rule.once("PUT", ".*/firewall/rules/.*", new Fault.Answers(500, "disk full")));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Failed.class);
        assertThat(bench.probe(step)).isInstanceOf(StepResult.NotDone.class);
        bench.settle().assertSettled();
        assertThat(rules(RULES)).containsExactly("in ACCEPT 1", "in DROP -", "in ACCEPT 2");
    }

    @Test
    void entriesOfASetComeAndGo() {
        bench.declare("firewall: { sets: { lan: { addresses: [10.0.0.0/8, 192.0.2.1] } } }")
                .settle();
        bench.declare("firewall: { sets: { lan: { addresses: [10.0.0.0/8, \"!192.0.2.1\", 192.0.2.2] } } }");
        assertThat(bench.only(bench.plan()).action()).isEqualTo(Action.UPDATE);
        bench.settle().assertSettled();
        bench.byHand("POST", "/cluster/firewall/ipset/lan", Map.of("cidr", "203.0.113.0/24"));
        assertThat(bench.only(bench.plan()).reason().code()).isEqualTo(Reason.Code.DRIFTED);
        bench.settle().assertSettled();
    }

    @Test
    void aNodeHasRulesOfItsOwn() {
        bench.declare("nodes: { pve2: { firewall: { enabled: false, rules: [%s] } } }".formatted(port("8006")))
                .settle();
        bench.assertSettled();
        assertThat(rules("/nodes/pve2/firewall/rules")).containsExactly("in ACCEPT 8006");
        bench.fixture().simulator().control().powerOff("pve2");
        assertThat(bench.get("firewall-rules/home/node/pve2").isFresh()).isFalse();
    }

    private static String guest(String firewall) {
        return guest("firewall: true", firewall);
    }

    private static String guest(String card, String firewall) {
        return """
                guests:
                  web:
                    type: vm
                    hypervisor: home
                    node: pve1
                    cpu: 1
                    memory: 1G
                    disks: { system: { storage: tank, size: 4G } }
                    nics: { net0: { %s } }
                %s
                """.formatted(card, firewall.indent(4));
    }

    @Test
    void aNewGuestHasItsFirewallFromTheFirstPlanOn() {
        bench.declare("", guest("""
                        firewall:
                          enabled: true
                          policy-in: drop
                          aliases: { nas: { cidr: 10.20.0.9 } }
                          sets: { office: { addresses: [nas] } }
                          rules: [{ macro: HTTP, from: +office }]
                        """)).settle();
        bench.assertSettled();
        bench.forgetApplied().assertSettled();
        assertThat(bench.get("firewall/home/guest/web").fields().text("policy-in"))
                .contains("DROP");
        bench.declare("", guest("")).settle();
        bench.assertSettled();
        assertThat(bench.find("firewall/home/guest/web")).isEmpty();
        assertThat(bench.notes()).isEmpty();
    }

    @Test
    void anInterfaceOfAGuardedGuestIsBehindTheFirewall() {
        bench.declare("", guest("", "firewall: { enabled: true }")).settle();
        assertThat(bench.fixture().simulator().control().look(100).orElseThrow().get("net0"))
                .contains("firewall=1");
        bench.assertSettled();
    }

    @Test
    void aFirewallThatNoInterfaceIsBehindIsNotWritten() {
        bench.declare("", guest("firewall: false", "firewall: { enabled: true }"))
                .settle();
        bench.assertSettled();
        assertThat(bench.find("firewall/home/guest/web")).isEmpty();
    }

    @Test
    void aStepSaysWhichPrivilegeItNeedsWhere() {
        bench.declare("", guest("")).settle();
        Step rules = bench.only(bench.declare("", guest("firewall: { rules: [{ macro: HTTP }] }"))
                .plan());
        assertThat(SettingWorks.rights(rules)).hasSize(1).allSatisfy((path, privileges) -> {
            assertThat(path).matches("/vms/[0-9]+");
            assertThat(privileges).containsExactly("VM.Config.Network");
        });
        Step alias = bench.only(bench.declare("firewall: { aliases: { nas: { cidr: 10.20.0.9 } } }", guest(""))
                .plan());
        assertThat(SettingWorks.rights(alias)).containsOnlyKeys("/");
    }

    @Test
    void optionsOfPeopleStayWhenOursGo() {
        bench.declare("firewall: { policy-in: accept }").settle();
        bench.byHand("PUT", "/cluster/firewall/options", Map.of("log_ratelimit", "enable=1"));
        bench.declare("").settle();
        bench.assertSettled();
        assertThat(Tasks.object(bench.byHand("GET", "/cluster/firewall/options", Map.of()))
                        .members())
                .containsKey("log_ratelimit")
                .doesNotContainKey("policy_in");
    }
}
