package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.proxmox.cluster.ProxmoxFaults;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.state.RunStatus;
import org.junit.jupiter.api.Test;

/**
 * A clone failed, and the record of it kept the id that it had reserved. The id went to somebody else's machine, which died
 * when the failed record was cleaned up.
 */
final class Capmox856FailedCloneTest extends AccidentCase {
    private static final Fault FULL = ProxmoxFaults.storageFull("local-lvm");

    private void template() {
        bench().stranger(101, "golden");
        bench().anna().makeTemplate(101);
    }

    @Test
    void naive() {
        template();
        bench().faults().add(Fault.Rule.once("POST", "/nodes/[^/]+/qemu/101/clone", FULL));
        int reserved = 102;
        rash().ended(rash().post("/nodes/pve1/qemu/101/clone", "newid", "102", "name", "web", "full", "1"));
        bench().stranger(reserved, "mail");

        rash().ended(rash().delete("/nodes/pve1/qemu/" + reserved));

        assertThat(bench().called("mail")).as("the machine of somebody else").isEmpty();
    }

    @Test
    void theCleanupOfAFailedCloneTouchesNobody() {
        desk().guests(Desk.vm("golden", ", template: true, onboot: false"), Desk.vm("web", ", clone-of: golden"));
        bench().faults().add(Fault.Rule.once("POST", "/nodes/[^/]+/qemu/[0-9]+/clone", FULL));
        assertThat(desk().go().status()).isEqualTo(RunStatus.FAILED);
        assertThat(desk().words()).contains("No space left on device");
        assertThat(bench().called("web")).isEmpty();
        int reserved = 101;
        assertThat(desk().plan().steps())
                .anyMatch(step -> step.arguments()
                        .whole("id")
                        .filter(id -> id == reserved)
                        .isPresent());
        bench().stranger(reserved, "mail");
        Tripwire wire = Tripwire.around(bench(), reserved);

        desk().guests(Desk.vm("golden", ", template: true, onboot: false"));
        desk().go("all");
        desk().guests(Desk.vm("golden", ", template: true, onboot: false"), Desk.vm("web", ", clone-of: golden"));
        desk().settle();

        assertThat(bench().called("web")).hasSize(1).doesNotContain(reserved);
        desk().go(TEAR_DOWN);
        wire.assertUntouched();
    }

    @Test
    void aStrangerWhoTakesTheIdWhileTheCloneFailsIsLeftAlone() {
        desk().guests(Desk.vm("golden", ", template: true, onboot: false"), Desk.vm("web", ", clone-of: golden"));
        bench().faults()
                .add(Fault.Rule.once(
                        "POST",
                        "/nodes/[^/]+/qemu/[0-9]+/clone",
                        new Fault.Answers(500, "got no worker upid - start worker failed")));
        justBefore("GET", "/nodes/[^/]+/tasks.*", () -> bench().stranger(101, "mail"));

        assertThat(desk().go().status()).isEqualTo(RunStatus.FAILED);

        Tripwire wire = Tripwire.around(bench(), 101);
        assertThat(bench().called("mail")).containsExactly(101);
        desk().settle();
        wire.assertUntouched();
        assertThat(bench().called("web")).hasSize(1);
    }
}
