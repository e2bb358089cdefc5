package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nodes, quorum, forwarding, and what the cluster says of itself. */
class ClusterTest extends SimulatorCase {
    @Test
    void anyNodeServesAnyPath() {
        createVm(100);
        try (PveClient third = new PveClient(simulator, "pve3", ProxmoxSimulatorConfig.ROOT_TOKEN)) {
            assertThat(third.get("/nodes/pve1/qemu/100/config").status()).isEqualTo(200);
            assertThat(third.get("/cluster/status").rows())
                    .anyMatch(row ->
                            "pve3".equals(row.get("name")) && Long.valueOf(1).equals(row.get("local")));
        }
    }

    @Test
    void aNodeThatIsOffRefusesConnectionsAndOthersSay595ForIt() {
        createVm(100, "onboot", "1");
        start(100);
        simulator.control().powerOff("pve1");
        try (PveClient second = new PveClient(simulator, "pve2", ProxmoxSimulatorConfig.ROOT_TOKEN)) {
            assertThatThrownBy(() -> root.get("/version")).isInstanceOf(UncheckedIOException.class);
            assertThat(second.raw("GET /api2/json/nodes/pve1/qemu/100/config HTTP/1.1\r\nHost: pve\r\n"
                            + second.authorization() + "\r\n"))
                    .startsWith("HTTP/1.1 595 No route to host\r\n");
            assertThat(second.get("/cluster/resources?type=vm").rows())
                    .anyMatch(row -> "unknown".equals(row.get("status")));
            assertThat(second.post("/pools", "poolid", "still-quorate").status())
                    .isEqualTo(200);
            simulator.control().powerOn("pve1");
            assertThat(root.get("/nodes/pve1/qemu/100/status/current").object()).containsEntry("status", "running");
        }
    }

    @Test
    void aHangingNodeIs596ForTheOthersAndAWrongNameFails() {
        simulator.control().hang("pve2");
        assertThat(root.get("/nodes/pve2/status").status()).isEqualTo(596);
        assertThat(root.get("/nodes/pve1.example.org/status").status()).isEqualTo(596);
        assertThat(root.get("/nodes/elsewhere/status").status()).isEqualTo(500);
    }

    @Test
    void withoutQuorumNothingIsWrittenButGuestsCanBeStopped() {
        createVm(100);
        start(100);
        simulator.control().cutQuorum(true);
        assertThat(root.put("/nodes/pve1/qemu/100/config", "tags", "x").message())
                .contains("no quorum");
        assertThat(root.post("/nodes/pve1/qemu", "vmid", "101").status()).isEqualTo(500);
        assertThat(root.exit(root.post("/nodes/pve1/qemu/100/status/stop"))).isEqualTo("OK");
        assertThat(root.get("/cluster/status").rows())
                .anyMatch(row -> Long.valueOf(0).equals(row.get("quorate")));
        simulator.control().cutQuorum(false);
        simulator.control().powerOff("pve2");
        simulator.control().powerOff("pve3");
        assertThat(root.post("/pools", "poolid", "x").message()).contains("no quorum");
    }

    @Test
    void theNextIdIsTheLowestFreeAndReservesNothing() {
        createVm(100);
        assertThat(root.get("/cluster/nextid").text()).isEqualTo("101");
        assertThat(root.get("/cluster/nextid").text()).isEqualTo("101");
        assertThat(root.get("/cluster/nextid?vmid=100").errors()).containsEntry("vmid", "VM 100 already exists");
        root.put("/cluster/options", "next-id", "lower=500,upper=600");
        assertThat(root.get("/cluster/nextid").text()).isEqualTo("500");
    }

    @Test
    void mappingsAreCheckedAgainstTheHardware() {
        assertThat(root.post("/cluster/mapping/pci", "id", "gpu", "map", "node=pve1,path=0000:03:00.0,id=8086:a780")
                        .status())
                .isEqualTo(200);
        assertThat(root.get("/cluster/mapping/pci?check-node=pve1").text()).contains("No such device");
        createVm(100, "hostpci0", "mapping=gpu,pcie=1");
        createVm(101, "hostpci0", "mapping=gpu");
        assertThat(start(100)).isEqualTo("OK");
        assertThat(start(101)).contains("already in use");
        assertThat(root.post("/nodes/pve1/qemu/100/migrate", "target", "pve2", "online", "1")
                        .message())
                .contains("local devices");
    }

    @Test
    void nodesListTheirBridgesAndStorages() {
        assertThat(root.get("/nodes").rows())
                .hasSize(3)
                .allMatch(row -> row.getOrDefault("ssl_fingerprint", "")
                        .equals(simulator.fingerprints().get(row.get("node"))));
        assertThat(root.get("/nodes/pve1/network").rows()).anyMatch(row -> "vmbr0".equals(row.get("iface")));
        assertThat(root.get("/nodes/pve1/storage?content=import").rows()).hasSize(2);
        assertThat(root.get("/storage").rows()).hasSize(4);
        assertThat(root.get("/nodes/pve1/status").object()).containsKey("memory");
    }

    @Test
    void tasksCanBeListedFilteredReadAndAreUnknownElsewhere() {
        createVm(100);
        String upid = root.post("/nodes/pve1/qemu/100/status/start").text();
        assertThat(upid).matches("UPID:pve1:[0-9A-F]{8}:[0-9A-F]{8,9}:[0-9A-F]{8}:qmstart:100:root@pam!croft:");
        String path = "/tasks/" + PveClient.encode(upid);
        assertThat(root.get("/nodes/pve1" + path + "/status").object())
                .containsEntry("status", "stopped")
                .containsEntry("exitstatus", "OK");
        assertThat(root.get("/nodes/pve2" + path + "/status").status()).isEqualTo(400);
        assertThat(root.get("/nodes/pve1" + path + "/log?limit=1").rows())
                .containsExactly(Map.of("n", 1L, "t", "TASK OK"));
        assertThat(root.get("/nodes/pve1/tasks?typefilter=qmstart&vmid=100").rows())
                .hasSize(1);
        assertThat(root.get("/nodes/pve2/tasks").rows()).isEmpty();
        assertThat(root.get("/cluster/tasks").rows()).hasSize(2);
    }

    @Test
    void simulatedTimeIsCountedAndNothingReallyWaits() {
        Duration before = simulator.control().simulatedTime();
        createVm(100);
        start(100);
        assertThat(simulator.control().simulatedTime().minus(before)).isGreaterThan(Duration.ofSeconds(4));
    }
}
