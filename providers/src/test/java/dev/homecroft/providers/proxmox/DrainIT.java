package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Emptying a node, on a cluster of three. */
class DrainIT {
    private static Wanted web() {
        return Wanted.vm("web")
                .on("pve1")
                .id(110)
                .disk("system", "local-lvm", "8G")
                .nic("net0", "10.20.0.11");
    }

    private static Wanted store() {
        return Wanted.vm("store")
                .on("pve1")
                .id(111)
                .disk("system", "tank", "16G")
                .stopped();
    }

    private static Wanted dns() {
        return Wanted.container("dns")
                .on("pve1")
                .id(112)
                .disk("root", "local-lvm", "4G")
                .nic("eth0", "10.20.0.2");
    }

    private static Wanted other() {
        return Wanted.vm("other").on("pve2").id(120).disk("system", "local-lvm", "4G");
    }

    private static Labs labs() {
        return new Labs().with(web()).with(store()).with(dns()).with(other());
    }

    private static Wanted gpu(String node) {
        return Wanted.vm("gpu")
                .on(node)
                .id(115)
                .disk("system", "local-lvm", "4G")
                .raw("hostpci0", "mapping=gpu");
    }

    private static void mapping(Cycle cycle, String... nodes) {
        List<String> lines = List.of(nodes).stream()
                .map(node -> "node=" + node + ",path=0000:03:00.0,id=8086:a780")
                .toList();
        // The list is sent as one entry for each node; one is enough for a form of single values.
        cycle.ask("POST", "/cluster/mapping/pci", Map.of("id", "gpu", "map", lines.getFirst()));
    }

    private static List<String> blocked(Proposal proposal) {
        return proposal.blocked().stream()
                .map(entry -> entry.address().name() + " " + entry.problem().code())
                .toList();
    }

    @Test
    void everyGuestLeavesAndNothingComesBackUntilItIsOver() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            Proposal drain = cycle.drain("pve1", false);
            assertThat(blocked(drain)).isEmpty();
            assertThat(Cycle.keys(drain, "web")).containsExactly("migrate");
            assertThat(Cycle.keys(drain, "store")).containsExactly("migrate");
            assertThat(Cycle.keys(drain, "dns")).containsExactly("migrate");
            assertThat(Cycle.keys(drain, "other")).isEmpty();
            assertThat(cycle.step(drain, "web", "migrate").risk()).isEqualTo(Risk.SAFE);
            assertThat(cycle.step(drain, "dns", "migrate").risk()).isEqualTo(Risk.DISRUPTIVE);
            cycle.carryOut(drain);

            for (int id : List.of(110, 111, 112)) {
                assertThat(cycle.look(id).get("@node")).isNotEqualTo("pve1");
            }
            assertThat(cycle.look(110)).containsEntry("@status", "running");
            assertThat(cycle.look(111)).containsEntry("@status", "stopped");
            assertThat(cycle.look(112)).containsEntry("@status", "running");

            Proposal next = cycle.plan();
            assertThat(next.steps()).isEmpty();
            assertThat(next.unchanged())
                    .contains(new Unchanged(
                            Cycle.address("web"),
                            new Reason(Reason.Code.HOST_DRAINED, "stays away while pve1 is drained")));

            Proposal back = cycle.undrain("pve1");
            assertThat(Cycle.keys(back, "web")).containsExactly("migrate");
            cycle.carryOut(back);
            for (int id : List.of(110, 111, 112)) {
                assertThat(cycle.look(id)).containsEntry("@node", "pve1");
            }
            cycle.assertSettled();
        }
    }

    @Test
    void whatSomebodyWroteIntoTheNotesOfTheNodeIsKept() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.ask("PUT", "/nodes/pve1/config", Map.of("description", "Under the stairs."));
            cycle.carryOut(cycle.drain("pve1", false));
            assertThat(notes(cycle)).startsWith("Under the stairs.").contains("**Drained**");
            cycle.carryOut(cycle.undrain("pve1"));
            assertThat(notes(cycle)).isEqualTo("Under the stairs.");
        }
    }

    private static String notes(Cycle cycle) {
        return cycle.observe().ofKind("node").stream()
                .filter(node -> node.name().equals("pve1"))
                .map(node -> node.fields().text("foreign-note").orElse("")
                        + node.mark()
                                .map(mark -> " **Drained** " + mark.intent())
                                .orElse(""))
                .findFirst()
                .orElse("");
    }

    @Test
    void drainedTwiceIsDrainedOnce() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.carryOut(cycle.drain("pve1", false));
            assertThat(cycle.drain("pve1", false).steps()).isEmpty();
        }
    }

    @Test
    void guestsGoAroundADrainedNodeAndThoseThatArePinnedThereWait() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.carryOut(cycle.drain("pve1", false));
            Labs more = labs().with(Wanted.vm("free").id(130).disk("system", "local-lvm", "4G"))
                    .with(Wanted.vm("pinned").on("pve1").id(131).disk("system", "local-lvm", "4G"));
            Proposal plan = cycle.declare(more).plan();
            assertThat(cycle.step(plan, "free", "create").arguments().text("node"))
                    .isNotEqualTo(Optional.of("pve1"));
            assertThat(blocked(plan)).containsExactly("pinned host-drained");
        }
    }

    @Test
    void guestWithADeviceOfItsNodeIsSaidAndShutDownOnlyWhenAsked() {
        try (Cycle cycle = Cycle.of(labs())) {
            mapping(cycle, "pve1");
            cycle.declare(labs().with(gpu("pve1"))).settle();
            Proposal drain = cycle.drain("pve1", false);
            assertThat(blocked(drain)).containsExactly("gpu guest-cannot-leave");
            assertThat(drain.blocked().getFirst().problem().hints().getFirst()).contains("croft drain pve1 --stop");

            Proposal stopping = cycle.drain("pve1", true);
            assertThat(blocked(stopping)).isEmpty();
            assertThat(Cycle.keys(stopping, "gpu")).containsExactly("shutdown");
            cycle.carryOut(stopping);
            assertThat(cycle.look(115)).containsEntry("@status", "stopped").containsEntry("@node", "pve1");

            Proposal next = cycle.plan();
            assertThat(next.steps()).isEmpty();
            cycle.carryOut(cycle.undrain("pve1"));
            assertThat(cycle.look(115)).containsEntry("@status", "running");
            cycle.assertSettled();
        }
    }

    @Test
    void guestWithoutRoomElsewhereStays() {
        Labs tight = new Labs()
                .with(web())
                .with(Wanted.vm("big").on("pve1").id(116).memory("50G").disk("system", "local-lvm", "4G"))
                .with(Wanted.vm("full2").on("pve2").id(121).memory("40G").disk("system", "local-lvm", "4G"))
                .with(Wanted.vm("full3").on("pve3").id(122).memory("40G").disk("system", "local-lvm", "4G"));
        try (Cycle cycle = Cycle.of(tight).settle()) {
            Proposal drain = cycle.drain("pve1", false);
            assertThat(blocked(drain)).containsExactly("big guest-cannot-leave");
            assertThat(drain.blocked().getFirst().problem().detail())
                    .contains("pve2 has")
                    .contains("of memory left");
            assertThat(Cycle.keys(drain, "web")).containsExactly("migrate");
        }
    }

    @Test
    void disksWithoutRoomElsewhereStay() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.control().fillStorage("tank", "pve2", 1L << 30);
            cycle.control().fillStorage("tank", "pve3", 1L << 30);
            Proposal drain = cycle.drain("pve1", false);
            assertThat(blocked(drain)).containsExactly("store guest-cannot-leave");
            assertThat(drain.blocked().getFirst().problem().detail()).contains("left on tank");
        }
    }

    @Test
    void highlyAvailableGuestIsAskedForAndWaitedFor() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.ask("POST", "/cluster/ha/resources", Map.of("sid", "vm:110", "state", "started"));
            cycle.carryOut(cycle.drain("pve1", false));
            assertThat(cycle.look(110).get("@node")).isNotEqualTo("pve1");
            assertThat(cycle.look(110)).containsEntry("@status", "running");
        }
    }

    @Test
    void guestThatHighAvailabilityWouldBringBackStays() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.ask("POST", "/cluster/ha/resources", Map.of("sid", "vm:110", "state", "started"));
            cycle.ask(
                    "POST",
                    "/cluster/ha/rules",
                    Map.of("rule", "home", "type", "node-affinity", "resources", "vm:110", "nodes", "pve1:2,pve2:1"));
            Proposal drain = cycle.drain("pve1", false);
            assertThat(blocked(drain)).containsExactly("web guest-cannot-leave");
            assertThat(drain.blocked().getFirst().problem().detail()).contains("bring it back");
        }
    }

    @Test
    void strictRuleDecidesWhereAGuestGoes() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.ask("POST", "/cluster/ha/resources", Map.of("sid", "vm:110", "state", "started"));
            cycle.ask(
                    "POST",
                    "/cluster/ha/rules",
                    Map.of(
                            "rule",
                            "two",
                            "type",
                            "node-affinity",
                            "resources",
                            "vm:110",
                            "nodes",
                            "pve1,pve2",
                            "strict",
                            "1"));
            Step move = cycle.step(cycle.drain("pve1", false), "web", "migrate");
            assertThat(move.arguments().text("to")).contains("pve2");
        }
    }

    @Test
    void membersOfAGroupSpreadOverWhatIsLeft() {
        Labs members = new Labs()
                .with(Wanted.vm("a").id(141).spread("etcd").disk("system", "local-lvm", "4G"))
                .with(Wanted.vm("b").id(142).spread("etcd").disk("system", "local-lvm", "4G"))
                .with(Wanted.vm("c").id(143).spread("etcd").disk("system", "local-lvm", "4G"));
        try (Cycle cycle = Cycle.of(members).settle()) {
            String node = cycle.look(141).getOrDefault("@node", "");
            Proposal drain = cycle.drain(node, false);
            assertThat(drain.steps()).hasSize(2);
            cycle.carryOut(drain);
            assertThat(cycle.look(141).get("@node")).isNotEqualTo(node);
            cycle.assertSettled();
        }
    }

    @Test
    void guestOfSomebodyElseIsNeverMoved() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.control().anna().create("qemu", "pve1", 190, Map.of("name", "windows", "memory", "512"));
            cycle.control().anna().start(190);
            Proposal drain = cycle.drain("pve1", true);
            assertThat(drain.blocked())
                    .singleElement()
                    .extracting(entry -> entry.problem().code())
                    .isEqualTo("guest-not-ours");
            cycle.carryOutSteps(drain);
            assertThat(cycle.look(190)).containsEntry("@node", "pve1").containsEntry("@status", "running");
        }
    }

    @Test
    void lockedGuestIsLeftToWhoWorksOnIt() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            Observation seen = cycle.observe();
            ObservedObject web = seen.at(GuestKind.QEMU.ref(Cycle.HOME, 110)).orElseThrow();
            Fields locked =
                    web.fields().with(Fields.builder().put("lock", "backup").build());
            List<ObservedObject> objects = new ArrayList<>(seen.objects());
            objects.remove(web);
            objects.add(new ObservedObject(
                    web.ref(),
                    web.kind(),
                    web.name(),
                    web.identity(),
                    web.mark(),
                    locked,
                    web.running(),
                    web.freshness()));
            Proposal drain = cycle.care(
                    new HostWish.Drain(new Address("host", "pve1"), true, false),
                    new Observation(seen.target(), seen.at(), seen.freshness(), objects, List.of()));
            assertThat(drain.blocked()).extracting(Blocked::address).containsExactly(Cycle.address("web"));
            assertThat(drain.blocked().getFirst().problem().detail()).contains("backup");
        }
    }

    @Test
    void nodeThatIsDownCanNotBeDrained() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            cycle.control().powerOff("pve1");
            assertThat(blocked(cycle.drain("pve1", false))).containsExactly("pve1 host-unknown");
        }
    }

    @Test
    void notesThatSomebodyChangedMeanwhileAreLookedAtAnew() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            Step first = cycle.drain("pve1", false).steps().stream()
                    .filter(step -> step.id().key().equals("drain"))
                    .findFirst()
                    .orElseThrow();
            Step again = cycle.drain("pve1", false).steps().stream()
                    .filter(step -> step.id().key().equals("drain"))
                    .findFirst()
                    .orElseThrow();
            assertThat(cycle.applyOnce(first)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.applyOnce(again)).isInstanceOf(StepResult.Done.class);
            Step over = cycle.undrain("pve1").steps().stream()
                    .filter(step -> step.id().key().equals("undrain"))
                    .findFirst()
                    .orElseThrow();
            cycle.ask("PUT", "/nodes/pve1/config", Map.of("description", "Mine now."));
            assertThat(cycle.applyOnce(over)).isInstanceOf(StepResult.Done.class);
            assertThat(notes(cycle)).isEqualTo("Mine now.");
        }
    }
}
