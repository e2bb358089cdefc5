package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A firewall that would shut us out is not planned, and one that does is switched off again. */
final class FirewallGuardIT {
    private static final String DOOR = "{ protocol: tcp, ports: \"22,8006\" }";
    private static final String ON = "firewall: { enabled: true, rules: [%s] }".formatted(DOOR);

    private final SettingsBench bench = new SettingsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private void assertRefused(Proposal proposal) {
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked())
                .isNotEmpty()
                .extracting(Blocked::problem)
                .allMatch(problem -> problem.code().equals("proxmox-firewall-lockout"));
    }

    private boolean isOn() {
        Json.Obj options = Tasks.object(bench.byHand("GET", "/cluster/firewall/options", Map.of()));
        return options.whole("enable").filter(enable -> enable == 1).isPresent();
    }

    @Test
    void switchingItOnWithoutARuleThatLetsUsInIsRefused() {
        assertRefused(bench.declare("firewall: { enabled: true }").plan());
        assertRefused(bench.declare("firewall: { enabled: true, rules: [{ protocol: tcp, ports: \"8006\" }] }")
                .plan());
        assertRefused(bench.declare("firewall: { enabled: true, rules: [{ action: drop }, %s] }".formatted(DOOR))
                .plan());
        assertThat(bench.declare("firewall: { enabled: true, policy-in: accept }")
                        .plan()
                        .blocked())
                .isEmpty();
        assertThat(bench.declare("firewall: { enabled: true, sets: { management: { addresses: [10.0.0.0/8] } } }")
                        .plan()
                        .blocked())
                .isEmpty();
    }

    @Test
    void theRuleStandsBeforeItIsSwitchedOn() {
        List<Step> steps = Cycle.inOrder(bench.declare(ON).plan().steps());
        assertThat(steps).extracting(step -> step.id().address().kind()).containsExactly("firewall-rules", "firewall");
        bench.settle().assertSettled();
        assertThat(isOn()).isTrue();
    }

    @Test
    void theRuleIsNotTakenAwayAsLongAsItIsOn() {
        bench.declare(ON).settle();
        assertRefused(bench.declare("firewall: { enabled: true }").plan());
        assertRefused(bench.declare("firewall: { enabled: true, rules: [{ protocol: tcp, ports: \"22\" }] }")
                .plan());
        List<Step> steps = Cycle.inOrder(
                bench.declare("firewall: { enabled: false }").plan().steps());
        assertThat(steps).extracting(step -> step.id().address().kind()).containsExactly("firewall", "firewall-rules");
        bench.settle().assertSettled();
    }

    @Test
    void withNothingDeclaredItIsSwitchedOffBeforeTheRuleGoes() {
        bench.declare(ON).settle();
        List<Step> steps = Cycle.inOrder(bench.declare("").plan().steps());
        assertThat(steps).extracting(step -> step.id().address().kind()).containsExactly("firewall", "firewall-rules");
        bench.settle().assertSettled();
        assertThat(isOn()).isFalse();
    }

    @Test
    void aNodesOwnRuleLetsUsInToThatNodeAlone() {
        String nodes = """
                nodes:
                  pve1: { firewall: { rules: [%s] } }
                  pve2: { firewall: { rules: [%s] } }
                  pve3: { firewall: { enabled: %s } }
                firewall: { enabled: true }
                """;
        assertRefused(bench.declare(nodes.formatted(DOOR, DOOR, "true")).plan());
        bench.declare(nodes.formatted(DOOR, DOOR, "false")).settle();
        bench.assertSettled();
    }

    @Test
    void whatSomebodyElseSwitchedOnIsNotOursToRefuse() {
        bench.byHand("PUT", "/cluster/firewall/options", Map.of("enable", "1"));
        assertThat(bench.declare("firewall: { rules: [{ protocol: tcp, ports: \"80\" }] }")
                        .plan()
                        .blocked())
                .isEmpty();
        assertRefused(bench.declare("firewall: { rules: [{ action: drop }] }").plan());
    }

    private Step switchOn() {
        bench.declare("firewall: { rules: [%s] }".formatted(DOOR)).settle();
        return bench.only(bench.declare(ON).plan());
    }

    private void losing(int connections) {
        IntStream.rangeClosed(1, connections)
                .forEach(i -> bench.fixture()
                        .simulator()
                        .control()
                        .faults()
                        .add(Fault.Rule.nth(i, "GET", ".*/version", new Fault.DropsBefore())));
    }

    @Test
    void itIsSwitchedOffAgainWhenTheApiTakesNoMoreConnections() {
        Step step = switchOn();
        losing(2);
        assertThat(bench.apply(step))
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed -> assertThat(failed.problem().code()).isEqualTo("proxmox-firewall-shut"));
        assertThat(isOn()).isFalse();
    }

    @Test
    void oneLostConnectionIsNoReason() {
        Step step = switchOn();
        losing(1);
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
        assertThat(isOn()).isTrue();
    }

    @Test
    void afterACrashTheApiIsLookedAfterAsWell() {
        Step step = switchOn();
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
        losing(2);
        assertThat(bench.probe(step)).isInstanceOf(StepResult.Failed.class);
        assertThat(isOn()).isFalse();
    }

    @Test
    void aNodeHasNoPolicyOfItsOwn() {
        Proposal proposal = bench.declare("nodes: { pve1: { firewall: { policy-in: accept } } }")
                .plan();
        assertThat(proposal.blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsExactly("proxmox-firewall-policy");
    }
}
