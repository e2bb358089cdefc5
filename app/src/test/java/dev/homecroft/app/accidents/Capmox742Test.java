package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.state.RunStatus;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A destroy was accepted and failed, as the machine was running; nobody read the end of its task. The replacement found a
 * machine of its name and took it over with its old disks.
 */
final class Capmox742Test extends AccidentCase {
    private static final Fault RUNNING = new Fault.TaskFails("VM 110 is running - destroy failed");

    @Test
    void naive() {
        bench().stranger(110, "node-1");
        String disk = bench().look(110).orElseThrow().get("scsi0");
        bench().faults().add(Fault.Rule.once("DELETE", "/nodes/[^/]+/qemu/110", RUNNING));

        int accepted = rash().delete("/nodes/pve1/qemu/110").status();
        bench().control().finishTasks();
        boolean isThereAlready = !bench().called("node-1").isEmpty();

        assertThat(accepted).isEqualTo(200);
        assertThat(isThereAlready).as("so nothing is made").isTrue();
        assertThat(bench().look(110).orElseThrow().get("scsi0"))
                .as("the old disk")
                .isEqualTo(disk);
    }

    @Test
    void aDestroyIsDoneWhenItsTaskSaysSo() {
        desk().guests(Desk.vm("node-1", ", id: 110"));
        desk().settle();
        bench().faults().add(Fault.Rule.once("DELETE", "/nodes/[^/]+/qemu/110", RUNNING));

        assertThat(desk().go(new Wish.Destroy(List.of("node-1"))).status()).isEqualTo(RunStatus.FAILED);
        assertThat(desk().words()).contains("is running - destroy failed");

        assertThat(desk().go(new Wish.Destroy(List.of("node-1"))).status()).isEqualTo(RunStatus.DONE);
        assertThat(bench().look(110)).isEmpty();
    }

    @Test
    void aRebuildWhoseDestroyFailedDoesNotGoOnWithTheOldDisk() {
        desk().guests(Desk.vm("node-1", ", id: 110, image: debian"));
        desk().settle();
        String disk = bench().look(110).orElseThrow().get("scsi0");
        bench().faults()
                .add(Fault.Rule.once(
                        "PUT", "/nodes/[^/]+/qemu/110/config", new Fault.Answers(500, "unable to remove volume")));
        bench().faults()
                .add(Fault.Rule.once(
                        "POST", "/nodes/[^/]+/qemu/110/config", new Fault.TaskFails("unable to remove volume")));

        assertThat(desk().go(new Wish.Rebuild("node-1")).status()).isEqualTo(RunStatus.FAILED);
        assertThat(bench().look(110).orElseThrow()).containsEntry("@status", "stopped");
        assertThat(desk().words()).contains("unable to remove volume");

        assertThat(desk().go(new Wish.Rebuild("node-1")).status())
                .as(desk().words())
                .isEqualTo(RunStatus.DONE);
        assertThat(birthOfDisk()).isNotEqualTo(disk);
        desk().settle();
    }

    /** The new disk has the name of the old one. */
    private String birthOfDisk() {
        String node = bench().look(110).orElseThrow().getOrDefault("@node", "");
        Json content = JsonReader.tryRead(rash().get("/nodes/" + node + "/storage/local-lvm/content")
                        .body())
                .orElseThrow();
        return ((Json.Obj) content)
                .array("data").stream()
                        .map(Json.Obj.class::cast)
                        .filter(volume -> volume.text("volid").orElse("").endsWith("vm-110-disk-0"))
                        .map(volume -> volume.whole("ctime").orElseThrow().toString())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void aReplacementOfAnotherNameGetsNothingOfWhatAFailedDestroyLeft() {
        desk().guests(Desk.vm("node-1", ", id: 110"));
        desk().settle();
        bench().faults().add(new Fault.Rule("DELETE", Pattern.compile("/nodes/[^/]+/qemu/110"), 1, 9, RUNNING));
        desk().guests(Desk.vm("node-2", ""));

        assertThat(desk().go("node-1").status()).isEqualTo(RunStatus.FAILED);

        int id = bench().called("node-2").getFirst();
        assertThat(id).isNotEqualTo(110);
        assertThat(bench().look(id).orElseThrow().get("scsi0")).doesNotContain("vm-110");
        assertThat(bench().called("node-1")).containsExactly(110);
    }
}
