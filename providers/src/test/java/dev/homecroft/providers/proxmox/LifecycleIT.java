package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LifecycleIT {
    private static Wanted web() {
        return Wanted.vm("web")
                .on("pve1")
                .id(110)
                .image("debian-13")
                .disk("system", "local-lvm", "8G")
                .nic("net0", "10.20.0.11")
                .cloudInit(Optional.empty());
    }

    private static Wanted db() {
        return Wanted.vm("db")
                .on("pve1")
                .id(150)
                .disk("system", "local-lvm", "16G")
                .nic("net0", "");
    }

    @Test
    void machineFromAnImageHasAllThatIsDeclared() {
        try (Cycle cycle = Cycle.of(new Labs().with(web().uefi().tags("b", "a").onboot(true)))) {
            Proposal first = cycle.plan();
            assertThat(Cycle.keys(first, "web")).containsExactly("create", "resize:scsi0", "start");
            cycle.carryOut(first);

            assertThat(cycle.look(110))
                    .containsEntry("@status", "running")
                    .containsEntry("bios", "ovmf")
                    .containsEntry("ipconfig0", "gw=10.20.0.1,ip=10.20.0.11/24")
                    .containsEntry("nameserver", "10.20.0.2")
                    .containsEntry("serial0", "socket")
                    .containsEntry("boot", "order=scsi0")
                    .containsKeys("efidisk0", "tpmstate0", "ide2", "smbios1");
            assertThat(cycle.look(110).get("scsi0")).contains("size=8G");
            assertThat(cycle.look(110).get("net0")).contains("tag=20").contains("bridge=vmbr0");
            cycle.assertSettled();
        }
    }

    @Test
    void templateIsClonedOnItsNodeAndTheCopyMovesToItsOwn() {
        Labs labs = new Labs()
                .with(Wanted.vm("base").on("pve1").template().image("debian-13").disk("system", "local-lvm", "4G"))
                .with(Wanted.vm("copy")
                        .on("pve2")
                        .cloneOf("base")
                        .disk("system", "local-lvm", "10G")
                        .nic("net0", ""));
        try (Cycle cycle = Cycle.of(labs)) {
            Proposal first = cycle.plan();
            assertThat(Cycle.keys(first, "base")).containsExactly("create", "resize:scsi0", "template");
            assertThat(Cycle.keys(first, "copy"))
                    .containsExactly("create", "resize:scsi0", "config", "migrate", "start");
            cycle.carryOut(first);

            ObservedObject copy = cycle.guest("copy");
            assertThat(copy.fields().text("node")).contains("pve2");
            assertThat(copy.fields().size("disks.scsi0.size")).contains(ByteSize.ofGibi(10));
            assertThat(copy.identity()).isNotEqualTo(cycle.guest("base").identity());
            cycle.assertSettled();
        }
    }

    @Test
    void statedDefaultsAreNoDifference() {
        Wanted plain = db().onboot(false).raw("tablet", "1").raw("vga", "std");
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            cycle.settle();
            cycle.declare(new Labs().with(plain)).assertSettled();
        }
    }

    @Test
    void diskGrowsOnlineByASingleCall() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Labs larger = new Labs()
                    .with(Wanted.vm("db")
                            .on("pve1")
                            .id(150)
                            .disk("system", "local-lvm", "24G")
                            .nic("net0", ""));
            Proposal plan = cycle.declare(larger).plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("resize:scsi0");
            Step resize = cycle.step(plan, "db", "resize:scsi0");
            assertThat(resize.risk()).isEqualTo(Risk.SAFE);
            assertThat(resize.changes()).singleElement().satisfies(change -> {
                assertThat(change.observed()).contains(Value.of(ByteSize.ofGibi(16)));
                assertThat(change.effect()).isEqualTo(FieldChange.Effect.ONLINE);
            });
            cycle.carryOut(plan);
            assertThat(cycle.guest("db").running().isEmpty()).isTrue();
            cycle.assertSettled();
        }
    }

    @Test
    void diskIsNeverShrunk() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Proposal plan = cycle.declare(new Labs()
                            .with(Wanted.vm("db")
                                    .on("pve1")
                                    .id(150)
                                    .disk("system", "local-lvm", "8G")
                                    .nic("net0", "")))
                    .plan();
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.blocked()).singleElement().satisfies(blocked -> {
                assertThat(blocked.problem().code()).isEqualTo("disk-shrink");
                assertThat(blocked.problem().hints()).contains("state `size: 16G`");
            });
        }
    }

    @Test
    void diskMovesToAnotherStorage() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Labs moved = new Labs()
                    .with(Wanted.vm("db")
                            .on("pve1")
                            .id(150)
                            .disk("system", "tank", "16G")
                            .nic("net0", ""));
            Proposal plan = cycle.declare(moved).plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("move:scsi0");
            cycle.carryOut(plan);
            assertThat(cycle.look(150).get("scsi0")).startsWith("tank:");
            assertThat(cycle.look(150)).doesNotContainKey("unused0");
            cycle.assertSettled();
        }
    }

    @Test
    void declaredNodeIsReachedByMigrationAndAnUndeclaredOneIsKept() {
        Wanted free = Wanted.vm("db").id(150).disk("system", "local-lvm", "16G").nic("net0", "");
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            cycle.control().anna().migrate(150, "pve3");
            cycle.declare(new Labs().with(free)).assertSettled();
            Proposal plan = cycle.declare(new Labs().with(db())).plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("migrate");
            assertThat(cycle.step(plan, "db", "migrate").action()).isEqualTo(Action.MOVE);
            cycle.carryOut(plan);
            assertThat(cycle.look(150)).containsEntry("@node", "pve1").containsEntry("@status", "running");
        }
    }

    @Test
    void changeThatNeedsARestartStaysPendingUntilSomebodyAllowsOne() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Proposal plan = cycle.declare(new Labs().with(db().memory("4G"))).plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("config");
            assertThat(cycle.step(plan, "db", "config").changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.effect()).isEqualTo(FieldChange.Effect.AT_RESTART));
            cycle.carryOut(plan);

            Proposal pending = cycle.plan();
            assertThat(pending.steps()).isEmpty();
            assertThat(pending.unchanged())
                    .contains(new Unchanged(Cycle.address("db"), new Reason(Reason.Code.PENDING_RESTART, "memory")));
            assertThat(cycle.guest("db").running().size("memory")).contains(ByteSize.ofGibi(2));

            Proposal allowed = cycle.restart("db").plan();
            assertThat(Cycle.keys(allowed, "db")).containsExactly("restart");
            assertThat(cycle.step(allowed, "db", "restart").risk()).isEqualTo(Risk.DISRUPTIVE);
            cycle.carryOut(allowed);
            assertThat(cycle.guest("db").running().isEmpty()).isTrue();
            cycle.assertSettled();
        }
    }

    @Test
    void hypervisorPolicyAllowsRestarts() {
        try (Cycle cycle = Cycle.of(new Labs().restarting().with(db())).settle()) {
            Proposal plan =
                    cycle.declare(new Labs().restarting().with(db().cpu(4))).plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("config", "restart");
            cycle.carryOut(plan);
            assertThat(cycle.guest("db").running().isEmpty()).isTrue();
        }
    }

    @Test
    void stoppedGuestIsConfiguredAndThenStarted() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            cycle.carryOut(cycle.declare(new Labs().with(db().stopped())).plan());
            assertThat(cycle.look(150)).containsEntry("@status", "stopped");
            Proposal plan = cycle.declare(new Labs().with(db().memory("3G"))).plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("config", "start");
            cycle.carryOut(plan);
            assertThat(cycle.look(150)).containsEntry("memory", "3072");
            cycle.assertSettled();
        }
    }

    @Test
    void nameInLargeLettersIsTheSameName() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            cycle.control().anna().configure(150, Map.of("name", "Db"));
            cycle.assertSettled();
            assertThat(cycle.look(150)).containsEntry("name", "Db");
        }
    }

    @Test
    void nicKeepsItsMacWhenItChangesAndGoesWhenItIsNoLongerStated() {
        try (Cycle cycle = Cycle.of(new Labs().with(db().nic("net1", ""))).settle()) {
            String before = cycle.guest("db").fields().text("nics.net0.mac").orElseThrow();
            cycle.control()
                    .anna()
                    .configure(
                            150,
                            Map.of(
                                    "net0",
                                    cycle.look(150).getOrDefault("net0", "").replace(",tag=20", "")));
            Proposal plan = cycle.declare(new Labs().with(db())).plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("config");
            cycle.carryOut(plan);
            ObservedObject after = cycle.guest("db");
            assertThat(after.fields().text("nics.net0.mac")).contains(before);
            assertThat(after.fields().whole("nics.net0.vlan")).contains(20L);
            assertThat(after.fields().entries("nics")).containsExactly("net0");
            cycle.assertSettled();
        }
    }

    @Test
    void removalUnprotectsStopsAndDeletesOnlyWhatWasNamed() {
        try (Cycle cycle = Cycle.of(new Labs().with(db().protect()).with(web())).settle()) {
            cycle.declare(new Labs().with(web()));
            assertThat(cycle.plan().steps()).isEmpty();
            assertThat(cycle.plan().held()).hasSize(1);
            Proposal plan = cycle.name("db").plan();
            assertThat(Cycle.keys(plan, "db")).containsExactly("unprotect", "shutdown", "delete");
            cycle.carryOut(plan);
            assertThat(cycle.control().look(150)).isEmpty();
            cycle.assertSettled();
        }
    }

    @Test
    void rebuildKeepsIdentityMacAndKeptDisks() {
        Wanted shop = Wanted.vm("shop")
                .on("pve1")
                .id(160)
                .image("debian-13")
                .disk("system", "local-lvm", "8G")
                .kept("data", "tank", "20G")
                .nic("net0", "")
                .protect();
        try (Cycle cycle = Cycle.of(new Labs().with(shop)).settle()) {
            ObservedObject before = cycle.guest("shop");
            Proposal plan = cycle.name("shop").rebuild("shop").plan();
            assertThat(Cycle.keys(plan, "shop"))
                    .containsExactly("shutdown", "unprotect", "drop:scsi0", "stamp", "resize:scsi0", "start");
            cycle.carryOut(plan);
            ObservedObject after = cycle.guest("shop");
            assertThat(after.identity()).isEqualTo(before.identity());
            assertThat(after.fields().text("disks.scsi1.volume"))
                    .isEqualTo(before.fields().text("disks.scsi1.volume"));
            assertThat(after.fields().text("nics.net0.mac"))
                    .isEqualTo(before.fields().text("nics.net0.mac"));
            assertThat(after.fields().flag("protection")).contains(true);
            cycle.assertSettled();
        }
    }

    @Test
    void adoptionKeepsWhatStoodInTheNotes() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            cycle.control()
                    .anna()
                    .create(
                            "qemu",
                            "pve1",
                            150,
                            Map.of(
                                    "name", "db",
                                    "description", "The family's photos.",
                                    "cores", "2",
                                    "memory", "2048",
                                    "scsi0", "local-lvm:16",
                                    "net0", "virtio,bridge=vmbr0,tag=20"));
            cycle.control().anna().start(150);
            Map<String, String> before = cycle.look(150);
            Proposal plan = cycle.adopt("db", 150).plan();
            assertThat(plan.steps())
                    .singleElement()
                    .satisfies(step -> assertThat(step.action()).isEqualTo(Action.ADOPT));
            cycle.carryOut(plan);
            assertThat(cycle.look(150).get("description")).startsWith("The family's photos.");
            assertThat(cycle.look(150)).containsAllEntriesOf(without(before, "description"));
            cycle.assertSettled();
        }
    }

    private static Map<String, String> without(Map<String, String> map, String key) {
        Map<String, String> rest = new TreeMap<>(map);
        rest.remove(key);
        return rest;
    }

    @Test
    void spreadGuestsTakeDifferentNodesAndFullNodesTakeNone() {
        Labs labs = new Labs();
        for (String name : List.of("a", "b", "c")) {
            labs.with(Wanted.vm(name).spread("quorum").disk("system", "local-lvm", "4G"));
        }
        try (Cycle cycle = Cycle.of(labs)) {
            Proposal plan = cycle.plan();
            assertThat(plan.steps())
                    .filteredOn(step -> step.action() == Action.CREATE)
                    .extracting(step -> step.arguments().text("node").orElse(""))
                    .containsExactlyInAnyOrder("pve1", "pve2", "pve3");
            Proposal full = cycle.declare(new Labs()
                            .reserve(ByteSize.ofGibi(63))
                            .with(Wanted.vm("big").memory("8G").disk("system", "local-lvm", "4G")))
                    .plan();
            assertThat(full.blocked()).singleElement().satisfies(blocked -> {
                assertThat(blocked.problem().code()).isEqualTo("no-place");
                assertThat(blocked.problem().detail()).contains("pve1 has 1 GiB of memory left");
            });
        }
    }
}
