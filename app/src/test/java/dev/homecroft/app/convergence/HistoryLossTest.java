package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.accidents.Tripwire;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Plan;
import dev.homecroft.views.DriftReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history is only a memory. Without it the lab is found again by its marks. */
final class HistoryLossTest {
    @TempDir
    private Path folder;

    private Bench bench;
    private Desk desk;

    @BeforeEach
    void aLabInTheMiddleOfItsLife() {
        bench = Bench.start();
        desk = bench.desk(folder, "bench-1");
        desk.guests(
                Desk.vm("web", ", address: +10", ", id: 110, image: debian, tags: [blue]"), Desk.container("dns", ""));
        desk.settle();
        bench.stranger(150, "windows");
    }

    @AfterEach
    void end() {
        bench.close();
    }

    private void delete() throws IOException {
        for (String suffix : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(Path.of(desk.history() + suffix));
        }
    }

    private void assertNothingIsLostButMemories(String code) {
        Tripwire wire = Tripwire.around(bench, 150);
        desk.forgetWhatWasTold();
        Plan plan = desk.plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.blocked()).isEmpty();
        assertThat(desk.told()).extracting(Diagnostic::code).contains(code);
        assertThat(desk.words()).contains("Lost: past runs");
        assertThat(desk.drift().entries()).isEmpty();

        bench.anna().configure(110, Map.of("tags", "red"));
        DriftReport drift = desk.drift();
        assertThat(drift.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.drift().address()).hasToString("guest/web"));
        assertThat(drift.entries().getFirst().drift().certain()).isTrue();
        desk.settle();
        desk.guests();
        desk.go("all");
        assertThat(bench.look(110))
                .as("what we made is still ours to take away")
                .isEmpty();
        wire.assertUntouched();
    }

    @Test
    void aHistoryThatWasDeleted() throws IOException {
        delete();
        assertNothingIsLostButMemories("history-lost");
    }

    @Test
    void aHistoryThatIsGarbage() throws IOException {
        byte[] garbage = new byte[4096];
        Arrays.fill(garbage, (byte) 0x5a);
        delete();
        Files.write(desk.history(), garbage);
        assertNothingIsLostButMemories("history-broken");
    }

    @Test
    void aHistoryThatWasCutInTheMiddle() throws IOException {
        byte[] whole = Files.readAllBytes(desk.history());
        delete();
        Files.write(desk.history(), Arrays.copyOf(whole, whole.length / 2));
        assertNothingIsLostButMemories("history-broken");
    }

    @Test
    void aHistoryWithAPageThatWasOverwritten() throws IOException {
        byte[] whole = Files.readAllBytes(desk.history());
        for (int page = 1; page < whole.length / 4096; page++) {
            Arrays.fill(whole, page * 4096, page * 4096 + 512, (byte) 0x5a);
        }
        delete();
        Files.write(desk.history(), whole);
        assertNothingIsLostButMemories("history-broken");
    }

    @Test
    void aMarkThatWasWipedAfterTheHistoryWasLostBlocksTheThing() throws IOException {
        delete();
        bench.anna().configure(110, Map.of("description", ""));
        Tripwire wire = Tripwire.around(bench, 110);

        assertThat(desk.plan().steps())
                .noneMatch(step -> step.id().address().kind().equals("guest"));
        desk.go();

        wire.assertUntouched();
        assertThat(desk.words()).contains("croft adopt");
    }
}
