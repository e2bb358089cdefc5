package dev.homecroft.simulators.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Snapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Jobs: at their times and by hand. */
class JobTest extends PbsCase {
    private Object used() {
        return root.get(MAIN + "/status").object().get("used");
    }

    @Test
    void aPruneJobRunsAtItsTimesAndSpaceComesBackADayAfter() {
        addBackups("lab", "100", 5);
        root.exit(root.post(MAIN + "/gc"));
        root.post("/config/prune", "id", "thin", "store", "main", "schedule", "02:00", "keep-last", "2");
        assertThat(root.get("/admin/prune").rows().getFirst())
                .containsEntry("next-run", BEGIN + 2 * 3600)
                .doesNotContainKey("last-run-state");
        simulator.control().advance(Duration.ofHours(3));
        simulator.control().finishTasks();
        assertThat(simulator.control().backups("main")).hasSize(2);
        assertThat(root.get("/admin/prune").rows().getFirst())
                .containsEntry("next-run", BEGIN + 26 * 3600)
                .containsEntry("last-run-state", "OK");
        assertThat(used()).isEqualTo(5 * GIB);
        root.exit(root.post(MAIN + "/gc"));
        assertThat(root.get(MAIN + "/gc").object()).containsEntry("pending-bytes", 3 * GIB);
        assertThat(used()).isEqualTo(5 * GIB);
        simulator.control().advance(Duration.ofDays(2));
        root.exit(root.post(MAIN + "/gc"));
        assertThat(used()).isEqualTo(2 * GIB);
    }

    @Test
    void aPausedJobIsNotDueAndARemovedOneIsForgotten() {
        root.post(
                "/config/prune", "id", "thin", "store", "main", "schedule", "daily", "keep-last", "2", "disable", "1");
        assertThat(root.get("/admin/prune").rows().getFirst()).doesNotContainKey("next-run");
        assertThat(root.put("/config/prune/thin", "schedule", "someday").body())
                .isEqualTo("parameter verification failed - 'schedule': unable to parse calendar event");
        assertThat(root.delete("/config/prune/thin").status()).isEqualTo(200);
        simulator.control().advance(Duration.ofDays(3));
        assertThat(root.get("/nodes/localhost/tasks").rows()).isEmpty();
    }

    @Test
    void damageIsFoundByVerifyingAndWhatWasVerifiedIsPassedOver() {
        addBackups("", "100", 2);
        root.post("/config/verify", "id", "look", "store", "main", "schedule", "daily");
        assertThat(root.exit(root.post("/admin/verify/look/run"))).isEqualTo("OK");
        simulator.control().damage("main", new BackupGroup("", "vm", "100"), BEGIN - DAY);
        assertThat(root.exit(root.post("/admin/verify/look/run"))).isEqualTo("OK");
        assertThat(root.exit(root.post(MAIN + "/verify", "ignore-verified", "0")))
                .isEqualTo("verification failed - please check the log for details");
        assertThat(simulator.control().backups("main"))
                .extracting(Snapshot::verified)
                .containsExactly("ok", "failed");
        assertThat(root.get("/nodes/localhost/tasks", "store", "main", "statusfilter", "error")
                        .rows())
                .hasSize(1);
    }

    @Test
    void aSyncJobPullsFromAnotherServerWhatIsNewAndLeavesWhatVanishedThereUnlessTold() {
        addBackups("lab", "100", 3);
        try (PbsSimulator away = PbsSimulator.start(PbsSimulatorConfig.homeLab().withName("away"));
                PbsClient there = new PbsClient(away, PbsSimulatorConfig.ROOT_TOKEN)) {
            away.control().reach("pbs.example.org:8007", simulator.endpoint());
            String secret = PbsSimulatorConfig.ROOT_TOKEN.substring(PbsSimulatorConfig.ROOT_TOKEN.indexOf(':') + 1);
            there.post(
                    "/config/remote",
                    "name",
                    "home",
                    "host",
                    "pbs.example.org",
                    "auth-id",
                    "root@pam!croft",
                    "password",
                    secret,
                    "fingerprint",
                    away.fingerprint());
            there.post(
                    "/config/sync", "id", "pull", "store", "main", "remote", "home", "remote-store", "main", "ns", "");
            assertThat(there.exit(there.post("/admin/sync/pull/run"))).startsWith("error trying to connect");
            there.put("/config/remote/home", "fingerprint", simulator.fingerprint());
            assertThat(there.get("/config/remote/home/scan").rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("store", "main"));
            assertThat(there.exit(there.post("/admin/sync/pull/run"))).isEqualTo("OK");
            assertThat(away.control().backups("main")).hasSize(3);
            root.delete(MAIN + "/groups", "ns", "lab", "backup-type", "vm", "backup-id", "100");
            assertThat(there.exit(there.post("/admin/sync/pull/run"))).isEqualTo("OK");
            assertThat(away.control().backups("main")).hasSize(3);
            there.put("/config/sync/pull", "remove-vanished", "1");
            assertThat(there.exit(there.post("/admin/sync/pull/run"))).isEqualTo("OK");
            assertThat(away.control().backups("main")).isEmpty();
            assertThat(there.delete("/config/remote/home").body()).contains("is used by sync job 'pull'");
        }
    }

    @Test
    void aLocalSyncJobCopiesBetweenDatastores() {
        addBackups("lab", "100", 2);
        root.exit(root.post("/config/datastore", "name", "archive", "path", "/mnt/archive"));
        assertThat(root.post("/config/sync", "id", "self", "store", "main", "remote-store", "main")
                        .body())
                .isEqualTo("source and target datastore can't be the same");
        root.post(
                "/config/sync",
                "id",
                "copy",
                "store",
                "archive",
                "remote-store",
                "main",
                "remote-ns",
                "lab",
                "owner",
                "root@pam!croft");
        assertThat(root.exit(root.post("/admin/sync/copy/run"))).isEqualTo("OK");
        assertThat(simulator.control().backups("archive"))
                .extracting(one -> one.group().namespace())
                .containsExactly("", "");
        assertThat(root.get("/nodes/localhost/tasks", "typefilter", "syncjob")
                        .rows()
                        .getFirst())
                .containsEntry("worker_id", "-:main:archive::copy");
    }
}
