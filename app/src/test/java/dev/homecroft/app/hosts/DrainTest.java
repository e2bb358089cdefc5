package dev.homecroft.app.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.session.HostStanding;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.HostWish;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draining through the whole loop: plan, audit, run, history. */
class DrainTest {
    @TempDir
    Path folder;

    private static Wish drain(String host, boolean stops) {
        return new Wish.Host(new HostWish.Drain(new Address("host", host), stops, false));
    }

    private static Wish undrain(String host) {
        return new Wish.Host(new HostWish.Undrain(new Address("host", host)));
    }

    private static Desk lab(Bench bench, Path folder) {
        Desk anna = bench.desk(folder, "tower");
        anna.guests(
                Desk.vm("web", ", node: pve1, id: 110"),
                Desk.vm("a", ", spread: etcd, id: 121"),
                Desk.vm("b", ", spread: etcd, id: 122"),
                Desk.vm("c", ", spread: etcd, id: 123"));
        return anna;
    }

    @Test
    void aDrainedHostStaysEmptyForEveryPlanAndDriftUntilItIsOver() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            anna.settle();
            Run run = anna.go(drain("pve1", false));
            assertThat(run.status()).as(anna.words()).isEqualTo(RunStatus.DONE);

            assertThat(anna.plan().steps()).isEmpty();
            assertThat(anna.drift().entries()).isEmpty();
            assertThat(bench.control().look(110).orElseThrow().get("@node")).isNotEqualTo("pve1");

            assertThat(anna.go(undrain("pve1")).status()).isEqualTo(RunStatus.DONE);
            assertThat(bench.control().look(110).orElseThrow()).containsEntry("@node", "pve1");
            anna.settle();
        }
    }

    @Test
    void theWishOutlivesALostHistory() throws IOException {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            anna.settle();
            anna.go(drain("pve1", false));
            Files.delete(anna.history());
            assertThat(anna.plan().steps()).isEmpty();
            assertThat(anna.go(undrain("pve1")).status()).isEqualTo(RunStatus.DONE);
        }
    }

    @Test
    void aPlanFromBeforeTheDrainIsOutdated() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            anna.settle();
            anna.guests(Desk.vm("web", ", node: pve1, id: 110"), Desk.vm("new", ", node: pve1, id: 130"));
            Plan before = anna.plan();
            Desk ben = new Desk(anna.folder(), anna.labs());
            ben.go(drain("pve1", false));
            assertThatThrownBy(() -> anna.apply(before)).isInstanceOf(CroftException.class);
            assertThat(bench.control().look(130)).isEmpty();
        }
    }

    @Test
    void nothingButTheHostIsPlanned() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            anna.settle();
            anna.guests(Desk.vm("web", ", node: pve1, id: 110, tags: [new]"), Desk.vm("more", ", id: 140"));
            Plan plan = anna.plan(drain("pve2", false));
            assertThat(plan.steps())
                    .allMatch(step ->
                            step.id().key().equals("drain") || step.id().key().equals("migrate"));
            assertThat(plan.held()).isEmpty();
        }
    }

    @Test
    void aHostThatNoHypervisorHasIsNamedWithASuggestion() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            assertThatThrownBy(() -> anna.plan(drain("pve11", false)))
                    .isInstanceOf(CroftException.class)
                    .hasMessageContaining("pve11");
            assertThat(anna.words()).contains("pve1");
        }
    }

    @Test
    void aTeardownNeverTakesANodeForAThing() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            anna.settle();
            anna.go(drain("pve1", false));
            Plan down = anna.plan(new Wish.TearDown(List.of("all")));
            assertThat(down.steps())
                    .noneMatch(step -> step.id().address().kind().equals("host"));
            assertThat(down.held()).isEmpty();
        }
    }

    /** As in Proxcenter612: a migration failed, and its clean-up took finished copies for rubbish. */
    @Test
    void aMoveThatFailsLeavesTheGuestWhereItIsAndCleansNothingUp() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            anna.settle();
            String disk = bench.control().look(110).orElseThrow().getOrDefault("scsi0", "");
            List<String> deletions = new CopyOnWriteArrayList<>();
            bench.control().witness(exchange -> {
                if (exchange.method().equals("DELETE")) {
                    deletions.add(exchange.path());
                }
            });
            String copy = "vm-110-disk-7";
            bench.control()
                    .addVolume(new Volume("local-lvm", "pve2", copy, "images", "raw", 110, 4L << 30, 4L << 30, "", 1));
            bench.faults()
                    .add(Fault.Rule.once(
                            "POST", "/nodes/pve1/qemu/110/migrate", new Fault.TaskFails("migration aborted")));

            assertThat(anna.go(drain("pve1", false)).status()).isEqualTo(RunStatus.FAILED);

            assertThat(bench.control().look(110).orElseThrow())
                    .containsEntry("@node", "pve1")
                    .containsEntry("@status", "running")
                    .containsEntry("scsi0", disk);
            assertThat(deletions).isEmpty();
            assertThat(anna.plan().steps())
                    .as("what failed to leave is not begun anew")
                    .isEmpty();
            assertThat(anna.go(drain("pve1", false)).status()).isEqualTo(RunStatus.DONE);
            assertThat(bench.control().look(110).orElseThrow().get("@node")).isNotEqualTo("pve1");
        }
    }

    /** As in Omni75: a guest had been moved, and its delete went to where it was made. */
    @Test
    void aGuestThatLeftADrainedHostIsDestroyedWhereItIs() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            anna.settle();
            anna.go(drain("pve1", false));
            assertThat(anna.go(new Wish.Destroy(List.of("web"))).status()).isEqualTo(RunStatus.DONE);
            assertThat(bench.control().look(110)).isEmpty();
        }
    }

    @Test
    void aDrainThatWasStoppedHalfWayIsGoneOnWith() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            anna.guests(Desk.vm("web", ", node: pve1, id: 110"), Desk.vm("more", ", node: pve1, id: 111"));
            anna.settle();
            bench.faults()
                    .add(Fault.Rule.once(
                            "POST", "/nodes/pve1/qemu/111/migrate", new Fault.TaskFails("migration aborted")));
            assertThat(anna.go(drain("pve1", false)).status()).isEqualTo(RunStatus.FAILED);

            Plan rest = anna.plan(drain("pve1", false));
            assertThat(rest.steps()).extracting(step -> step.id().toString()).containsExactly("guest/more#migrate");
            assertThat(anna.apply(rest).status()).isEqualTo(RunStatus.DONE);
            assertThat(anna.plan().steps()).isEmpty();
        }
    }

    @Test
    void updatePoliciesSayWhichHostIsRestartedFirstAndWhen() {
        try (Bench bench = Bench.start()) {
            Desk anna = lab(bench, folder);
            LocalTime later = LocalTime.now(ZoneId.systemDefault()).plusHours(6);
            String window = "%02d:00-%02d:30".formatted(later.getHour(), later.getHour());
            anna.write("updates.yaml", """
                    updates:
                      first: { mode: automatic, things: [pve3], order: 1 }
                      others: { mode: automatic, things: [home], order: 5, window: "%s" }
                    """.formatted(window));
            List<HostStanding> hosts = anna.with(session -> session.hosts());
            assertThat(hosts).extracting(standing -> standing.host().name()).containsExactly("pve3", "pve1", "pve2");
            assertThat(hosts)
                    .allSatisfy(standing -> assertThat(standing.closed()).contains(window));
            assertThat(hosts).noneMatch(HostStanding::wantsRestart);
        }
    }
}
