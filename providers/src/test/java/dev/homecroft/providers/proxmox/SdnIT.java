package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.spi.contract.FakeContext;
import dev.homecroft.state.Action;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SDN: written and applied as a whole, under one lock, without anybody else's changes. */
final class SdnIT {
    private static final String LAB = """
            sdn:
              zones: { lab: { kind: simple } }
              vnets:
                inner:
                  zone: lab
                  alias: Behind the nodes
                  subnets: { 10.50.0.0/24: { gateway: 10.50.0.1, snat: true, dhcp-from: 10.50.0.100, dhcp-to: 10.50.0.200 } }
            """;
    private static final String MORE = """
            sdn:
              controllers: { edge: { kind: evpn, asn: 65000, peers: [192.0.2.1, 192.0.2.2] } }
              zones:
                lab: { kind: simple, mtu: 1400 }
                wires: { kind: vlan, bridge: vmbr0, nodes: [pve1, pve2] }
              vnets:
                inner: { zone: lab, subnets: { 10.50.0.0/24: { gateway: 10.50.0.1 } } }
                outer: { zone: wires, network: servers, vlan-aware: true }
            """;

    private SettingsBench bench = new SettingsBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> running(String list, String key) {
        return Tasks.rows(bench.byHand("GET", "/cluster/sdn/" + list + "?running=1", Map.of())).stream()
                .flatMap((Json.Obj row) -> row.text(key).stream())
                .toList();
    }

    private void fail(String verb, String path, Fault fault) {
        bench.fixture().simulator().control().faults().add(Fault.Rule.once(verb, path, fault));
    }

    @Test
    void allOfItIsWrittenAndAppliedByOneStep() {
        Step step = bench.only(bench.declare(LAB).plan());
        assertThat(step.action()).isEqualTo(Action.CREATE);
        bench.settle().assertSettled();
        bench.forgetApplied().assertSettled();
        assertThat(running("vnets", "vnet")).containsExactly("inner");
        assertThat(running("vnets/inner/subnets", "subnet")).containsExactly("lab-10.50.0.0-24");
        bench.byHand("POST", "/cluster/sdn/lock", Map.of());
    }

    @Test
    void itIsChangedPutRightAndTakenAway() {
        bench.declare(LAB).settle();
        bench.declare(MORE).settle();
        bench.assertSettled();
        assertThat(bench.get("sdn/home/network").fields().values())
                .containsKeys("vnets.outer.tag", "controllers.edge.asn")
                .doesNotContainKey("subnets.inner.10.50.0.0/24.dhcp-range");
        bench.byHand("PUT", "/cluster/sdn/zones/lab", Map.of("mtu", "1300"));
        bench.byHand("PUT", "/cluster/sdn", Map.of());
        bench.fixture().simulator().control().finishTasks();
        assertThat(bench.only(bench.plan()).changes())
                .extracting(change -> change.path())
                .containsExactly("zones.lab.mtu");
        bench.settle().assertSettled();
        bench.declare(LAB).settle();
        bench.assertSettled();
        assertThat(running("zones", "zone")).containsExactly("lab");
        bench.declare("").settle();
        bench.assertSettled();
        assertThat(running("zones", "zone")).isEmpty();
        assertThat(bench.notes()).isEmpty();
    }

    @Test
    void whatNothingDeclaresGoesThoughHistoryIsLost() {
        bench.declare(MORE).settle();
        bench.forgetApplied().declare(LAB).settle();
        bench.assertSettled();
        assertThat(running("zones", "zone")).containsExactly("lab");
    }

    @Test
    void withoutALockItWorksTheSame() {
        bench.close();
        ProxmoxSimulatorConfig config = ProxmoxFixture.config().withVersion("8.4.1");
        bench = new SettingsBench(config);
        bench.declare(LAB).settle();
        bench.assertSettled();
        assertThat(running("vnets", "vnet")).containsExactly("inner");
        bench.declare("").settle();
        assertThat(running("vnets", "vnet")).isEmpty();
    }

    @Test
    void whatSomebodyElseHasNotAppliedIsNotAppliedWithOurs() {
        bench.declare(LAB).settle();
        bench.byHand("POST", "/cluster/sdn/zones", Map.of("zone", "annas", "type", "simple"));
        Proposal proposal = bench.declare(MORE).plan();
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsExactly("proxmox-sdn-pending");
        assertThat(proposal.blocked().getFirst().problem().summary()).contains("zones.annas");
    }

    @Test
    void whatSomebodyElseWritesAfterThePlanStopsTheStep() {
        bench.declare(LAB).settle();
        Step step = bench.only(bench.declare(MORE).plan());
        bench.byHand("POST", "/cluster/sdn/zones", Map.of("zone", "annas", "type", "simple"));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(running("zones", "zone")).containsExactly("lab");
    }

    @Test
    void whatSomebodyElseMadeIsNotTaken() {
        bench.declare(LAB).settle();
        bench.byHand("POST", "/cluster/sdn/zones", Map.of("zone", "wires", "type", "vlan", "bridge", "vmbr1"));
        bench.byHand("PUT", "/cluster/sdn", Map.of());
        bench.fixture().simulator().control().finishTasks();
        assertThat(bench.declare(MORE).plan().blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsExactly("proxmox-sdn-taken");
    }

    private void annas() {
        bench.byHand("POST", "/cluster/sdn/zones", Map.of("zone", "annas", "type", "simple", "mtu", "1400"));
        bench.byHand("POST", "/cluster/sdn/vnets", Map.of("vnet", "hers", "zone", "annas", "alias", "Hers"));
        bench.byHand("PUT", "/cluster/sdn", Map.of());
        bench.fixture().simulator().control().finishTasks();
    }

    @Test
    void oursIsMadeBesideWhatSomebodyElseHasThereAndGoesAlone() {
        annas();
        bench.declare(LAB).settle();
        bench.assertSettled();
        assertThat(running("zones", "zone")).containsExactly("annas", "lab");
        bench.declare("").settle();
        assertThat(running("zones", "zone")).containsExactly("annas");
        assertThat(running("vnets", "vnet")).containsExactly("hers");
        assertThat(bench.notes()).isEmpty();
    }

    @Test
    void whatSomebodyElseMadeAsItIsDeclaredStaysHersWhenOursGoes() {
        annas();
        String beside = "sdn: { zones: { annas: { kind: simple, mtu: 1400 }, lab: { kind: simple%s } } }";
        bench.declare(beside.formatted("")).settle();
        bench.assertSettled();
        bench.declare(beside.formatted(", mtu: 1300")).settle();
        bench.declare("").settle();
        assertThat(running("zones", "zone")).containsExactly("annas");
    }

    @Test
    void whatSomebodyElseMadeOtherwiseIsNotTakenWithTheFirstOfOurs() {
        annas();
        bench.declare("sdn: { zones: { annas: { kind: simple, mtu: 1300 }, lab: { kind: simple } } }");
        assertThat(bench.plan().blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsExactly("proxmox-sdn-taken");
    }

    @Test
    void whatSomebodyElseMakesAfterThePlanIsNotTakenForOurs() {
        Step step = bench.only(bench.declare(LAB).plan());
        bench.byHand("POST", "/cluster/sdn/zones", Map.of("zone", "lab", "type", "simple", "mtu", "1400"));
        bench.byHand("PUT", "/cluster/sdn", Map.of());
        bench.fixture().simulator().control().finishTasks();
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(running("vnets", "vnet")).isEmpty();
    }

    @Test
    void aCallThatFailsTakesAllOfItBackAndLeavesNoLock() {
        Step step = bench.only(bench.declare(LAB).plan());
        fail("POST", "/cluster/sdn/vnets", new Fault.Answers(500, "no space left on device"));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Failed.class);
        assertThat(bench.find("sdn-status/home/network")).isEmpty();
        bench.settle().assertSettled();
    }

    @Test
    void aForeignLockIsSaidPlainly() {
        bench.byHand("POST", "/cluster/sdn/lock", Map.of());
        Step step = bench.only(bench.declare(LAB).plan());
        StepResult result = provider(step);
        assertThat(result)
                .isInstanceOfSatisfying(
                        StepResult.Retry.class,
                        retry -> assertThat(retry.problem().toString()).contains("pvesh delete /cluster/sdn/lock"));
    }

    private StepResult provider(Step step) {
        return bench.fixture().provider().apply(step, bench.context());
    }

    /** The run dies where the fault strikes; another one finds what it left, with the token that was journaled. */
    @Test
    void aRunThatBrokeOffIsGoneOnWithUnderItsOwnLock() {
        Step step = bench.only(bench.declare(LAB).plan());
        FakeContext context = bench.context();
        fail("POST", "/cluster/sdn/vnets", new Fault.DropsBefore());
        fail("POST", "/cluster/sdn/rollback", new Fault.DropsBefore());
        assertThat(bench.fixture().provider().apply(step, context)).isNotInstanceOf(StepResult.Done.class);
        Optional<String> handle = context.handles().stream().reduce((one, next) -> next);
        assertThat(handle).hasValueSatisfying(text -> assertThat(text).startsWith("sdn-lock "));
        StepResult probed = bench.fixture().provider().probe(step, handle, bench.context());
        assertThat(probed).isInstanceOf(StepResult.Done.class);
        bench.assertSettled();
        assertThat(running("vnets", "vnet")).containsExactly("inner");
    }

    /** Nobody knows the token of such a lock, so it may as well be somebody else's: it is left, and people are told how it ends. */
    @Test
    void aLockWhoseAnswerWasLostIsForPeopleToEnd() {
        Step step = bench.only(bench.declare(LAB).plan());
        fail("POST", "/cluster/sdn/lock", new Fault.DropsAfter());
        assertThat(provider(step)).isNotInstanceOf(StepResult.Done.class);
        StepResult again = provider(step);
        assertThat(again).isNotInstanceOf(StepResult.Done.class);
        assertThat(again.toString()).contains("pvesh delete /cluster/sdn/lock");
        assertThat(bench.find("sdn-status/home/network")).isEmpty();
        assertThat(bench.notes()).doesNotContain("sdn/home/network");
        bench.byHand("DELETE", "/cluster/sdn/lock", Map.of("force", "1"));
        bench.settle().assertSettled();
        assertThat(running("vnets", "vnet")).containsExactly("inner");
    }

    @Test
    void whatCouldNotBeWrittenIsNotClaimed() {
        Step step = bench.only(bench.declare(LAB).plan());
        fail("POST", "/cluster/sdn/vnets", new Fault.Answers(500, "no space left on device"));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Failed.class);
        assertThat(bench.notes()).isEmpty();
        bench.byHand("POST", "/cluster/sdn/zones", Map.of("zone", "lab", "type", "simple", "mtu", "1234"));
        bench.byHand("PUT", "/cluster/sdn", Map.of());
        bench.fixture().simulator().control().finishTasks();
        assertThat(bench.plan().steps()).isEmpty();
    }

    @Test
    void whatWasLeftHalfWrittenWithoutALockIsOursAndIsGoneOnWith() {
        bench.close();
        bench = new SettingsBench(ProxmoxFixture.config().withVersion("8.4.1"));
        Step step = bench.only(bench.declare(LAB).plan());
        fail("POST", "/cluster/sdn/vnets", new Fault.Answers(500, "no space left on device"));
        assertThat(bench.apply(step)).isNotInstanceOf(StepResult.Done.class);
        assertThat(bench.get("sdn-status/home/network").fields().toString()).contains("zones.lab");
        assertThat(running("zones", "zone")).isEmpty();
        bench.settle().assertSettled();
        assertThat(running("vnets", "vnet")).containsExactly("inner");
    }

    @Test
    void whatWasWrittenAndCouldNotBeAppliedIsAppliedByTheNextPlan() {
        Step step = bench.only(bench.declare(LAB).plan());
        fail("PUT", "/cluster/sdn", new Fault.TaskFails("pve2: ifreload failed"));
        StepResult result = bench.apply(step);
        assertThat(result).isInstanceOf(StepResult.Failed.class);
        assertThat(result.toString()).contains("pve2: ifreload failed");
        Step again = bench.only(bench.plan());
        assertThat(again.action()).isEqualTo(Action.UPDATE);
        bench.settle().assertSettled();
        assertThat(running("vnets", "vnet")).containsExactly("inner");
        bench.byHand("POST", "/cluster/sdn/lock", Map.of());
    }

    @Test
    void aSubnetGivesOutTheAddressesThatAreStatedAndNoOthers() {
        bench.declare(LAB).settle();
        assertThat(bench.get("sdn/home/network").fields().text("zones.lab.dhcp"))
                .contains("dnsmasq");
        bench.declare(LAB.replace("10.50.0.200", "10.50.0.150"));
        assertThat(bench.only(bench.plan()).changes())
                .extracting(change -> change.path())
                .containsExactly("subnets.inner.10.50.0.0/24.dhcp-range");
        bench.settle().assertSettled();
        bench.byHand(
                "PUT",
                "/cluster/sdn/vnets/inner/subnets/lab-10.50.0.0-24",
                Map.of("dhcp-range", "start-address=10.50.0.2,end-address=10.50.0.9"));
        bench.byHand("PUT", "/cluster/sdn", Map.of());
        bench.fixture().simulator().control().finishTasks();
        bench.only(bench.plan());
        bench.settle().assertSettled();
        bench.declare(LAB.replace(", dhcp-from: 10.50.0.100, dhcp-to: 10.50.0.200", ""))
                .settle();
        bench.assertSettled();
        assertThat(bench.get("sdn/home/network").fields().values())
                .doesNotContainKeys("zones.lab.dhcp", "subnets.inner.10.50.0.0/24.dhcp-range");
    }

    @Test
    void aTaskThatFailsOnANodeIsSaid() {
        Step step = bench.only(bench.declare(LAB).plan());
        fail("PUT", "/cluster/sdn", new Fault.TaskWarns("pve2: ifreload failed"));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
    }

    @Test
    void aGuestOnANetworkComesAfterItAndKeepsIt() {
        String guest = """
                guests:
                  web:
                    type: vm
                    hypervisor: home
                    node: pve1
                    cpu: 1
                    memory: 1G
                    disks: { system: { storage: tank, size: 4G } }
                    nics: { net0: { network: servers, bridge: inner } }
                """;
        Proposal proposal = bench.declare(LAB, guest).plan();
        assertThat(Cycle.inOrder(proposal.steps()).getFirst().id().address().kind())
                .isEqualTo("sdn");
        bench.carryOut(proposal);
        assertThat(bench.declare("", guest).plan().blocked())
                .extracting(blocked -> blocked.problem().code())
                .containsExactly("proxmox-setting-in-use");
    }

    @Test
    void aNetworkHasAFirewall() {
        bench.declare(LAB.replace(
                        "alias: Behind the nodes",
                        "firewall: { rules: [{ direction: forward, action: drop, protocol: tcp, ports: \"25\" }] }"))
                .settle();
        bench.assertSettled();
        assertThat(Tasks.rows(bench.byHand("GET", "/cluster/sdn/vnets/inner/firewall/rules", Map.of())))
                .hasSize(1);
    }
}
