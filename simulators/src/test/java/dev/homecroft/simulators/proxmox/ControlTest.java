package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.stage.ClockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Human acts, the manual clock, and a cluster that is kept. */
class ControlTest extends SimulatorCase {
    @TempDir
    private Path folder;

    @Test
    void whatAnnaDoesIsInTheTaskLogUnderHerName() {
        createVm(100, "description", "mark");
        var anna = simulator.control().anna();
        anna.start(100);
        anna.configure(100, Map.of("tags", "hers"));
        anna.copy(100, 101, "copy");
        Map<String, String> backup = anna.backup(100);
        anna.delete(100);
        anna.create("qemu", "pve1", 100, Map.of("name", "windows"));
        assertThat(config(100)).containsEntry("name", "windows").doesNotContainKey("description");
        assertThat(root.get("/nodes/pve1/tasks?source=all&userfilter=anna@pam").rows())
                .extracting(row -> row.get("type"))
                .containsExactly("qmcreate", "qmdestroy", "qmstop", "qmclone", "qmstart");
        anna.rename(101, "renamed");
        anna.migrate(101, "pve2");
        assertThat(simulator.control().look(101).orElseThrow())
                .containsEntry("@node", "pve2")
                .containsEntry("name", "renamed")
                .containsEntry("description", "mark");
        anna.restore("qemu", "pve3", 102, backup);
        assertThat(simulator.control().look(102).orElseThrow())
                .containsEntry("smbios1", backup.get("smbios1"))
                .containsEntry("scsi0", "local-lvm:vm-102-disk-0,size=8G");
    }

    @Test
    void haMovesARunningGuest() {
        createVm(100, "scsi1", "shared:4");
        start(100);
        simulator.control().moveByHa(100, "pve3");
        assertThat(root.get("/nodes/pve3/qemu/100/status/current").object()).containsEntry("status", "running");
        assertThat(root.get("/nodes/pve1/qemu/100/config").status()).isEqualTo(500);
    }

    @Test
    void withTheManualClockATaskRunsUntilTimeIsLetPass() {
        ProxmoxSimulatorConfig manual = config().withClock(new ClockMode.Manual(), Latency.HOME_LAB);
        try (ProxmoxSimulator slow = ProxmoxSimulator.start(manual);
                PveClient client = PveClient.root(slow)) {
            PveClient.Answer create = client.post("/nodes/pve1/qemu", "vmid", "100", "scsi0", "tank:1");
            assertThat(client.exit(create)).isEqualTo("still running");
            assertThat(client.get("/nodes/pve1/qemu/100/config").object()).containsEntry("lock", "create");
            assertThat(client.get("/nodes/pve1/tasks?source=active").rows()).hasSize(1);
            slow.control().advance(Duration.ofSeconds(2));
            assertThat(client.exit(create)).isEqualTo("OK");
            PveClient.Answer start = client.post("/nodes/pve1/qemu/100/status/start");
            String path = "/nodes/pve1/tasks/" + PveClient.encode(start.text());
            assertThat(client.delete(path).status()).isEqualTo(200);
            assertThat(client.exit(start)).isEqualTo("interrupted by signal");
            assertThat(slow.control().simulatedTime()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    void theInventoryMayLagBehind() {
        Latency lagging = new Latency(0, 0, Map.of("*", 1L), 1000, 1000, 0, 5000, 0);
        ProxmoxSimulatorConfig slow = config().withClock(new ClockMode.Manual(), lagging);
        try (ProxmoxSimulator some = ProxmoxSimulator.start(slow);
                PveClient client = PveClient.root(some)) {
            assertThat(client.get("/cluster/resources?type=vm").rows()).isEmpty();
            client.post("/nodes/pve1/qemu", "vmid", "100");
            some.control().advance(Duration.ofSeconds(1));
            assertThat(client.get("/cluster/resources?type=vm").rows()).isEmpty();
            some.control().advance(Duration.ofSeconds(5));
            assertThat(client.get("/cluster/resources?type=vm").rows()).hasSize(1);
        }
    }

    @Test
    void aDyingNodeEndsItsTasksWithoutAWordAndTheLockStays() {
        ProxmoxSimulatorConfig manual = config().withClock(new ClockMode.Manual(), Latency.HOME_LAB);
        try (ProxmoxSimulator slow = ProxmoxSimulator.start(manual);
                PveClient client = PveClient.root(slow)) {
            PveClient.Answer create = client.post("/nodes/pve2/qemu", "vmid", "100");
            slow.control().powerOff("pve2");
            slow.control().powerOn("pve2");
            assertThat(client.exit(create)).isEqualTo("unexpected status");
            assertThat(client.delete("/nodes/pve2/qemu/100").message()).isEqualTo("VM is locked (create)");
        }
    }

    @Test
    void theClusterIsKeptInItsFolder() {
        ProxmoxSimulatorConfig kept = config().withFolder(folder);
        Map<String, String> fingerprints;
        Map<String, Object> before;
        Duration age;
        try (ProxmoxSimulator first = ProxmoxSimulator.start(kept);
                PveClient client = PveClient.root(first)) {
            client.exit(client.post("/nodes/pve1/qemu", "vmid", "100", "scsi0", "tank:1", "net0", "virtio"));
            client.exit(client.post("/nodes/pve1/qemu/100/status/start"));
            client.put("/nodes/pve1/qemu/100/config", "cores", "4");
            client.post("/access/users", "userid", "x@pve");
            before = client.get("/nodes/pve1/qemu/100/config").object();
            fingerprints = first.fingerprints();
            age = first.control().simulatedTime();
        }
        try (ProxmoxSimulator second = ProxmoxSimulator.start(kept);
                PveClient client = PveClient.root(second)) {
            assertThat(second.fingerprints()).isEqualTo(fingerprints);
            assertThat(client.get("/nodes/pve1/qemu/100/config").object()).isEqualTo(before);
            assertThat(client.get("/nodes/pve1/qemu/100/pending").text()).contains("pending=4");
            assertThat(client.get("/nodes/pve1/qemu/100/status/current").object())
                    .containsEntry("status", "running");
            assertThat(client.get("/access/users").rows()).hasSize(3);
            assertThat(client.get("/nodes/pve1/tasks").rows()).hasSize(2);
            assertThat(second.control().simulatedTime()).isGreaterThanOrEqualTo(age);
        }
    }

    @Test
    void theSameSeedAndCallsGiveTheSameCluster() {
        assertThat(identity(5)).isEqualTo(identity(5)).isNotEqualTo(identity(6));
    }

    private Map<String, String> identity(long seed) {
        ProxmoxSimulatorConfig seeded = config().withSeed(seed).withClock(new ClockMode.Jump(), Latency.NONE);
        try (ProxmoxSimulator some = ProxmoxSimulator.start(seeded);
                PveClient client = PveClient.root(some)) {
            client.exit(client.post("/nodes/pve1/qemu", "vmid", "100", "net0", "virtio"));
            return some.control().look(100).orElseThrow();
        }
    }
}
