package dev.homecroft.simulators.proxmox.cluster;

import java.util.Map;

/**
 * How long things take, in simulated time.
 *
 * @param requestMillis each request
 * @param unauthorizedMillis each 401; real ones take three seconds
 * @param taskMillis base of each task type; {@code *} for all others
 * @param megabytesPerSecond speed of copying volumes
 * @param downloadMegabytesPerSecond speed of downloads
 * @param agentMillis from the start of a guest until its agent answers
 * @param resourcesMillis how old the answer of {@code /cluster/resources} may be
 * @param forwardMillis how long a node waits for another that hangs
 */
public record Latency(
        long requestMillis,
        long unauthorizedMillis,
        Map<String, Long> taskMillis,
        long megabytesPerSecond,
        long downloadMegabytesPerSecond,
        long agentMillis,
        long resourcesMillis,
        long forwardMillis) {
    /** Plausible figures of a small lab. */
    public static final Latency HOME_LAB = new Latency(
            20,
            3000,
            Map.ofEntries(
                    Map.entry("*", 1000L),
                    Map.entry("qmcreate", 2000L),
                    Map.entry("vzcreate", 6000L),
                    Map.entry("qmclone", 1500L),
                    Map.entry("vzclone", 1500L),
                    Map.entry("qmstart", 2500L),
                    Map.entry("vzstart", 1500L),
                    Map.entry("qmshutdown", 12_000L),
                    Map.entry("vzshutdown", 5000L),
                    Map.entry("qmreboot", 14_000L),
                    Map.entry("qmmigrate", 8000L),
                    Map.entry("vzmigrate", 6000L)),
            250,
            50,
            15_000,
            0,
            30_000);

    /** Each request and each task takes a millisecond, an agent answers at once. */
    public static final Latency NONE = new Latency(0, 0, Map.of("*", 1L), 1_000_000, 1_000_000, 0, 0, 0);

    public Latency {
        taskMillis = Map.copyOf(taskMillis);
    }

    /** Duration of a task that moves so many bytes. */
    public long task(String type, long bytes) {
        long base = taskMillis.getOrDefault(type, taskMillis.getOrDefault("*", 1000L));
        return base + transfer(bytes, megabytesPerSecond);
    }

    public long download(long bytes) {
        return taskMillis.getOrDefault("download", taskMillis.getOrDefault("*", 1000L))
                + transfer(bytes, downloadMegabytesPerSecond);
    }

    private static long transfer(long bytes, long rate) {
        return bytes / 1000 / Math.max(1, rate);
    }
}
