package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.FaultScript;
import dev.homecroft.simulators.proxmox.cluster.TaskRecord;
import dev.homecroft.simulators.proxmox.wire.TlsServer;
import java.time.Duration;
import java.util.Map;

/** The hands of a test, of a person and of fate. */
public final class ProxmoxControl {
    private final Cluster cluster;
    private final FaultScript faults;

    ProxmoxControl(Cluster cluster, FaultScript faults, Map<String, TlsServer> servers) {
        this.cluster = cluster;
        this.faults = faults;
    }

    /** Lets simulated time pass. */
    public void advance(Duration time) {
        cluster.locked(() -> {
            cluster.jumpTo(cluster.now() + time.toMillis());
            return true;
        });
    }

    /** Lets simulated time pass until no task runs. */
    public void finishTasks() {
        cluster.locked(() -> {
            while (!cluster.tasks().running().isEmpty()) {
                cluster.jumpTo(cluster.tasks().running().stream()
                        .mapToLong(TaskRecord::due)
                        .max()
                        .orElse(cluster.now()));
            }
            return true;
        });
    }

    /** Simulated time since the cluster was made. */
    public Duration simulatedTime() {
        return cluster.age();
    }

    public FaultScript faults() {
        return faults;
    }
}
