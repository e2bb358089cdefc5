package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.state.RunStatus;
import org.junit.jupiter.api.Test;

/** A cleanup took volumes that hung on no guest for rubbish. They were finished copies. */
final class Proxcenter612Test extends AccidentCase {
    private static final String COPY = "vm-110-disk-7";

    private void aFinishedCopyThatHangsNowhere() {
        bench().control()
                .addVolume(new Volume("local-lvm", "pve1", COPY, "images", "raw", 110, 4L << 30, 4L << 30, "", 1));
    }

    private boolean isCopyThere() {
        return rash().get("/nodes/pve1/storage/local-lvm/content").body().contains(COPY);
    }

    @Test
    void naive() {
        bench().stranger(110, "web");
        aFinishedCopyThatHangsNowhere();
        assertThat(isCopyThere()).isTrue();

        rash().ended(rash().delete("/nodes/pve1/qemu/110?destroy-unreferenced-disks=1&purge=1"));

        assertThat(isCopyThere()).isFalse();
    }

    @Test
    void aVolumeThatHangsNowhereOutlivesTheGuestWhoseNumberItBears() {
        desk().guests(Desk.vm("web", ", id: 110, node: pve1"));
        desk().settle();
        aFinishedCopyThatHangsNowhere();

        desk().guests();
        assertThat(desk().go("web").status()).isEqualTo(RunStatus.DONE);

        assertThat(bench().look(110)).isEmpty();
        assertThat(isCopyThere()).isTrue();
    }

    @Test
    void whatAnInterruptedMoveOfADiskLeftIsNotCleanedUp() {
        desk().guests(Desk.vm("web", ", id: 110, node: pve1"));
        desk().settle();
        aFinishedCopyThatHangsNowhere();
        desk().guests(
                        "web: { type: vm, hypervisor: home, memory: 1G, cpu: 1, disks: { system: { storage: tank, size: 4G } }, nics: { net0: { network: servers } }, id: 110, node: pve1 }");
        bench().faults()
                .add(Fault.Rule.once(
                        "POST", "/nodes/pve1/qemu/110/move_disk", new Fault.TaskFails("storage migration failed")));

        assertThat(desk().go().status()).isEqualTo(RunStatus.FAILED);
        assertThat(bench().look(110).orElseThrow().get("scsi0")).startsWith("local-lvm:");
        desk().settle();

        assertThat(bench().look(110).orElseThrow().get("scsi0")).startsWith("tank:");
        assertThat(isCopyThere()).isTrue();
    }
}
