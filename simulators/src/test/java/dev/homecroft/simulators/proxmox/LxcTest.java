package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The life of a container. */
class LxcTest extends SimulatorCase {
    private static final String CT = "/nodes/pve1/lxc/200";
    private static final String OS = "local:vztmpl/debian-13.tar.zst";

    @BeforeEach
    void downloadTemplate() {
        assertThat(root.exit(root.post(
                        "/nodes/pve1/storage/local/download-url",
                        "url",
                        TEMPLATE.url(),
                        "filename",
                        TEMPLATE.fileName(),
                        "content",
                        "vztmpl")))
                .isEqualTo("OK");
    }

    private PveClient.Answer create(String... more) {
        List<String> form = new ArrayList<>(List.of(
                "vmid", "200",
                "ostemplate", OS,
                "hostname", "side",
                "net0", "name=eth0,bridge=vmbr0,ip=10.0.0.9/24,gw=10.0.0.1"));
        form.addAll(List.of(more));
        return root.post("/nodes/pve1/lxc", form.toArray(String[]::new));
    }

    @Test
    void aStorageAloneMakesARootDiskOfFourGibibytes() {
        assertThat(root.exit(create("storage", "local-lvm", "unprivileged", "1")))
                .isEqualTo("OK");
        assertThat(root.get(CT + "/config").object())
                .containsEntry("rootfs", "local-lvm:vm-200-disk-0,size=4G")
                .containsEntry("unprivileged", 1L)
                .containsEntry("arch", "amd64")
                .hasEntrySatisfying(
                        "net0",
                        net -> assertThat(net.toString())
                                .matches(
                                        "name=eth0,bridge=vmbr0,gw=10.0.0.1,hwaddr=BC:24:11(:[0-9A-F]{2}){3},ip=10.0.0.9/24,type=veth"));
    }

    @Test
    void mountPointsAreAllocatedAndWrittenInCanonicalForm() {
        root.exit(create("rootfs", "volume=tank:2", "mp0", "mp=/data,volume=local-lvm:3,backup=1"));
        assertThat(root.get(CT + "/config").object())
                .containsEntry("rootfs", "tank:subvol-200-disk-0,size=2G")
                .containsEntry("mp0", "local-lvm:vm-200-disk-0,mp=/data,backup=1,size=3G");
        assertThat(root.exit(root.put(CT + "/resize", "disk", "rootfs", "size", "6G")))
                .isEqualTo("OK");
        assertThat(root.get(CT + "/config").object()).containsEntry("rootfs", "tank:subvol-200-disk-0,size=6G");
        assertThat(root.exit(root.post(CT + "/move_volume", "volume", "mp0", "storage", "tank", "delete", "1")))
                .isEqualTo("OK");
        assertThat(root.get(CT + "/config").object())
                .containsEntry("mp0", "tank:subvol-200-disk-1,mp=/data,backup=1,size=3G");
    }

    @Test
    void configurationIsSynchronousAndSomeOfItWaits() {
        root.exit(create("storage", "local-lvm", "start", "1", "cores", "1"));
        assertThat(root.post(CT + "/config", "cores", "2").status()).isEqualTo(501);
        assertThat(root.put(CT + "/config", "cores", "2", "features", "nesting=1", "delete", "cpulimit")
                        .status())
                .isEqualTo(200);
        assertThat(root.get(CT + "/config?current=1").object())
                .containsEntry("cores", 2L)
                .doesNotContainKey("features");
        assertThat(root.get(CT + "/config").object()).containsEntry("features", "nesting=1");
    }

    @Test
    void theHostSeesItsAddresses() {
        root.exit(create("storage", "local-lvm"));
        assertThat(root.get(CT + "/interfaces").status()).isEqualTo(500);
        root.exit(root.post(CT + "/status/start"));
        assertThat(root.get(CT + "/interfaces").text())
                .contains("ip-address=10.0.0.9")
                .contains("inet=10.0.0.9/24");
    }

    @Test
    void aRunningContainerMovesOnlyByRestart() {
        root.exit(create("storage", "local-lvm", "start", "1"));
        assertThat(root.post(CT + "/migrate", "target", "pve3").status()).isEqualTo(500);
        assertThat(root.exit(root.post(CT + "/migrate", "target", "pve3", "restart", "1")))
                .isEqualTo("OK");
        assertThat(root.get("/nodes/pve3/lxc").rows()).hasSize(1);
    }

    @Test
    void deleteWantsItStoppedAndFreesItsVolumes() {
        root.exit(create("storage", "local-lvm", "start", "1"));
        assertThat(root.delete(CT).message()).isEqualTo("CT 200 is running - destroy failed");
        root.exit(root.post(CT + "/status/shutdown", "forceStop", "1", "timeout", "55"));
        assertThat(root.exit(root.delete(CT))).isEqualTo("OK");
        assertThat(root.get(CT + "/status/current").message())
                .isEqualTo("Configuration file 'nodes/pve1/lxc/200.conf' does not exist");
    }

    @Test
    void aCloneOfATemplateIsNewAndTemplatingIsSynchronous() {
        root.exit(create("storage", "tank"));
        assertThat(root.post(CT + "/template").text()).isEqualTo("NULL");
        simulator.control().finishTasks();
        assertThat(root.exit(root.post(CT + "/clone", "newid", "201", "hostname", "copy")))
                .isEqualTo("OK");
        assertThat(root.get("/nodes/pve1/lxc/201/config").object())
                .containsEntry("hostname", "copy")
                .containsEntry("rootfs", "tank:basevol-200-disk-0/subvol-201-disk-0,size=4G");
    }

    @Test
    void aTemplateMustBeOne() {
        assertThat(root.post(
                                "/nodes/pve1/lxc",
                                "vmid",
                                "200",
                                "ostemplate",
                                "local:vztmpl/none.tar.zst",
                                "storage",
                                "tank")
                        .message())
                .contains("does not exist");
        assertThat(root.post("/nodes/pve1/lxc", "vmid", "200").errors()).containsOnlyKeys("ostemplate");
    }
}
