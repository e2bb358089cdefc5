package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.views.DriftReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drift of a large lab without reading all of it: what it costs, what it finds, and what it does not see. */
final class QuickLookTest {
    private static final int GUESTS = 12;
    private static final int NODES = 3;

    /** State of the cluster, its inventory, what is under high availability, what is replicated. */
    private static final int CLUSTER = 4;

    private final Bench bench = Bench.start();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private Desk desk = bench.desk(Path.of("."), "bench-1");

    @BeforeEach
    void settle() {
        desk = bench.desk(folder.resolve("lab"), "bench-1");
        desk.guests(IntStream.range(0, GUESTS)
                .mapToObj(guest ->
                        Desk.vm("g-" + guest, ", id: %d, node: pve%d".formatted(100 + guest, 1 + guest % NODES)))
                .toArray(String[]::new));
        desk.settle();
        bench.control().witness(call -> calls.add(call.method() + " " + call.path()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Until nothing is named any more that was begun before the first look. */
    private void lookUntilCalm() {
        desk.quickDrift();
        desk.quickDrift();
    }

    private DriftReport look() {
        calls.clear();
        return desk.quickDrift();
    }

    private static DriftReport.Look kind(DriftReport report) {
        assertThat(report.looks()).hasSize(1);
        return report.looks().getFirst();
    }

    private static List<String> things(DriftReport report) {
        return report.entries().stream()
                .map(entry -> entry.drift().address().toString())
                .toList();
    }

    @Test
    void theFirstLookReadsEverything() {
        assertThat(kind(look()).isFull()).isTrue();
        assertThat(calls).filteredOn(call -> call.endsWith("/pending")).hasSize(GUESTS);
    }

    @Test
    void aQuietClusterTakesOneCallForEachNodeAndFourMore() {
        lookUntilCalm();
        DriftReport report = look();
        assertThat(kind(report).isFull()).isFalse();
        assertThat(kind(report).read()).isZero();
        assertThat(report.entries()).isEmpty();
        assertThat(calls).hasSize(CLUSTER + NODES);
    }

    @Test
    void aGuestThatSomebodyChangesIsFoundWithOneCallMore() {
        lookUntilCalm();
        bench.control().anna().configure(104, Map.of("onboot", "1", "balloon", "0"));
        bench.control().anna().configure(107, Map.of("cores", "2"));
        DriftReport report = look();
        assertThat(kind(report).read()).isEqualTo(2);
        assertThat(things(report)).containsExactly("guest/g-7");
        assertThat(calls)
                .filteredOn(call -> !call.contains("/tasks"))
                .as("besides the one that asks who it was")
                .hasSize(CLUSTER + NODES + 2);
    }

    /** The line is written before the file is. */
    @Test
    void whomAJournalNamedIsReadOnceMore() {
        lookUntilCalm();
        bench.control().anna().configure(104, Map.of("balloon", "0"));
        assertThat(kind(look()).read()).isEqualTo(1);
        assertThat(kind(look()).read()).isEqualTo(1);
        assertThat(kind(look()).read()).isZero();
    }

    @Test
    void whatWentThroughTheServerShowsAsInAFullLook() {
        lookUntilCalm();
        bench.control().anna().stop(101);
        bench.control().anna().delete(102);
        bench.control().anna().rename(103, "other");
        bench.control().anna().migrate(104, "pve3");
        bench.control().anna().configure(105, Map.of("memory", "2048"));
        DriftReport quick = look();
        assertThat(kind(quick).isFull()).isFalse();
        assertThat(quick.entries()).isEqualTo(desk.drift().entries());
        assertThat(things(quick)).contains("guest/g-2", "guest/g-5");
    }

    @Test
    void aFileThatIsEditedByHandShowsWithTheNextFullLookOnly() {
        lookUntilCalm();
        bench.control().anna().editFile(105, Map.of("balloon", "128", "onboot", "1"));
        bench.control().anna().editFile(106, Map.of("scsihw", "lsi", "cpuunits", "7"));
        bench.control().anna().editFile(103, Map.of("net0", "virtio=BC:24:11:00:00:77,bridge=vmbr0"));
        DriftReport quick = look();
        assertThat(things(quick)).isEmpty();
        assertThat(String.join(" ", kind(quick).unseen())).contains("edited by hand");
        assertThat(things(desk.drift())).contains("guest/g-3");
    }

    @Test
    void containersAreReadAsTheirChangesLeaveNoLine() {
        desk.guests(Desk.vm("g-0", ", id: 100, node: pve1"), Desk.container("box", ", id: 150, node: pve2"));
        desk.go("all");
        lookUntilCalm();
        bench.control().anna().configure(150, Map.of("cores", "3"));
        assertThat(things(look())).contains("guest/box");
    }

    @Test
    void aJournalWithAGapVouchesForNobodyOnItsNode() {
        lookUntilCalm();
        bench.control().anna().configure(104, Map.of("cores", "2"));
        bench.control().vacuumJournal("pve2");
        DriftReport report = look();
        assertThat(things(report)).contains("guest/g-4");
        assertThat(kind(report).read()).isGreaterThanOrEqualTo(GUESTS / NODES);
    }

    @Test
    void whenANodeIsLostEverythingIsRead() {
        lookUntilCalm();
        bench.control().powerOff("pve3");
        assertThat(kind(look()).isFull()).isTrue();
    }
}
