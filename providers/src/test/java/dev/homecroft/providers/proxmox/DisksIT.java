package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.simulators.proxmox.cluster.ProxmoxFaults;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Disks that the lab states no more, and that it states again. */
final class DisksIT {
    private static final String VOLUME = "tank:vm-150-disk-0";
    private static final Address DISK = new Address("disk", "db/" + VOLUME);
    private static final List<Fault> DEATHS = List.of(
            new Fault.DropsBefore(),
            new Fault.DropsAfter(),
            ProxmoxFaults.noWorkerUpid(true),
            ProxmoxFaults.noWorkerUpid(false));

    private static Wanted db() {
        return Wanted.vm("db")
                .on("pve1")
                .id(150)
                .disk("system", "local-lvm", "16G")
                .nic("net0", "");
    }

    private static Wanted withData() {
        return db().disk("data", "tank", "32G");
    }

    private static Cycle settled(Wanted guest) {
        return Cycle.of(new Labs().with(guest)).settle();
    }

    private static Cycle detached() {
        return settled(withData()).declare(new Labs().with(db())).settle();
    }

    private static String volumes(Cycle cycle) {
        return cycle.control().anna().ask("GET", "/nodes/pve1/storage/tank/content", Map.of());
    }

    private static List<String> codes(Proposal plan) {
        return plan.blocked().stream()
                .map(Blocked::problem)
                .map(Diagnostic::code)
                .toList();
    }

    @Test
    void aDiskThatIsNoLongerStatedIsTakenOffAndKept() {
        try (Cycle cycle = settled(withData())) {
            Proposal plan = cycle.declare(new Labs().with(db())).plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("detach:scsi1");
            assertThat(cycle.step(plan, "db", "detach:scsi1").risk()).isEqualTo(Risk.DISRUPTIVE);
            cycle.carryOut(plan);

            assertThat(cycle.look(150)).containsEntry("unused0", VOLUME).doesNotContainKey("scsi1");
            assertThat(volumes(cycle)).contains(VOLUME);
            cycle.assertSettled();
        }
    }

    @Test
    void whatHangsNowhereIsShownWithBothWaysOut() {
        try (Cycle cycle = detached()) {
            Unchanged unused = cycle.plan().unchanged().stream()
                    .filter(thing -> thing.address().equals(DISK))
                    .findFirst()
                    .orElseThrow();
            assertThat(unused.reason().code()).isEqualTo(Reason.Code.UNUSED);
            assertThat(unused.reason().text())
                    .contains("`volume: " + VOLUME + "`")
                    .contains("`croft destroy disk/db/" + VOLUME + "`");
        }
    }

    @Test
    void namingTheGuestDestroysNoneOfItsUnusedDisks() {
        try (Cycle cycle = detached()) {
            assertThat(cycle.name("db").plan().steps()).isEmpty();
        }
    }

    @Test
    void itIsDestroyedByItsOwnName() {
        try (Cycle cycle = detached()) {
            Proposal plan = cycle.name(DISK).plan();
            assertThat(plan.steps()).singleElement().satisfies(step -> {
                assertThat(step.risk()).isEqualTo(Risk.DESTRUCTIVE);
                assertThat(step.id().address()).isEqualTo(DISK);
            });
            cycle.carryOut(plan);
            assertThat(cycle.look(150)).doesNotContainKey("unused0").containsKey("scsi0");
            assertThat(volumes(cycle)).doesNotContain(VOLUME);
            cycle.assertSettled();
        }
    }

    @Test
    void aDiskThatIsStatedAgainIsAttachedOrMadeAnewAsTheLabSays() {
        try (Cycle cycle = detached()) {
            Proposal unclear = cycle.declare(new Labs().with(withData())).plan();
            assertThat(codes(unclear)).containsExactly("disk-attach-or-new");
            assertThat(unclear.steps()).isEmpty();

            Proposal attach = cycle.declare(new Labs().with(withData().volume("data", VOLUME)))
                    .plan();
            assertThat(Cycle.keys(attach, "db")).containsExactly("config");
            cycle.carryOut(attach);
            assertThat(cycle.look(150).get("scsi1")).startsWith(VOLUME);
            assertThat(cycle.look(150)).doesNotContainKey("unused0");
            cycle.assertSettled();
        }
        try (Cycle cycle = detached()) {
            cycle.declare(new Labs().with(withData().volume("data", "new"))).settle();
            assertThat(cycle.look(150).get("scsi1")).startsWith("tank:vm-150-disk-1");
            assertThat(cycle.look(150)).containsEntry("unused0", VOLUME);
            cycle.assertSettled();
        }
    }

    @Test
    void onlyAVolumeOfTheGuestThatIsInNoUseIsAttached() {
        try (Cycle cycle = detached()) {
            cycle.declare(new Labs().with(withData().volume("data", "tank:vm-999-disk-0")));
            assertThat(codes(cycle.plan())).containsExactly("disk-not-there");
        }
        try (Cycle cycle = Cycle.of(new Labs().with(withData().volume("data", VOLUME)))) {
            assertThat(codes(cycle.plan())).containsExactly("disk-not-there");
        }
    }

    @Test
    void whatTheLabWantsAttachedIsNotDestroyed() {
        try (Cycle cycle = detached()) {
            cycle.declare(new Labs().with(withData().volume("data", VOLUME))).name(DISK);
            assertThat(codes(cycle.plan())).containsExactly("disk-wanted");
        }
    }

    @Test
    void whatIsAttachedAgainMeanwhileIsNotDestroyed() {
        try (Cycle cycle = detached()) {
            Step destroy = cycle.name(DISK).plan().steps().getFirst();
            cycle.control().anna().configure(150, Map.of("scsi3", VOLUME));
            assertThat(cycle.apply(destroy)).isInstanceOf(StepResult.Refused.class);
            assertThat(volumes(cycle)).contains(VOLUME);
        }
    }

    @Test
    void aProtectedGuestKeepsItsDisks() {
        try (Cycle cycle = settled(withData().protect())) {
            assertThat(codes(cycle.declare(new Labs().with(db().protect())).plan()))
                    .containsExactly("disk-protected");
        }
    }

    @Test
    void aDiskThatWouldSlipIntoThePlaceOfAnotherIsNotTakenForIt() {
        Wanted three = withData().disk("films", "tank", "32G");
        try (Cycle cycle = settled(three)) {
            Proposal plan = cycle.declare(new Labs()
                            .with(withData().disk("films", "tank", "32G").without("data")))
                    .plan();
            assertThat(codes(plan)).containsExactly("disk-slot-shifted");
            assertThat(plan.blocked().getFirst().problem().hints()).contains("state `slot: scsi2` for `films`");
        }
    }

    @Test
    void aGuestThatIsDestroyedTakesWhatHangsNowhereWithItAndSaysSo() {
        try (Cycle cycle = detached()) {
            Proposal held = cycle.declare(new Labs()).plan();
            assertThat(held.held())
                    .singleElement()
                    .satisfies(one -> assertThat(one.destroys()).contains("unused0 " + VOLUME));
            cycle.name("db").settle();
            assertThat(volumes(cycle)).doesNotContain(VOLUME);
        }
    }

    private static Wanted dns() {
        return Wanted.container("dns").on("pve1").id(120).disk("root", "local-lvm", "4G");
    }

    @Test
    void aVolumeOfAContainerIsTakenOffAtItsRestartAndAttachedAgain() {
        Labs full = new Labs().with(dns().mounted("data", "tank", "8G", "/data").nic("eth0", ""));
        Labs without = new Labs().with(dns().nic("eth0", ""));
        try (Cycle cycle = Cycle.of(full).settle()) {
            String volume = cycle.look(120).getOrDefault("mp0", "").split(",", 2)[0];
            cycle.declare(without).settle();
            assertThat(cycle.look(120)).doesNotContainKey("unused0");
            assertThat(codes(cycle.declare(full).plan())).containsExactly("disk-attach-or-new");

            cycle.declare(without).restart("dns").settle();
            assertThat(cycle.look(120)).containsEntry("unused0", volume);

            cycle.declare(new Labs()
                            .with(dns().mounted("data", "tank", "8G", "/data")
                                    .volume("data", volume)
                                    .nic("eth0", "")))
                    .settle();
            assertThat(cycle.look(120).get("mp0")).startsWith(volume);
            cycle.assertSettled();
        }
    }

    @Test
    void aVolumeThatWaitsToBeTakenOffStaysWhenItIsStatedAgain() {
        Wanted mounted = dns().mounted("data", "tank", "8G", "/data").nic("eth0", "");
        try (Cycle cycle = Cycle.of(new Labs().with(mounted)).settle()) {
            String volume = cycle.look(120).getOrDefault("mp0", "").split(",", 2)[0];
            cycle.declare(new Labs().with(dns().nic("eth0", ""))).settle();
            cycle.declare(new Labs().with(mounted.volume("data", volume))).settle();
            assertThat(cycle.look(120).get("mp0")).startsWith(volume);
            assertThat(cycle.guest("dns").running().isEmpty()).isTrue();
            cycle.assertSettled();
        }
    }

    @Test
    void noDataIsLostWhereverTheProcessDiesWhileItTakesOffAndAttaches() {
        for (Fault death : DEATHS) {
            for (boolean isBack : List.of(false, true)) {
                try (Cycle cycle = isBack ? detached() : settled(withData())) {
                    Wanted wanted = isBack ? withData().volume("data", VOLUME) : db();
                    Step step = cycle.declare(new Labs().with(wanted))
                            .plan()
                            .steps()
                            .getFirst();
                    cycle.control().faults().add(Fault.Rule.once("POST", ".*/config", death));
                    cycle.applyOnce(step);
                    assertThat(volumes(cycle)).as("%s", death).contains(VOLUME);

                    cycle.settle();
                    assertThat(volumes(cycle)).as("%s", death).contains(VOLUME);
                    assertThat(cycle.look(150).containsKey("scsi1")).isEqualTo(isBack);
                    assertThat(cycle.look(150).containsKey("unused0")).isEqualTo(!isBack);
                    cycle.assertSettled();
                }
            }
        }
    }

    @Test
    void aDestructionThatBrokeOffIsFoundDoneOrDoneOnce() {
        for (Fault death : DEATHS) {
            try (Cycle cycle = detached()) {
                Step destroy = cycle.name(DISK).plan().steps().getFirst();
                cycle.control().faults().add(Fault.Rule.once("POST", ".*/config", death));
                cycle.applyOnce(destroy);
                assertThat(cycle.apply(destroy)).as("%s", death).isInstanceOf(StepResult.Done.class);
                assertThat(cycle.look(150)).as("%s", death).containsKey("scsi0").doesNotContainKey("unused0");
                assertThat(volumes(cycle)).doesNotContain(VOLUME);
            }
        }
    }
}
