package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.simulators.proxmox.cluster.ProxmoxFaults;
import dev.homecroft.simulators.stage.Fault;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What can be made to go wrong, and that it does. */
class FaultTest extends SimulatorCase {
    private static final String CLONE = "/nodes/pve1/qemu/9000/clone";

    private void fault(Fault.Rule rule) {
        simulator.control().faults().add(rule);
    }

    @Test
    void theNthMatchingCallMeetsALockTimeoutAndLeavesNothing() {
        createVm(9000);
        fault(Fault.Rule.nth(2, "POST", ".*/clone", ProxmoxFaults.lockTimeoutInTask(9000)));
        assertThat(root.exit(root.post(CLONE, "newid", "101"))).isEqualTo("OK");
        assertThat(root.exit(root.post(CLONE, "newid", "102")))
                .isEqualTo("can't lock file '/var/lock/qemu-server/lock-9000.conf' - got timeout");
        assertThat(simulator.control().look(102)).isEmpty();
        assertThat(root.exit(root.post(CLONE, "newid", "102"))).isEqualTo("OK");
    }

    @Test
    void aJudgeIsAskedBeforeAllRulesAndIsGoneWithThem() {
        createVm(9000);
        fault(Fault.Rule.once("POST", ".*/clone", ProxmoxFaults.lockTimeout(9000)));
        simulator
                .control()
                .faults()
                .judgedBy((method, path) -> path.equals(CLONE)
                        ? Optional.of(new Fault.Answers(500, method + " judged"))
                        : Optional.empty());
        assertThat(root.post(CLONE, "newid", "101").message()).isEqualTo("POST judged");
        simulator.control().faults().clear();
        assertThat(root.exit(root.post(CLONE, "newid", "101"))).isEqualTo("OK");
    }

    @Test
    void aLostWorkerMayOrMayNotHaveDoneItsWork() {
        createVm(9000);
        fault(Fault.Rule.once("POST", ".*/clone", ProxmoxFaults.noWorkerUpid(true)));
        PveClient.Answer answer = root.post(CLONE, "newid", "101");
        assertThat(answer.message()).isEqualTo("got no worker upid - start worker failed");
        simulator.control().finishTasks();
        assertThat(simulator.control().look(101)).isPresent();
        simulator.control().faults().clear();
        fault(Fault.Rule.once("POST", ".*/clone", ProxmoxFaults.noWorkerUpid(false)));
        root.post(CLONE, "newid", "102");
        assertThat(simulator.control().look(102)).isEmpty();
    }

    @Test
    void aConnectionCanBreakBeforeAndAfterTheEffect() {
        fault(Fault.Rule.once("POST", "/pools", new Fault.DropsBefore()));
        fault(Fault.Rule.nth(2, "POST", "/pools", new Fault.DropsAfter()));
        assertThatThrownBy(() -> root.post("/pools", "poolid", "a")).isInstanceOf(UncheckedIOException.class);
        assertThat(root.get("/pools").rows()).isEmpty();
        assertThatThrownBy(() -> root.post("/pools", "poolid", "b")).isInstanceOf(UncheckedIOException.class);
        assertThat(root.get("/pools").rows()).hasSize(1);
    }

    @Test
    void serverErrorsOfAllKindsCanBeAsked() {
        createVm(100);
        String path = "/nodes/pve1/qemu/100/config";
        List<Fault> faults = List.of(
                ProxmoxFaults.unauthorized(),
                ProxmoxFaults.unreachable(),
                ProxmoxFaults.tooSlow(),
                ProxmoxFaults.digestConflict(),
                ProxmoxFaults.lockTimeout(100));
        List<Integer> statuses = new ArrayList<>();
        for (Fault fault : faults) {
            simulator.control().faults().clear();
            fault(Fault.Rule.once("PUT", path, fault));
            statuses.add(root.put(path, "cores", "3").status());
        }
        assertThat(statuses).containsExactly(401, 595, 596, 500, 500);
        assertThat(config(100)).doesNotContainKey("cores");
    }

    @Test
    void aRequestCanHangUntilALimitAndTheWorldCanStopBeforeAnother() {
        fault(Fault.Rule.once("GET", "/version", new Fault.Hangs(Duration.ofMillis(50))));
        assertThatThrownBy(() -> root.raw("GET /api2/json/version HTTP/1.1\r\nHost: pve\r\n\r\n")
                        .charAt(0))
                .isInstanceOf(StringIndexOutOfBoundsException.class);
        AtomicInteger paused = new AtomicInteger();
        fault(Fault.Rule.once("POST", "/pools", new Fault.Pauses(paused::incrementAndGet)));
        assertThat(root.post("/pools", "poolid", "a").status()).isEqualTo(200);
        assertThat(paused).hasValue(1);
    }

    @Test
    void chanceIsSeeded() {
        assertThat(misfortunes(7)).isEqualTo(misfortunes(7)).contains(500).contains(200);
        assertThat(misfortunes(7)).isNotEqualTo(misfortunes(8));
    }

    private List<Integer> misfortunes(long seed) {
        simulator.control().faults().clear();
        simulator.control().faults().random(seed, 0.3, List.of(new Fault.Answers(500, "unlucky")));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            statuses.add(root.put("/cluster/options", "keyboard", "de").status());
        }
        return statuses;
    }
}
