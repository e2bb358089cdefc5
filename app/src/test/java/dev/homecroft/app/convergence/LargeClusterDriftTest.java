package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig.NodeSpec;
import dev.homecroft.views.DriftReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a cluster of 64 nodes and 10,000 virtual machines has drifted is told by one call for each node. */
final class LargeClusterDriftTest {
    private static final int NODES = 64;
    private static final int STRANGERS = 9_990;
    private static final int FIRST = 1_000;

    /** State of the cluster, its inventory, what is under high availability, what is replicated. */
    private static final int CLUSTER = 4;

    private static final List<String> NAMES =
            IntStream.rangeClosed(1, NODES).mapToObj(node -> "pve" + node).toList();

    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Test
    void oneCallForEachNodeAndOneForEachGuestThatChanged(@TempDir Path folder) {
        List<NodeSpec> nodes = NAMES.stream().map(NodeSpec::of).toList();
        try (Bench bench = Bench.inside(config -> config.withNodes(nodes))) {
            Desk desk = settled(bench, folder);
            assertThat(desk.quickDrift().looks().getFirst().isFull()).isTrue();
            desk.quickDrift();
            bench.control().witness(call -> calls.add(call.method() + " " + call.path()));

            DriftReport quiet = desk.quickDrift();
            assertThat(quiet.looks().getFirst().isFull()).isFalse();
            assertThat(calls).hasSize(CLUSTER + NODES);

            calls.clear();
            bench.anna().configure(100, Map.of("cores", "2"));
            bench.anna().configure(FIRST + 17, Map.of("cores", "2"));
            DriftReport changed = desk.quickDrift();
            assertThat(changed.entries()).hasSize(1);
            assertThat(calls)
                    .filteredOn(call -> !call.contains("/tasks"))
                    .as("besides the one that asks who it was")
                    .hasSize(CLUSTER + NODES + 2);
        }
    }

    private static Desk settled(Bench bench, Path folder) {
        for (int i = 0; i < STRANGERS; i++) {
            bench.anna().create("qemu", NAMES.get(i % NODES), FIRST + i, Map.of("name", "s-" + i));
        }
        Desk desk = bench.desk(folder, "bench-1");
        desk.rewrite(
                "lab.yaml",
                text -> text.replaceFirst("(?m)^(  pve\\d: \\{}\n)+", String.join("", hosts()))
                        .replace("[pve1, pve2, pve3]", NAMES.toString()));
        desk.guests(IntStream.range(0, 10)
                .mapToObj(guest -> Desk.vm("g-" + guest, ", id: %d, node: pve%d".formatted(100 + guest, 1 + guest)))
                .toArray(String[]::new));
        desk.settle();
        return desk;
    }

    private static List<String> hosts() {
        List<String> lines = new ArrayList<>();
        NAMES.forEach(name -> lines.add("  " + name + ": {}\n"));
        return lines;
    }
}
