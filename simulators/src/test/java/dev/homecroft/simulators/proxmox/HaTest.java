package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.stage.ClockMode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of highly available guests, of storages that go away and of clocks that go wrong. */
class HaTest extends SimulatorCase {
    @Override
    ProxmoxSimulatorConfig config() {
        return super.config().withClock(new ClockMode.Manual(), Latency.HOME_LAB);
    }

    private void make(int vmid, String storage) {
        root.post(
                "/nodes/pve2/qemu",
                "vmid",
                Integer.toString(vmid),
                "scsi0",
                storage + ":4",
                "net0",
                "virtio,bridge=vmbr0");
        simulator.control().finishTasks();
    }

    private void protect(int vmid) {
        assertThat(root.post("/cluster/ha/resources", "sid", "vm:" + vmid, "state", "started")
                        .status())
                .isEqualTo(200);
        pass(Duration.ofSeconds(11));
    }

    private void pass(Duration time) {
        simulator.control().advance(time);
        simulator.control().finishTasks();
    }

    private Map<String, String> look(int vmid) {
        return simulator.control().look(vmid).orElseThrow();
    }

    @Test
    void aGuestOfADeadNodeRunsElsewhereOnceTheNodeIsFenced() {
        make(100, "shared");
        protect(100);
        assertThat(look(100)).containsEntry("@status", "running");
        root.post(
                "/cluster/ha/rules",
                "rule",
                "there",
                "type",
                "node-affinity",
                "resources",
                "vm:100",
                "nodes",
                "pve3:5");
        simulator.control().powerOff("pve2");
        pass(Duration.ofMinutes(1));
        assertThat(look(100)).containsEntry("@node", "pve2");
        pass(Duration.ofMinutes(2));
        assertThat(look(100)).containsEntry("@node", "pve3").containsEntry("@status", "running");
    }

    @Test
    void aRuleNamesWatchedGuestsAloneAndGoesWithTheLastOfThem() {
        make(100, "shared");
        String[] rule = {"rule", "there", "type", "node-affinity", "resources", "vm:100", "nodes", "pve3"};
        assertThat(root.post("/cluster/ha/rules", rule).message()).contains("cannot use unmanaged resource(s) vm:100");
        protect(100);
        assertThat(root.post("/cluster/ha/rules", rule).status()).isEqualTo(200);
        assertThat(root.delete("/cluster/ha/resources/vm:100?purge=0").status()).isEqualTo(200);
        assertThat(root.put("/cluster/ha/rules/there", "type", "node-affinity", "nodes", "pve1")
                        .message())
                .describedAs("all of the list is looked at each time")
                .contains("cannot use unmanaged resource(s) vm:100");
        protect(100);
        assertThat(root.delete("/cluster/ha/resources/vm:100").status()).isEqualTo(200);
        assertThat(root.get("/cluster/ha/rules").rows()).isEmpty();
    }

    @Test
    void withoutQuorumNothingIsRecovered() {
        make(100, "shared");
        protect(100);
        simulator.control().powerOff("pve2");
        simulator.control().powerOff("pve3");
        pass(Duration.ofMinutes(5));
        assertThat(look(100)).containsEntry("@node", "pve2").containsEntry("@status", "stopped");
        assertThat(root.post("/pools", "poolid", "p").message()).contains("no quorum");
    }

    @Test
    void aGuestWithLocalDisksIsMovedButCannotStart() {
        make(100, "local-lvm");
        protect(100);
        simulator.control().powerOff("pve2");
        pass(Duration.ofMinutes(3));
        assertThat(look(100)).containsEntry("@status", "stopped").doesNotContainEntry("@node", "pve2");
    }

    @Test
    void aNodeThatIsCutOffResetsItselfBeforeTheOthersRecoverItsGuest() {
        make(100, "shared");
        make(101, "shared");
        root.post("/nodes/pve2/qemu/101/status/start");
        protect(100);
        simulator.control().cutOff("pve2");
        try (PveClient alone = new PveClient(simulator, "pve2", ProxmoxSimulatorConfig.ROOT_TOKEN)) {
            assertThat(alone.get("/cluster/status").rows())
                    .anyMatch(row -> Long.valueOf(0).equals(row.get("quorate")));
            assertThat(alone.put("/nodes/pve2/qemu/100/config", "tags", "x").message())
                    .contains("no quorum");
            assertThat(alone.get("/nodes/pve1/status").status()).isEqualTo(595);
            assertThat(root.get("/nodes/pve2/status").status()).isEqualTo(595);
            assertThat(root.post("/pools", "poolid", "still-quorate").status()).isEqualTo(200);
            pass(Duration.ofSeconds(61));
            assertThat(alone.get("/nodes/pve2/qemu/100/status/current").object())
                    .containsEntry("status", "stopped");
            pass(Duration.ofMinutes(2));
            assertThat(look(100)).doesNotContainEntry("@node", "pve2").containsEntry("@status", "running");
            assertThat(alone.get("/nodes/pve2/qemu/100/config").status())
                    .describedAs("it still knows what it knew")
                    .isEqualTo(200);
            simulator.control().join("pve2");
            assertThat(alone.get("/nodes/pve2/qemu/100/config").status()).isEqualTo(500);
            assertThat(alone.get("/nodes/pve2/qemu/101/status/current").object())
                    .containsEntry("status", "stopped");
        }
    }

    @Test
    void aNodeThatIsCutOffAndHasNothingOfHighAvailabilityGoesOn() {
        make(100, "shared");
        root.post("/nodes/pve2/qemu/100/status/start");
        simulator.control().finishTasks();
        simulator.control().cutOff("pve2");
        pass(Duration.ofMinutes(5));
        assertThat(look(100)).containsEntry("@node", "pve2").containsEntry("@status", "running");
        simulator.control().join("pve2");
        assertThat(root.get("/nodes/pve2/qemu/100/status/current").object()).containsEntry("status", "running");
    }

    @Test
    void withoutQuorumGuestsOfHighAvailabilityStopAndComeBackWithIt() {
        make(100, "shared");
        protect(100);
        simulator.control().cutQuorum(true);
        pass(Duration.ofSeconds(61));
        assertThat(look(100)).containsEntry("@node", "pve2").containsEntry("@status", "stopped");
        simulator.control().cutQuorum(false);
        pass(Duration.ofSeconds(11));
        assertThat(look(100)).containsEntry("@node", "pve2").containsEntry("@status", "running");
    }

    @Test
    void aRequestIsFiledBeforeAnythingHappens() {
        make(100, "shared");
        protect(100);
        String stopped = root.post("/nodes/pve2/qemu/100/status/stop").text();
        assertThat(stopped).contains(":hastop:100:");
        simulator.control().advance(Duration.ofSeconds(2));
        assertThat(root.exit(new PveClient.Answer(200, Map.of("data", stopped))))
                .isEqualTo("OK");
        assertThat(look(100)).containsEntry("@status", "running");
        pass(Duration.ofSeconds(30));
        assertThat(look(100)).containsEntry("@status", "stopped");
        assertThat(root.delete("/nodes/pve2/qemu/100").message()).contains("used in HA resources");
    }

    @Test
    void aStorageThatIsGoneStopsWhatNeedsIt() {
        make(100, "shared");
        simulator.control().loseStorage("shared");
        String started = root.post("/nodes/pve2/qemu/100/status/start").text();
        simulator.control().finishTasks();
        assertThat(root.exit(new PveClient.Answer(200, Map.of("data", started))))
                .isEqualTo("storage 'shared' is not online");
        assertThat(root.get("/nodes/pve2/storage/shared/status").object()).containsEntry("active", 0L);
        simulator.control().findStorage("shared");
        assertThat(root.get("/nodes/pve2/storage/shared/status").object()).containsEntry("active", 1L);
    }

    @Test
    void aTicketLooksTooOldToANodeWhoseClockIsAhead() {
        try (PveClient first = new PveClient(simulator, "pve1", "");
                PveClient second = new PveClient(simulator, "pve2", "")) {
            String ticket = first.post("/access/ticket", "username", "anna@pam", "password", "simulated")
                    .object()
                    .getOrDefault("ticket", "")
                    .toString();
            java.util.List<String> cookie = java.util.List.of("Cookie", "PVEAuthCookie=" + PveClient.encode(ticket));
            assertThat(second.send("GET", "/version", java.util.List.of(), cookie)
                            .status())
                    .isEqualTo(200);
            simulator.control().skewClock("pve2", Duration.ofHours(3));
            assertThat(second.send("GET", "/version", java.util.List.of(), cookie)
                            .status())
                    .isEqualTo(401);
        }
    }
}
