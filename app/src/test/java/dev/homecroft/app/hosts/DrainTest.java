package dev.homecroft.app.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.spi.HostWish;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
