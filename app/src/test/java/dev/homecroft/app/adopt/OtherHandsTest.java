package dev.homecroft.app.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.state.Action;
import dev.homecroft.views.TakeoverReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that somebody made by hand over the years is taken over into a lab that knew nothing of it. */
final class OtherHandsTest {
    private static final String PLAIN = """
            # Found by `croft adopt --all`. It is yours: change it, move it to other files.

            guests:
              files:
                type: vm
                hypervisor: home
                node: pve1
                id: 101
                cpu: 2
                memory: 2G
                disks: { system: { storage: local-lvm, size: 8G, ssd: true }, data: { storage: tank, size: 4G } }
                nics: { net0: { network: vlan-20, mac: 'bc:24:11:00:00:01' } }
                onboot: true
                tags: [blue, red]
                proxmox: { boot: 'order=scsi0;net0' }
              odd:
                type: vm
                hypervisor: home
                node: pve2
                id: 102
                disks: { system: { storage: local-lvm, size: 2G, slot: sata0 } }
                nics: { net0: { mac: 'bc:24:11:00:00:02', model: e1000 } }
                power: stopped
                proxmox: { boot: 'order=sata0;net0', scsihw: virtio-scsi-single }
            """;

    private static final String SETTINGS = """
            pools: { red: { comment: Films, storages: [tank] } }
            access:
              roles: { Look: { privileges: [VM.Audit] } }
              groups: { family: { comment: All of us } }
              users: { ana@pve: { groups: [family], email: ana@example.org } }
              acl: [{ path: /vms, roles: [Look], groups: [family] }]
            ha-rules: { apart: { kind: resource-affinity, guests: [one, two], affinity: negative } }
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private Bench bench;
    private EmptyLab lab;

    @BeforeEach
    void start() {
        bench = Bench.start();
        lab = new EmptyLab(bench, folder, "found-1");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void plainGuestsAreTakenOverAndNothingOfThemChanges() throws Exception {
        bench.anna()
                .create(
                        "qemu",
                        "pve1",
                        101,
                        Map.of(
                                "name",
                                "files",
                                "cores",
                                "2",
                                "memory",
                                "2048",
                                "scsi0",
                                "local-lvm:8,ssd=1",
                                "scsi1",
                                "tank:4",
                                "net0",
                                "virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=20",
                                "tags",
                                "red;blue",
                                "onboot",
                                "1"));
        bench.anna()
                .create(
                        "qemu",
                        "pve2",
                        102,
                        Map.of(
                                "name",
                                "odd",
                                "sata0",
                                "local-lvm:2",
                                "net0",
                                "e1000=BC:24:11:00:00:02,bridge=vmbr0",
                                "scsihw",
                                "virtio-scsi-single"));
        bench.anna().start(101);
        bench.anna().configure(101, Map.of("description", "made by anna\n\n* really"));

        TakeoverReport report = lab.takeOver();

        assertThat(report.left()).isEmpty();
        assertThat(Files.readString(folder.resolve("guests-adopted.yaml"))).isEqualTo(PLAIN);
        lab.settlesWithMarksAlone();
        assertThat(bench.look(101).orElseThrow().get("description")).startsWith("made by anna\n\n* really");
    }

    @Test
    void whatWasAgreedToIsNoDriftAndIsAgreedToOnce() throws Exception {
        bench.anna().create("qemu", "pve1", 101, Map.of("name", "files", "scsi0", "local-lvm:8"));
        lab.takeOver();
        assertThat(lab.desk().drift().entries()).isEmpty();
        assertThat(lab.desk().drift().unread()).isEmpty();
        lab.settlesWithMarksAlone();

        bench.anna().configure(101, Map.of("description", "mine again"));

        assertThat(lab.desk().plan().steps()).noneMatch(step -> step.action() == Action.ADOPT);
    }

    @Test
    void settingsOfAnotherLabAreTakenOverWithItsHighAvailability() throws Exception {
        Desk desk = bench.desk(elsewhere, "bench-1");
        Path file = elsewhere.resolve("lab.yaml");
        String text = Files.readString(file)
                .replace("      tank:", "      shared: { kind: nfs, shared: true }\n      tank:")
                .replace("    bridge: vmbr0\n", "    bridge: vmbr0\n" + SETTINGS.indent(4));
        Files.writeString(file, text);
        desk.guests(
                Desk.vm("one", ", pool: red, ha: { max-restart: 2 }").replace("local-lvm", "shared"),
                Desk.vm("two", ", ha: {}").replace("local-lvm", "shared"));
        desk.settle();

        TakeoverReport first = lab.takeOver("bench-1");

        assertThat(first.left()).isEmpty();
        assertThat(first.taken()).contains("ha rule apart", "ha one", "ha two");
        assertThat(first.marks())
                .extracting(mark -> mark.thing().toString())
                .contains("guest/one", "guest/two", "pool/home/red", "group/home/family", "user/home/ana@pve")
                .contains("ha/home/one", "ha-rule/home/apart");
        lab.settlesWithMarksAlone();
        assertThat(lab.takeOver("bench-1").files().files()).isEmpty();
    }
}
