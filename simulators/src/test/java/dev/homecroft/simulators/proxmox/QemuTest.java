package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of a virtual machine. */
class QemuTest extends SimulatorCase {
    private static final String VM = "/nodes/pve1/qemu/100";

    @Test
    void createFillsInWhatTheServerMakes() {
        assertThat(createVm(100, "tags", "b;a;b", "memory", "2048")).isEqualTo("OK");
        Map<String, Object> config = config(100);
        assertThat(String.valueOf(config.get("net0"))).matches("virtio=BC:24:11(:[0-9A-F]{2}){3},bridge=vmbr0");
        assertThat(config.get("scsi0")).isEqualTo("local-lvm:vm-100-disk-0,size=8G");
        assertThat(String.valueOf(config.get("smbios1"))).matches("uuid=[0-9a-f-]{36}");
        assertThat(String.valueOf(config.get("vmgenid"))).matches("[0-9a-f-]{36}");
        assertThat(String.valueOf(config.get("meta"))).contains("ctime=");
        assertThat(config)
                .containsEntry("boot", "order=scsi0;net0")
                .containsEntry("tags", "a;b")
                .containsEntry("memory", "2048");
        assertThat(String.valueOf(config.get("digest"))).hasSize(40);
    }

    @Test
    void theSameIdTwiceIsRefusedAndTheTextSaysWhere() {
        createVm(100);
        PveClient.Answer second = root.post("/nodes/pve2/qemu", "vmid", "100");
        assertThat(second.status()).isEqualTo(500);
        assertThat(second.message()).isEqualTo("unable to create VM 100 - VM 100 already exists on node 'pve1'");
    }

    @Test
    void aFailedCreateLeavesNothing() {
        simulator.control().fillStorage("shared", "pve1", 0);
        root.exit(root.post(
                "/nodes/pve1/storage/local/download-url",
                "url",
                DEBIAN.url(),
                "filename",
                "debian.qcow2",
                "content",
                "import"));
        String exit = root.exit(root.post(
                "/nodes/pve1/qemu",
                "vmid",
                "100",
                "scsi0",
                "local-lvm:4",
                "scsi1",
                "shared:0,import-from=local:import/debian.qcow2"));
        assertThat(exit).contains("No space left on device");
        assertThat(root.get(VM + "/config").message()).endsWith("does not exist");
        assertThat(root.get("/nodes/pve1/storage/local-lvm/content").rows()).isEmpty();
    }

    @Test
    void anImportTakesTheSizeOfTheImageAndResizeOnlyGrows() {
        root.exit(root.post(
                "/nodes/pve1/storage/local/download-url",
                "url",
                DEBIAN.url(),
                "filename",
                "debian.qcow2",
                "content",
                "import"));
        root.exit(root.post(
                "/nodes/pve1/qemu",
                "vmid",
                "100",
                "virtio0",
                "file=local-lvm:0,import-from=local:import/debian.qcow2,size=99"));
        assertThat(config(100)).containsEntry("virtio0", "local-lvm:vm-100-disk-0,size=3G");
        assertThat(root.exit(root.put(VM + "/resize", "disk", "virtio0", "size", "+5G")))
                .isEqualTo("OK");
        assertThat(config(100)).containsEntry("virtio0", "local-lvm:vm-100-disk-0,size=8G");
        assertThat(root.exit(root.put(VM + "/resize", "disk", "virtio0", "size", "8589934592")))
                .isEqualTo("OK");
        assertThat(root.exit(root.put(VM + "/resize", "disk", "virtio0", "size", "2G")))
                .isEqualTo("shrinking disks is not supported");
    }

    @Test
    void anIsoIsNoSourceOfAnImport() {
        root.exit(root.post(
                "/nodes/pve1/storage/local/download-url",
                "url",
                DEBIAN.url(),
                "filename",
                "debian.img",
                "content",
                "iso"));
        assertThat(root.post("/nodes/pve1/qemu", "vmid", "100", "scsi0", "local-lvm:0,import-from=local:iso/debian.img")
                        .status())
                .isEqualTo(500);
    }

    @Test
    void volumesAreNamedAfterTheTypeOfTheirStorage() {
        createVm(
                100,
                "scsi1",
                "local:2,format=qcow2",
                "scsi2",
                "tank:1",
                "ide2",
                "local-lvm:cloudinit",
                "efidisk0",
                "local-lvm:1,efitype=4m,pre-enrolled-keys=0",
                "tpmstate0",
                "tank:1,version=v2.0",
                "serial0",
                "socket");
        assertThat(config(100))
                .containsEntry("scsi1", "local:100/vm-100-disk-0.qcow2,size=2G")
                .containsEntry("scsi2", "tank:vm-100-disk-0,size=1G")
                .containsEntry("ide2", "local-lvm:vm-100-cloudinit,media=cdrom")
                .containsEntry("efidisk0", "local-lvm:vm-100-disk-1,efitype=4m,pre-enrolled-keys=0,size=4M")
                .containsEntry("tpmstate0", "tank:vm-100-disk-1,size=4M,version=v2.0");
    }

    @Test
    void subKeysComeBackInTheOrderOfTheServer() {
        createVm(100, "net1", "bridge=vmbr0,tag=10,model=virtio,firewall=1,macaddr=bc:24:11:00:00:01");
        assertThat(config(100)).containsEntry("net1", "virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1,tag=10");
    }

    @Test
    void unknownAndMalformedParametersAreNamed() {
        PveClient.Answer answer = root.post(
                "/nodes/pve1/qemu",
                "vmid",
                "99",
                "cores",
                "many",
                "scsi31",
                "local-lvm:1",
                "net0",
                "virtio,colour=red");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).isEqualTo("Parameter verification failed.");
        assertThat(answer.errors()).containsOnlyKeys("vmid", "cores", "scsi31", "net0");
    }

    @Test
    void everyDeviceInTheBootOrderMustExist() {
        assertThat(root.post("/nodes/pve1/qemu", "vmid", "100", "boot", "order=scsi0")
                        .message())
                .startsWith("invalid bootorder");
    }

    @Test
    void aRunningGuestTakesSomeChangesAtOnceAndKeepsOthersPending() {
        createVm(100, "cores", "2");
        start(100);
        root.put(VM + "/config", "cores", "4", "tags", "x", "net1", "virtio,bridge=vmbr0");
        assertThat(config(100))
                .containsEntry("cores", 4L)
                .containsEntry("tags", "x")
                .containsKey("net1");
        assertThat(root.get(VM + "/config?current=1").object())
                .containsEntry("cores", 2L)
                .containsEntry("tags", "x")
                .containsKey("net1");
        assertThat(root.get(VM + "/pending").rows()).contains(Map.of("key", "cores", "value", 2L, "pending", 4L));
        root.exit(root.post(VM + "/status/reset"));
        assertThat(root.get(VM + "/config?current=1").object()).containsEntry("cores", 2L);
        root.exit(root.post(VM + "/status/reboot"));
        assertThat(root.get(VM + "/config?current=1").object()).containsEntry("cores", 4L);
    }

    @Test
    void pendingChangesCanBeRevertedAndDeletesWaitToo() {
        createVm(100, "cores", "2", "agent", "1");
        start(100);
        root.put(VM + "/config", "cores", "4", "delete", "agent");
        assertThat(config(100)).doesNotContainKey("agent");
        assertThat(root.get(VM + "/pending").rows()).contains(Map.of("key", "agent", "value", "1", "delete", 1L));
        root.put(VM + "/config", "revert", "cores,agent");
        assertThat(config(100)).containsEntry("cores", 2L).containsKey("agent");
    }

    @Test
    void aStaleDigestIsRefusedAndSettingWhatIsDeletedToo() {
        createVm(100);
        String digest = String.valueOf(config(100).get("digest"));
        assertThat(root.put(VM + "/config", "cores", "2", "digest", digest).status())
                .isEqualTo(200);
        assertThat(root.put(VM + "/config", "cores", "3", "digest", digest).message())
                .isEqualTo("checksum mismatch (file change by other user?)");
        assertThat(root.put(VM + "/config", "cores", "3", "delete", "cores").status())
                .isEqualTo(400);
        assertThat(root.put(VM + "/config").message()).isEqualTo("no options specified");
        assertThat(root.put(VM + "/config", "cores", "2", "delete", "net5,net6,scsi7")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNetworkCardWrittenWithoutItsAddressGetsAnother() {
        createVm(100);
        Object before = config(100).get("net0");
        root.put(VM + "/config", "net0", "virtio,bridge=vmbr0");
        assertThat(config(100).get("net0")).isNotEqualTo(before);
    }

    @Test
    void aDetachedDiskStaysAsUnusedUntilItIsForcedAway() {
        createVm(100);
        root.put(VM + "/config", "delete", "scsi0");
        assertThat(config(100))
                .containsEntry("unused0", "local-lvm:vm-100-disk-0")
                .doesNotContainKey("scsi0");
        root.put(VM + "/config", "scsi1", "local-lvm:vm-100-disk-0");
        assertThat(config(100)).doesNotContainKey("unused0").containsEntry("scsi1", "local-lvm:vm-100-disk-0,size=8G");
        root.put(VM + "/config", "delete", "scsi1", "force", "1");
        assertThat(root.get("/nodes/pve1/storage/local-lvm/content").rows()).isEmpty();
    }

    @Test
    void postConfigIsATaskAndThePasswordIsMasked() {
        createVm(100, "ide2", "local-lvm:cloudinit");
        PveClient.Answer answer = root.post(VM + "/config", "ciuser", "croft", "cipassword", "secret");
        assertThat(answer.text()).contains(":qmconfig:100:root@pam!croft:");
        assertThat(root.exit(answer)).isEqualTo("OK");
        assertThat(config(100)).containsEntry("cipassword", "**********");
        assertThat(root.get(VM + "/cloudinit").rows()).anyMatch(row -> "croft".equals(row.get("pending")));
        assertThat(root.put(VM + "/cloudinit").status()).isEqualTo(200);
        assertThat(root.get(VM + "/cloudinit").rows()).noneMatch(row -> row.containsKey("pending"));
    }

    @Test
    void powerActionsWantTheRightState() {
        createVm(100);
        assertThat(root.post(VM + "/status/shutdown").message()).isEqualTo("VM 100 not running");
        assertThat(start(100)).isEqualTo("OK");
        assertThat(status(100)).isEqualTo("running");
        assertThat(root.post(VM + "/status/start").message()).isEqualTo("VM 100 already running");
        assertThat(root.delete(VM).message()).isEqualTo("VM 100 is running - destroy failed");
        assertThat(root.exit(root.post(VM + "/status/shutdown", "forceStop", "1")))
                .isEqualTo("OK");
        assertThat(status(100)).isEqualTo("stopped");
    }

    @Test
    void deleteWantsNoProtectionAndFreesTheVolumes() {
        createVm(100, "protection", "1");
        assertThat(root.delete(VM).message()).contains("protection mode enabled");
        root.put(VM + "/config", "protection", "0");
        assertThat(root.exit(root.delete(VM + "/?destroy-unreferenced-disks=1&purge=1")))
                .isEqualTo("OK");
        assertThat(root.get(VM + "/status/current").message())
                .isEqualTo("Configuration file 'nodes/pve1/qemu-server/100.conf' does not exist");
        assertThat(root.get("/nodes/pve1/storage/local-lvm/content").rows()).isEmpty();
        assertThat(root.get("/cluster/nextid").text()).isEqualTo("100");
    }

    @Test
    void aCloneIsAnotherMachineAndLinkedOnesStandOnTheTemplate() {
        createVm(9000, "description", "mark", "tags", "t", "ide2", "local-lvm:cloudinit");
        assertThat(root.post("/nodes/pve1/qemu/9000/clone", "newid", "101", "full", "0")
                        .status())
                .isEqualTo(500);
        root.exit(root.post("/nodes/pve1/qemu/9000/template"));
        assertThat(config(9000)).containsEntry("scsi0", "local-lvm:base-9000-disk-0,size=8G");
        assertThat(root.post("/nodes/pve1/qemu/9000/status/start").status()).isEqualTo(500);
        assertThat(root.exit(root.post("/nodes/pve1/qemu/9000/clone", "newid", "101", "name", "linked")))
                .isEqualTo("OK");
        assertThat(root.exit(root.post("/nodes/pve1/qemu/9000/clone", "newid", "102", "full", "1", "storage", "tank")))
                .isEqualTo("OK");
        Map<String, Object> source = config(9000);
        Map<String, Object> copy = config(101);
        assertThat(copy)
                .containsEntry("name", "linked")
                .containsEntry("tags", "t")
                .doesNotContainKey("lock");
        assertThat(String.valueOf(copy.get("description"))).startsWith("mark");
        for (String key : List.of("smbios1", "vmgenid", "net0")) {
            assertThat(copy.get(key)).isNotEqualTo(source.get(key));
        }
        assertThat(copy.get("ide2")).isEqualTo("local-lvm:vm-101-cloudinit,media=cdrom");
        assertThat(config(102).get("scsi0")).isEqualTo("tank:vm-102-disk-0,size=8G");
        assertThat(root.exit(root.delete("/nodes/pve1/qemu/9000"))).contains("still in use by linked clones");
        assertThat(root.post("/nodes/pve1/qemu/9000/clone", "newid", "101").message())
                .isEqualTo("unable to create VM 101: config file already exists");
        assertThat(root.post("/nodes/pve1/qemu/9000/clone", "newid", "103", "target", "pve2")
                        .message())
                .contains("uses local storage");
    }

    @Test
    void migrationMovesLocalDisksAndNeedsOnlineForARunningGuest() {
        createVm(100);
        assertThat(root.post(VM + "/migrate", "target", "pve1").errors()).containsKey("target");
        assertThat(root.get(VM + "/migrate").object().get("allowed_nodes")).isEqualTo(List.of("pve2", "pve3"));
        start(100);
        assertThat(root.post(VM + "/migrate", "target", "pve2").status()).isEqualTo(500);
        assertThat(root.exit(root.post(VM + "/migrate", "target", "pve2", "online", "1")))
                .contains("local disks");
        assertThat(root.exit(root.post(VM + "/migrate", "target", "pve2", "online", "1", "with-local-disks", "1")))
                .isEqualTo("OK");
        assertThat(root.get(VM + "/config").status()).isEqualTo(500);
        assertThat(root.get("/nodes/pve2/qemu/100/status/current").object()).containsEntry("status", "running");
        assertThat(root.get("/nodes/pve2/storage/local-lvm/content").rows()).hasSize(1);
        assertThat(root.get("/nodes/pve1/storage/local-lvm/content").rows()).isEmpty();
    }

    @Test
    void moveDiskKeepsTheOldVolumeUnlessToldOtherwise() {
        createVm(100);
        assertThat(root.post(VM + "/move_disk", "disk", "scsi0", "storage", "local-lvm")
                        .message())
                .isEqualTo("you can't move to the same storage with same format");
        root.exit(root.post(VM + "/move_disk", "disk", "scsi0", "storage", "tank"));
        assertThat(config(100))
                .containsEntry("scsi0", "tank:vm-100-disk-0,size=8G")
                .containsEntry("unused0", "local-lvm:vm-100-disk-0");
        root.exit(root.post(VM + "/move_disk", "disk", "scsi0", "storage", "local", "format", "qcow2", "delete", "1"));
        assertThat(config(100)).containsEntry("scsi0", "local:100/vm-100-disk-0.qcow2,size=8G");
        assertThat(root.get("/nodes/pve1/storage/tank/content").rows()).isEmpty();
    }

    @Test
    void theAgentAnswersSomeTimeAfterTheStart() {
        createVm(100, "agent", "enabled=1", "ipconfig0", "ip=10.0.0.5/24,gw=10.0.0.1");
        String path = VM + "/agent/network-get-interfaces";
        assertThat(root.get(path).message()).isEqualTo("VM 100 is not running");
        start(100);
        assertThat(root.get(path).message()).isEqualTo("QEMU guest agent is not running");
        assertThat(root.get(path).text()).contains("ip-address=10.0.0.5");
        assertThat(root.get(VM + "/agent/nothing").status()).isEqualTo(501);
    }

    @Test
    void whileATaskHoldsAGuestOthersAreLockedOut() {
        createVm(9000);
        simulator.control().faults().clear();
        PveClient.Answer clone = root.post("/nodes/pve1/qemu/9000/clone", "newid", "101");
        PveClient.Answer update = root.put("/nodes/pve1/qemu/101/config", "cores", "2");
        assertThat(update.message()).isEqualTo("VM is locked (clone)");
        assertThat(root.exit(clone)).isEqualTo("OK");
        assertThat(root.put("/nodes/pve1/qemu/101/config", "cores", "2").status())
                .isEqualTo(200);
    }

    @Test
    void onlyOneCloneAtATimeLeavesARunningSource() {
        createVm(100);
        start(100);
        PveClient.Answer first = root.post(VM + "/clone", "newid", "101");
        PveClient.Answer second = root.post(VM + "/clone", "newid", "102");
        assertThat(root.exit(second)).isEqualTo("can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout");
        assertThat(root.exit(first)).isEqualTo("OK");
        assertThat(root.get("/nodes/pve1/qemu/102/config").status()).isEqualTo(500);
    }
}
