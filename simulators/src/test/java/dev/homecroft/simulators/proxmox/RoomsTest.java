package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rooms around the guests: firewall, networks, snapshots, jobs. */
class RoomsTest extends SimulatorCase {
    private void rule(String comment, String... more) {
        List<String> form = new ArrayList<>(List.of("type", "in", "action", "ACCEPT", "comment", comment));
        form.addAll(List.of(more));
        assertThat(root.post("/cluster/firewall/rules", form.toArray(String[]::new))
                        .status())
                .isEqualTo(200);
    }

    private List<Object> comments() {
        return root.get("/cluster/firewall/rules").rows().stream()
                .map(row -> row.getOrDefault("comment", ""))
                .toList();
    }

    @Test
    void firewallRulesAreAnOrderedListUnderADigest() {
        rule("a");
        rule("b");
        // The place that is asked for counts for nothing when a rule is new.
        rule("c", "pos", "2");
        assertThat(comments()).containsExactly("c", "b", "a");
        Object seen = root.get("/cluster/firewall/rules").rows().getFirst().getOrDefault("digest", "");
        root.put("/cluster/firewall/rules/0", "moveto", "3");
        assertThat(comments()).containsExactly("b", "a", "c");
        PveClient.Answer stale = root.delete("/cluster/firewall/rules/0?digest=" + seen);
        assertThat(stale.status()).isEqualTo(500);
        assertThat(stale.message()).startsWith("detected modified configuration");
        assertThat(root.get("/cluster/firewall/rules/9").message()).isEqualTo("no rule at position 9");
    }

    @Test
    void whatWouldOnlyBePretendedIsRefused() {
        root.post(
                "/access/domains",
                "realm",
                "people",
                "type",
                "ldap",
                "server1",
                "192.0.2.9",
                "base_dn",
                "dc=example",
                "user_attr",
                "uid");
        List<PveClient.Answer> answers = List.of(
                root.post("/nodes/pve1/qemu", "vmid", "100", "archive", "local:backup/vzdump-qemu-100.vma.zst"),
                root.post("/access/domains/people/sync"),
                root.post("/cluster/notifications/targets/mail-to-root/test"),
                root.post("/nodes/pve1/replication/100-0/schedule_now"));
        assertThat(answers).extracting(PveClient.Answer::status).containsOnly(501);
        assertThat(root.get("/nodes/pve1/qemu").rows()).isEmpty();
    }

    @Test
    void aNetworkChangeIsSeenAsStagedUntilItIsReloaded() {
        String path = "/nodes/pve1/network";
        root.post(path, "iface", "vmbr5", "type", "bridge", "cidr", "192.0.2.1/24");
        assertThat(root.get(path).body()).containsKey("changes");
        createVm(100, "net1", "virtio,bridge=vmbr5");
        assertThat(start(100)).contains("bridge 'vmbr5' does not exist");
        assertThat(root.exit(root.put(path))).isEqualTo("OK");
        assertThat(root.get(path).body()).doesNotContainKey("changes");
        assertThat(start(100)).isEqualTo("OK");
        root.put(path + "/vmbr5", "type", "bridge", "comments", "lost");
        assertThat(root.get(path + "/vmbr5").object()).doesNotContainKey("cidr");
        root.delete(path);
        assertThat(root.get(path + "/vmbr5").object()).containsEntry("cidr", "192.0.2.1/24");
    }

    @Test
    void virtualNetworksAreStagedLockedAndApplied() {
        root.post("/cluster/sdn/zones", "zone", "lab", "type", "simple");
        root.post("/cluster/sdn/vnets", "vnet", "inner", "zone", "lab");
        String token = root.post("/cluster/sdn/lock", "allow-pending", "1").text();
        assertThat(root.put("/cluster/sdn").message()).contains("could not acquire lock for SDN config");
        assertThat(root.get("/cluster/sdn/vnets?running=1").rows()).isEmpty();
        assertThat(root.exit(root.put("/cluster/sdn", "lock-token", token))).isEqualTo("OK");
        assertThat(root.get("/cluster/sdn/vnets?running=1").rows()).hasSize(1);
        root.put("/cluster/sdn/vnets/inner", "alias", "changed");
        assertThat(root.get("/cluster/sdn/vnets?pending=1").rows().getFirst()).containsEntry("state", "changed");
        root.post("/cluster/sdn/rollback");
        assertThat(root.get("/cluster/sdn/vnets/inner").object()).doesNotContainKey("alias");
    }

    @Test
    void aSnapshotBringsTheConfigurationBack() {
        createVm(100);
        String path = "/nodes/pve1/qemu/100";
        root.put(path + "/config", "cores", "2");
        assertThat(root.exit(root.post(path + "/snapshot", "snapname", "before")))
                .isEqualTo("OK");
        root.put(path + "/config", "cores", "4");
        assertThat(root.exit(root.post(path + "/snapshot/before/rollback"))).isEqualTo("OK");
        assertThat(config(100)).containsEntry("cores", 2L);
        assertThat(root.get(path + "/snapshot").rows())
                .extracting(row -> row.get("name"))
                .containsExactly("before", "current");
        assertThat(root.post(path + "/template").message()).contains("with snapshots");
        assertThat(root.exit(root.delete(path + "/snapshot/before"))).isEqualTo("OK");
    }

    @Test
    void whatNoJobBacksUpIsListed() {
        createVm(100);
        createVm(101);
        root.post("/cluster/backup", "id", "nightly", "vmid", "100", "storage", "shared", "schedule", "21:00");
        assertThat(root.get("/cluster/backup-info/not-backed-up").rows())
                .extracting(row -> row.get("vmid"))
                .containsExactly(101L);
        assertThat(root.exit(root.post("/nodes/pve1/vzdump", "vmid", "100", "storage", "shared")))
                .isEqualTo("OK");
        Map<String, Object> backup = root.get("/nodes/pve1/storage/shared/content?content=backup")
                .rows()
                .getFirst();
        assertThat(backup.get("volid").toString()).matches("shared:backup/vzdump-qemu-100-.*\\.vma\\.zst");
    }

    @Test
    void aBackupJobGoesWithTheLastGuestThatItNames() {
        createVm(100);
        createVm(101);
        root.post("/cluster/backup", "id", "both", "vmid", "100,101", "storage", "shared", "schedule", "21:00");
        root.post("/cluster/backup", "id", "one", "vmid", "100", "storage", "shared", "schedule", "21:00");
        root.post(
                "/cluster/backup", "id", "all", "all", "1", "exclude", "100", "storage", "shared", "schedule", "21:00");
        assertThat(root.exit(root.delete("/nodes/pve1/qemu/100?purge=1"))).isEqualTo("OK");
        assertThat(root.get("/cluster/backup").rows())
                .extracting(row -> row.get("id") + " " + row.get("vmid") + " " + row.get("exclude"))
                .containsExactlyInAnyOrder("both 101 null", "all null null");
    }

    @Test
    void aStorageIsDefinedChangedAndTakenAway() {
        assertThat(root.post("/storage", "storage", "media", "type", "nfs", "server", "nas")
                        .message())
                .contains("missing value for required option 'export'");
        root.post("/storage", "storage", "media", "type", "nfs", "server", "nas", "export", "/m", "content", "iso");
        assertThat(root.get("/storage/media").object())
                .containsEntry("content", "iso")
                .containsEntry("shared", 1L);
        root.put("/storage/media", "content", "iso,backup", "nodes", "pve1");
        assertThat(root.get("/nodes/pve2/storage").rows()).noneMatch(row -> "media".equals(row.get("storage")));
        assertThat(root.delete("/storage/media").status()).isEqualTo(200);
        assertThat(root.get("/storage/media").status()).isEqualTo(500);
    }

    @Test
    void replicationRunsOnItsScheduleAndFailsWhileItsTargetIsOff() {
        root.exit(root.post("/nodes/pve1/qemu", "vmid", "100", "name", "files", "scsi0", "tank:4"));
        root.post("/cluster/replication", "id", "100-0", "type", "local", "target", "pve2", "schedule", "*/30");
        assertThat(replication("last_sync")).isZero();
        simulator.control().advance(Duration.ofMinutes(40));
        long first = replication("last_sync");
        assertThat(first).isPositive();
        assertThat(replication("next_sync")).isEqualTo(first + 1800);
        simulator.control().powerOff("pve2");
        simulator.control().advance(Duration.ofMinutes(70));
        assertThat(replication("last_sync")).isEqualTo(first);
        assertThat(replication("fail_count")).isEqualTo(2);
        simulator.control().powerOn("pve2");
        simulator.control().advance(Duration.ofMinutes(1));
        assertThat(replication("fail_count")).isZero();
    }

    private long replication(String member) {
        Map<String, Object> status =
                root.get("/nodes/pve1/replication/100-0/status").object();
        return ((Number) status.getOrDefault(member, -1)).longValue();
    }
}
