package dev.homecroft.app.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.views.TakeoverReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things that clusters have which nobody planned. Each is either said in the files or told with the reason. */
final class OddClusterTest {
    @TempDir
    private Path folder;

    private Bench bench;
    private EmptyLab lab;

    @BeforeEach
    void start() {
        bench = Bench.start(config -> config.withNodes(config.nodes().stream()
                .map(node -> new ProxmoxSimulatorConfig.NodeSpec(
                        node.name(), node.cpus(), node.memory(), List.of("vmbr0", "vmbr1"), node.devices(), 0))
                .toList()));
        lab = new EmptyLab(bench, folder, "found-1");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void machine(int id, String name, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(Map.of("name", name, "scsi0", "local-lvm:4", "memory", "512"));
        options.putAll(more);
        bench.anna().create("qemu", "pve1", id, options);
    }

    /** Puts options there that a person without root's password could not set any more. */
    private void planted(int id, String name, Map<String, String> more) {
        machine(id, name, Map.of("net0", "virtio,bridge=vmbr0"));
        Map<String, String> backup = new HashMap<>(bench.anna().backup(id));
        backup.putAll(more);
        bench.anna().delete(id);
        bench.anna().restore("qemu", "pve1", id, backup);
    }

    private String guests() throws IOException {
        return Files.readString(folder.resolve("guests-adopted.yaml"));
    }

    @Test
    void optionsWithoutAWordOfTheLabStandAsTheyAre() throws IOException {
        planted(
                101,
                "odd",
                Map.of(
                        "cicustom", "user=local:snippets/u.yaml",
                        "args", "-device foo",
                        "hookscript", "local:snippets/hook.sh",
                        "usb0", "host=1234:5678",
                        "cpu", "host,flags=+aes",
                        "sockets", "2",
                        "agent", "1,fstrim_cloned_disks=1",
                        "balloon", "0",
                        "ide2", "none,media=cdrom"));

        TakeoverReport report = lab.takeOver();

        assertThat(report.left()).isEmpty();
        assertThat(guests())
                .contains("args: '-device foo'", "cicustom: ", "hookscript: ", "usb0: ", "sockets: 2", "balloon: 0")
                .contains("cpu: 'host,flags=+aes'", "ide2: ");
        lab.settlesWithMarksAlone();
    }

    @Test
    void diskOptionsAndDisksThatHangNowhereAreTold() throws IOException {
        machine(101, "disks", Map.of("scsi0", "local-lvm:4,cache=writeback", "scsi1", "tank:2"));
        bench.anna().configure(101, Map.of("scsi1", ""));

        TakeoverReport report = lab.takeOver();

        assertThat(EmptyLab.why(report, "`cache` of scsi0")).isEqualTo("the lab has no word for it");
        assertThat(EmptyLab.why(report, "unused0")).isEqualTo("it hangs nowhere and stays");
        assertThat(guests()).doesNotContain("unused");
        lab.settlesWithMarksAlone();
    }

    @Test
    void interfacesGetTheirNetworksFromVlanBridgeAndRange() throws IOException {
        machine(
                101,
                "router",
                Map.of(
                        "net0", "virtio=BC:24:11:00:00:01,bridge=vmbr0",
                        "net1", "virtio=BC:24:11:00:00:02,bridge=vmbr1,tag=30,firewall=1",
                        "ide2", "local-lvm:cloudinit",
                        "ciuser", "anna",
                        "ipconfig0", "ip=192.168.7.5/24,gw=192.168.7.1",
                        "ipconfig1", "ip=10.30.0.5/24"));
        bench.control()
                .addVolume(new Volume(
                        "local", "pve2", "vztmpl/debian.tar.zst", "vztmpl", "tzst", 0, 1L << 20, 1L << 20, "", 1));
        bench.anna()
                .create(
                        "lxc",
                        "pve2",
                        102,
                        Map.of(
                                "hostname",
                                "ct",
                                "rootfs",
                                "tank:2",
                                "ostemplate",
                                "local:vztmpl/debian.tar.zst",
                                "unprivileged",
                                "1",
                                "net0",
                                "name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:03,ip=192.168.7.6/24,gw=192.168.7.1",
                                "nameserver",
                                "192.168.7.1"));

        TakeoverReport report = lab.takeOver();

        assertThat(report.left()).isEmpty();
        assertThat(Files.readString(folder.resolve("networks-adopted.yaml")))
                .contains("vmbr0: { cidr: 192.168.7.0/24, gateway: 192.168.7.1 }")
                .contains("vlan-30: { vlan: 30, cidr: 10.30.0.0/24 }");
        assertThat(guests())
                .contains("network: vmbr0, address: 192.168.7.5")
                .contains("network: vlan-30, address: 10.30.0.5")
                .contains("network: vmbr0, address: 192.168.7.6")
                .contains("nameserver: 192.168.7.1");
        lab.settlesWithMarksAlone();
    }

    @Test
    void templatesTheirLinkedClonesAndSnapshotsAreTakenAsTheyAre() throws IOException {
        machine(101, "base", Map.of());
        bench.anna().makeTemplate(101);
        bench.anna().link(101, 102, "linked");
        bench.anna().snapshot(102, "before");

        TakeoverReport report = lab.takeOver();

        assertThat(report.left()).isEmpty();
        assertThat(guests()).contains("template: true").doesNotContain("before");
        lab.settlesWithMarksAlone();
    }

    @Test
    void aLockedGuestWaits() {
        planted(101, "busy", Map.of("lock", "backup"));
        assertThat(EmptyLab.why(lab.takeOver(), "guest busy (101 on pve1)"))
                .isEqualTo("it is locked (backup): ask again when that is over");
        lab.settlesWithMarksAlone();
    }

    @Test
    void aSecretInAnOptionIsInNoFile() throws IOException {
        planted(101, "leaky", Map.of("args", "-vnc password=AKIAABCDEFGHIJKLMNOP"));
        TakeoverReport report = lab.takeOver();
        assertThat(EmptyLab.why(report, "`args` of guest leaky")).isEqualTo("it may hold a secret");
        assertThat(guests()).doesNotContain("AKIA");
        assertThat(report.toString()).doesNotContain("AKIA");
        lab.settlesWithMarksAlone();
    }

    @Test
    void namesakesAndNamesThatALabCantHaveAreTold() {
        machine(101, "twin", Map.of());
        machine(102, "twin", Map.of());
        machine(103, "web.example.org", Map.of());
        TakeoverReport report = lab.takeOver();
        assertThat(EmptyLab.why(report, "guest twin (101")).startsWith("2 guests are called so");
        assertThat(EmptyLab.why(report, "guest twin (102")).startsWith("2 guests are called so");
        assertThat(EmptyLab.why(report, "guest web.example.org (103")).startsWith("a name in a lab has small letters");
        assertThat(report.marks()).isEmpty();
        lab.settlesWithMarksAlone();
    }

    @Test
    void aNameKeepsItsLargeLetters() throws IOException {
        machine(103, "HomeAssistant", Map.of());
        TakeoverReport report = lab.takeOver();
        assertThat(report.left()).isEmpty();
        assertThat(guests()).contains("homeassistant:");
        lab.settlesWithMarksAlone();
        assertThat(bench.look(103).orElseThrow()).containsEntry("name", "HomeAssistant");
    }
}
