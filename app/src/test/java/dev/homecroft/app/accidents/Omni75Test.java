package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.proxmox.cluster.ProxmoxFaults;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.state.RunStatus;
import org.junit.jupiter.api.Test;

/**
 * A guest had been moved, and its delete went to the node that it was made on, for ever. And a create that had never made
 * anything could not be torn down.
 */
final class Omni75Test extends AccidentCase {
    @Test
    void naive() {
        bench().stranger(110, "node-1");
        String madeOn = "pve1";
        bench().anna().migrate(110, "pve2");

        Naive.Answer answer = rash().delete("/nodes/" + madeOn + "/qemu/110");

        assertThat(answer.status()).isNotEqualTo(200);
        assertThat(bench().called("node-1")).as("it can't be deleted").isNotEmpty();
    }

    @Test
    void aGuestIsDeletedWhereItIs() {
        desk().guests(Desk.vm("node-1", ", id: 110, node: pve1"));
        desk().settle();
        bench().control().moveByHa(110, "pve2");
        desk().guests();

        assertThat(desk().go("node-1").status()).isEqualTo(RunStatus.DONE);

        assertThat(bench().look(110)).isEmpty();
    }

    @Test
    void aGuestThatIsMovedBetweenShutdownAndDeleteIsDeletedWhereItIs() {
        desk().guests(Desk.vm("node-1", ", id: 110, node: pve1"));
        desk().settle();
        desk().guests();
        justBefore(
                "POST",
                "/nodes/[^/]+/qemu/110/status/shutdown",
                () -> justBefore("GET", "/nodes/[^/]+/tasks/.*/status", () -> {
                    bench().control().finishTasks();
                    bench().control().moveByHa(110, "pve2");
                }));

        assertThat(desk().go("node-1").status()).as(desk().words()).isEqualTo(RunStatus.DONE);

        assertThat(bench().look(110)).isEmpty();
    }

    @Test
    void aCreateThatNeverMadeAnythingNeedsNoTeardown() {
        desk().guests(Desk.vm("node-1", ", id: 110, node: pve1"));
        bench().faults().add(Fault.Rule.once("POST", "/nodes/pve1/qemu", ProxmoxFaults.storageFull("local-lvm")));
        assertThat(desk().go().status()).isEqualTo(RunStatus.FAILED);

        desk().guests();
        assertThat(desk().go(TEAR_DOWN).status()).isEqualTo(RunStatus.DONE);
    }
}
