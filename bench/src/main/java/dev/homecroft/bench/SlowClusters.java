package dev.homecroft.bench;

import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig.NodeSpec;
import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.stage.ClockMode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Clusters of equal make in one process, one for each client that is to be compared. Says for each its name, endpoint and
 * fingerprint, then reads commands from its input until that ends: {@code slow MILLIS} makes each call take so long,
 * {@code count NAME} answers with how many calls there were since the last time, {@code log NAME FILE} writes the calls from now on
 * into a file, with their times.
 *
 * <p>Arguments: {@code real} for tasks that take as long as in a small lab, or {@code none}; how many nodes; names.
 */
final class SlowClusters {
    private static final long TERABYTE = 1L << 40;

    private final ProxmoxSimulator simulator;
    private final Workers workers = new Workers();
    private final AtomicLong calls = new AtomicLong();

    private SlowClusters(ProxmoxSimulatorConfig config) {
        simulator = ProxmoxSimulator.start(config);
        simulator.control().faults().judgedBy(workers);
        simulator.control().witness(_ -> calls.incrementAndGet());
    }

    public static void main(String[] arguments) throws IOException {
        ProxmoxSimulatorConfig config = config(arguments[0].equals("real"), Integer.parseInt(arguments[1]));
        SortedMap<String, SlowClusters> clusters = new TreeMap<>();
        List.of(arguments).subList(2, arguments.length).forEach(name -> clusters.put(name, new SlowClusters(config)));
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            clusters.forEach((name, cluster) -> System.out.println(name + " "
                    + cluster.simulator.endpoints().values().iterator().next() + " "
                    + cluster.simulator.fingerprints().values().iterator().next()));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                obey(line.split(" "), clusters);
            }
        } finally {
            clusters.values().forEach(cluster -> cluster.simulator.close());
        }
    }

    private static void obey(String[] words, SortedMap<String, SlowClusters> clusters) throws IOException {
        switch (words[0]) {
            case "slow" -> {
                long millis = Long.parseLong(words[1]);
                clusters.values().forEach(cluster -> cluster.workers.slow(millis));
                System.out.println("ok");
            }
            case "count" -> {
                SlowClusters cluster = clusters.get(words[1]);
                System.out.println(cluster == null ? "nobody" : cluster.calls.getAndSet(0));
            }
            case "log" -> {
                SlowClusters cluster = clusters.get(words[1]);
                if (cluster != null) {
                    cluster.workers.log(Path.of(words[2]));
                }
                System.out.println(cluster == null ? "nobody" : "ok");
            }
            default -> System.out.println("not understood");
        }
    }

    private static ProxmoxSimulatorConfig config(boolean isReal, int nodes) {
        ProxmoxSimulatorConfig home = ProxmoxSimulatorConfig.homeLab();
        Latency lab = Latency.HOME_LAB;
        // A call's own time is spent by the workers.
        Latency real = new Latency(
                0,
                0,
                lab.taskMillis(),
                lab.megabytesPerSecond(),
                lab.downloadMegabytesPerSecond(),
                lab.agentMillis(),
                lab.resourcesMillis(),
                lab.forwardMillis());
        return home.withNodes(IntStream.rangeClosed(1, nodes)
                        .mapToObj(number -> new NodeSpec(
                                String.format(Locale.ROOT, "pve%d", number),
                                256,
                                4 * TERABYTE,
                                List.of("vmbr0"),
                                List.of(),
                                0))
                        .toList())
                .withStorages(List.of(
                        new Storage("local", "dir", List.of("iso", "vztmpl", "import"), List.of(), false, TERABYTE),
                        new Storage("fast", "lvmthin", List.of("images", "rootdir"), List.of(), false, 100 * TERABYTE)))
                .withClock(isReal ? new ClockMode.Scaled(1) : new ClockMode.Jump(), isReal ? real : Latency.NONE);
    }
}
