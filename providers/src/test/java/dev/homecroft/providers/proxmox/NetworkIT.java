package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.spi.contract.FakeContext;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Interfaces of nodes: staged, read back, reloaded once, and put back when the node does not answer. */
final class NetworkIT {
    private static final String NEW = "nodes: { pve1: { interfaces: { vmbr9: { kind: bridge, vlan-aware: true } } } }";

    private static SettingsBench managed() {
        SettingsBench bench = new SettingsBench();
        for (String node : List.of("pve1", "pve2", "pve3")) {
            bench.fixture().simulator().control().manageAt(node, "192.0.2.1" + node.charAt(3) + "/24", "192.0.2.1");
        }
        return bench;
    }

    private static String pve1(String interfaces) {
        return "nodes: { pve1: { interfaces: { %s } } }".formatted(interfaces);
    }

    private static Json.Obj wire(SettingsBench bench, String name) {
        return Tasks.object(bench.byHand("GET", "/nodes/pve1/network/" + name, Map.of()));
    }

    private static List<String> names(SettingsBench bench) {
        return Tasks.rows(bench.byHand("GET", "/nodes/pve1/network", Map.of())).stream()
                .map(row -> row.text("iface").orElse(""))
                .toList();
    }

    private static String code(Proposal proposal) {
        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked()).hasSize(1);
        return proposal.blocked().getFirst().problem().code();
    }

    private static String code(StepResult result) {
        return switch (result) {
            case StepResult.Failed(var problem) -> "failed " + problem.code();
            case StepResult.Unknown(var problem) -> "unknown " + problem.code();
            case StepResult.Refused(var problem) -> "refused " + problem.code();
            case StepResult.Done _, StepResult.NotDone _, StepResult.Retry _ -> result.toString();
        };
    }

    @Test
    void severalInterfacesAreMadeWithOneReload() {
        try (SettingsBench bench = managed()) {
            bench.declare(pve1("""
                            bond0: { kind: bond, mode: active-backup, ports: [eno2] },
                            vmbr9: { kind: bridge, ports: [bond0], vlan-aware: true, vlans: 2-4094, comment: storage },
                            vmbr9.40: { kind: vlan, vlan: 40, device: vmbr9, address: 10.40.0.11/24, mtu: 9000 }
                            """));
            Step step = bench.only(bench.plan());
            assertThat(step.risk()).isEqualTo(Risk.SAFE);
            bench.settle().assertSettled();
            bench.forgetApplied().assertSettled();
            assertThat(wire(bench, "bond0").text("slaves")).contains("eno2");
            assertThat(wire(bench, "vmbr9").text("comments"))
                    .hasValueSatisfying(text -> assertThat(text).startsWith("storage [croft tower network/home/pve1]"));
            assertThat(wire(bench, "vmbr9.40").text("cidr")).contains("10.40.0.11/24");
            assertThat(reloads(bench)).isEqualTo(1);
        }
    }

    private static long reloads(SettingsBench bench) {
        return Tasks.rows(bench.byHand("GET", "/nodes/pve1/tasks?source=all&typefilter=srvreload", Map.of()))
                .size();
    }

    @Test
    void whatIsStagedIsShownBeforeTheReload() {
        try (SettingsBench bench = managed()) {
            Step step = bench.only(bench.declare(NEW).plan());
            FakeContext context = bench.context();
            assertThat(bench.fixture().provider().apply(step, context)).isInstanceOf(StepResult.Done.class);
            assertThat(context.progress()).anySatisfy(words -> assertThat(words).contains("+iface vmbr9"));
        }
    }

    @Test
    void anInterfaceThatIsThereKeepsWhatIsNotStated() {
        try (SettingsBench bench = managed()) {
            bench.declare(pve1("vmbr0: { kind: bridge, mtu: 1600 }"));
            Step step = bench.only(bench.plan());
            assertThat(step.risk()).isEqualTo(Risk.DISRUPTIVE);
            assertThat(step.changes()).extracting(FieldChange::path).containsExactly("vmbr0.mtu");
            bench.settle().assertSettled();
            Json.Obj bridge = wire(bench, "vmbr0");
            assertThat(bridge.text("mtu")).contains("1600");
            assertThat(bridge.text("cidr")).contains("192.0.2.11/24");
            assertThat(bridge.text("gateway")).contains("192.0.2.1");
            assertThat(bridge.text("comments")).isEmpty();
        }
    }

    @Test
    void whatSomebodyElseChangesIsDriftAndPutRight() {
        try (SettingsBench bench = managed()) {
            bench.declare(pve1("vmbr9: { kind: bridge, mtu: 1600 }")).settle();
            bench.byHand("PUT", "/nodes/pve1/network/vmbr9", Map.of("type", "bridge", "mtu", "1400"));
            bench.byHand("PUT", "/nodes/pve1/network", Map.of());
            bench.fixture().simulator().control().finishTasks();
            Step step = bench.only(bench.plan());
            assertThat(step.changes()).allMatch(FieldChange::isDrift);
            bench.settle().assertSettled();
            assertThat(wire(bench, "vmbr9").text("mtu")).contains("1600");
        }
    }

    @Test
    void onlyWhatWeMadeGoesWhenNothingDeclaresIt() {
        try (SettingsBench bench = managed()) {
            bench.declare(pve1("vmbr8: { kind: bridge }, vmbr9: { kind: bridge }"))
                    .settle();
            bench.byHand("POST", "/nodes/pve1/network", Map.of("iface", "vmbr7", "type", "bridge"));
            bench.byHand("PUT", "/nodes/pve1/network", Map.of());
            bench.fixture().simulator().control().finishTasks();
            bench.declare(pve1("vmbr8: { kind: bridge }")).settle().assertSettled();
            assertThat(names(bench)).contains("vmbr0", "vmbr7", "vmbr8").doesNotContain("vmbr9");
            bench.declare("").settle();
            assertThat(names(bench)).contains("vmbr0", "vmbr7").doesNotContain("vmbr8");
        }
    }

    @Test
    void aFieldThatIsStatedNoMoreGoesBack() {
        try (SettingsBench bench = managed()) {
            bench.declare(pve1("vmbr9: { kind: bridge, mtu: 1600, address: 10.9.0.1/24 }"))
                    .settle();
            bench.declare(pve1("vmbr9: { kind: bridge }")).settle().assertSettled();
            assertThat(wire(bench, "vmbr9").text("mtu")).isEmpty();
            assertThat(wire(bench, "vmbr9").text("cidr")).isEmpty();
        }
    }

    @Test
    void changesOfSomebodyElseThatAreStagedBlockThePlan() {
        try (SettingsBench bench = managed()) {
            bench.byHand("POST", "/nodes/pve1/network", Map.of("iface", "vmbr7", "type", "bridge"));
            Proposal proposal = bench.declare(NEW).plan();
            assertThat(code(proposal)).isEqualTo("proxmox-network-pending");
            assertThat(proposal.blocked().getFirst().problem().detail()).contains("+iface vmbr7");
        }
    }

    @Test
    void changesOfSomebodyElseThatAreStagedMeanwhileAreNeitherAppliedNorDiscarded() {
        try (SettingsBench bench = managed()) {
            Step step = bench.only(bench.declare(NEW).plan());
            bench.byHand("POST", "/nodes/pve1/network", Map.of("iface", "vmbr7", "type", "bridge"));
            assertThat(code(bench.apply(step))).isEqualTo("refused proxmox-network-pending");
            assertThat(names(bench)).contains("vmbr7").doesNotContain("vmbr9");
            assertThat(reloads(bench)).isZero();
        }
    }

    @Test
    void whatWouldCutTheNodeOffIsNotPlanned() {
        try (SettingsBench bench = managed()) {
            assertThat(code(bench.declare(pve1("vmbr0: { kind: bridge, address: 192.0.2.99/24 }"))
                            .plan()))
                    .isEqualTo("proxmox-network-management");
            assertThat(code(bench.declare(pve1("vmbr0: { kind: bridge, ports: [] }"))
                            .plan()))
                    .isEqualTo("proxmox-network-management");
            assertThat(code(bench.declare(pve1("bond0: { kind: bond, ports: [eno1] }"))
                            .plan()))
                    .isEqualTo("proxmox-network-management");
            bench.declare(pve1("vmbr0: { kind: bridge, ports: [eno1, eno2] }"));
            assertThat(bench.plan().blocked()).isEmpty();
        }
    }

    @Test
    void aNodeThatNoLongerAnswersGetsItsOldInterfacesBack() {
        try (SettingsBench bench = managed()) {
            bench.fixture().simulator().control().joinApart("pve1");
            // eno2 has no cable, and nothing in a plan can know that.
            bench.declare(pve1("vmbr0: { kind: bridge, ports: [eno1, eno2] }")).settle();
            bench.declare(pve1("vmbr0: { kind: bridge, ports: [eno2] }"));
            Step step = bench.only(bench.plan());
            assertThat(code(bench.apply(step))).isEqualTo("failed proxmox-network-put-back");
            assertThat(wire(bench, "vmbr0").text("bridge_ports")).contains("eno1 eno2");
            assertThat(bench.probe(step)).isInstanceOf(StepResult.NotDone.class);
        }
    }

    @Test
    void aNodeThatNobodyReachesIsLeftToItsConsoleWithWhatStoodThere() {
        try (SettingsBench bench = managed()) {
            bench.declare(pve1("vmbr0: { kind: bridge, ports: [eno1, eno2] }")).settle();
            bench.declare(pve1("vmbr0: { kind: bridge, ports: [eno2] }"));
            StepResult result = bench.apply(bench.only(bench.plan()));
            assertThat(code(result)).isEqualTo("unknown proxmox-network-lost");
            assertThat(result.toString()).contains("/etc/network/interfaces").contains("bridge_ports eno1 eno2");
        }
    }

    @Test
    void oneNodeAfterTheOther() {
        try (SettingsBench bench = managed()) {
            bench.declare("""
                    nodes:
                      pve1: { interfaces: { vmbr9: { kind: bridge } } }
                      pve2: { interfaces: { vmbr9: { kind: bridge } } }
                      pve3: { interfaces: { vmbr9: { kind: bridge } } }
                    """);
            Proposal proposal = bench.plan();
            List<List<StepId>> after =
                    proposal.steps().stream().map(Step::after).toList();
            List<StepId> steps = proposal.steps().stream().map(Step::id).toList();
            assertThat(after).containsExactly(List.of(), List.of(steps.get(0)), List.of(steps.get(1)));
            bench.settle().assertSettled();
        }
    }

    @Test
    void whatWasStagedBeforeACrashIsDiscardedAndDoneAgain() {
        try (SettingsBench bench = managed()) {
            Step step = bench.only(bench.declare(NEW).plan());
            bench.fixture()
                    .simulator()
                    .control()
                    .faults()
                    .add(Fault.Rule.once("PUT", "/nodes/pve1/network", new Fault.Answers(403, "not now")));
            bench.byHand(
                    "POST",
                    "/nodes/pve1/network",
                    Map.of(
                            "iface",
                            "vmbr9",
                            "type",
                            "bridge",
                            "autostart",
                            "1",
                            "bridge_vlan_aware",
                            "1",
                            "comments",
                            "[croft tower network/home/pve1]"));
            assertThat(bench.probe(step)).isInstanceOf(StepResult.NotDone.class);
            assertThat(names(bench)).doesNotContain("vmbr9");
            assertThat(code(bench.apply(step))).isEqualTo("failed proxmox-forbidden");
            assertThat(names(bench)).doesNotContain("vmbr9");
            bench.settle().assertSettled();
        }
    }

    @Test
    void aCrashAfterTheReloadIsSettledByTheNextLook() {
        try (SettingsBench bench = managed()) {
            bench.fixture().simulator().control().joinApart("pve1");
            bench.declare(pve1("vmbr0: { kind: bridge, ports: [eno1, eno2] }")).settle();
            bench.declare(pve1("vmbr0: { kind: bridge, ports: [eno2] }"));
            Step step = bench.only(bench.plan());
            bench.byHand(
                    "PUT",
                    "/nodes/pve1/network/vmbr0",
                    Map.of(
                            "type", "bridge",
                            "bridge_ports", "eno2",
                            "cidr", "192.0.2.11/24",
                            "gateway", "192.0.2.1"));
            bench.byHand("PUT", "/nodes/pve1/network", Map.of());
            bench.fixture().simulator().control().finishTasks();
            assertThat(code(bench.probe(step))).isEqualTo("failed proxmox-network-put-back");
            assertThat(wire(bench, "vmbr0").text("bridge_ports")).contains("eno1 eno2");
        }
    }

    @Test
    void addressVlanAndSizeComeFromTheNicThatAnInterfaceCarries() {
        try (SettingsBench bench = managed()) {
            bench.declare("nodes: { pve3: { interfaces: { vmbr0.20: { kind: vlan, device: vmbr0, nic: eno1 } } } }");
            bench.settle().assertSettled();
            Json.Obj wire = Tasks.object(bench.byHand("GET", "/nodes/pve3/network/vmbr0.20", Map.of()));
            assertThat(wire.text("cidr")).contains("10.20.0.13/24");
            assertThat(wire.text("vlan-id")).contains("20");
            assertThat(wire.text("mtu")).contains("1600");
        }
    }

    @Test
    void nothingElseOfANodeGoesOnBeforeItsInterfacesAreThere() {
        try (SettingsBench bench = managed()) {
            bench.declare("nodes: { pve1: { dns: [10.20.0.2], interfaces: { vmbr9: { kind: bridge } } } }");
            Proposal proposal = bench.plan();
            assertThat(proposal.steps())
                    .filteredOn(step -> step.id().address().kind().equals("node-dns"))
                    .singleElement()
                    .satisfies(
                            step -> assertThat(step.after()).containsExactly(StepId.parse("network/home/pve1#update")));
        }
    }

    @Test
    void anInterfaceOfAnotherKindIsNotChanged() {
        try (SettingsBench bench = managed()) {
            assertThat(code(bench.declare(pve1("vmbr0: { kind: bond, ports: [eno2] }"))
                            .plan()))
                    .isEqualTo("proxmox-network-kind");
        }
    }

    @Test
    void anUnknownOptionIsSaidWhilePlanning() {
        try (SettingsBench bench = managed()) {
            assertThat(code(bench.declare(pve1("vmbr9: { kind: bridge, proxmox: { bridge_fd: 4 } }"))
                            .plan()))
                    .isEqualTo("proxmox-network-option");
        }
    }

    @Test
    void aBridgeThatAGuestIsOnStays() {
        try (SettingsBench bench = managed()) {
            bench.declare(NEW).settle();
            bench.fixture()
                    .simulator()
                    .control()
                    .anna()
                    .create("qemu", "pve1", 170, Map.of("name", "win", "net0", "virtio,bridge=vmbr9"));
            assertThat(code(bench.declare("").plan())).isEqualTo("proxmox-setting-in-use");
        }
    }

    @Test
    void aNodeThatIsNotThereIsSaid() {
        try (SettingsBench bench = new SettingsBench()) {
            bench.declare("nodes: { pve1: { interfaces: { vmbr9: { kind: bridge } } } }");
            bench.fixture().simulator().control().powerOff("pve1");
            assertThat(bench.plan().steps()).isEmpty();
            assertThat(Optional.of(bench.plan()).map(NetworkIT::code)).contains("proxmox-setting-missing");
        }
    }
}
