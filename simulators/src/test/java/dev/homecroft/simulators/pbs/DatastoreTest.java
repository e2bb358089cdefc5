package dev.homecroft.simulators.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.stage.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datastores, what is in them, and what goes wrong with them. */
class DatastoreTest extends PbsCase {
    private static final String ONE = "/config/datastore/archive";

    private PbsClient.Answer create(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"name", "archive", "path", "/mnt/archive"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return root.post("/config/datastore", arguments);
    }

    @Test
    void aDatastoreIsThereWhenItsTaskHasEndedAndItsFolderMayBeTakenOverLater() {
        PbsClient.Answer started = create("gc-schedule", "daily");
        assertThat(root.get(ONE).body()).isEqualTo("no such datastore 'archive'");
        assertThat(root.exit(started)).isEqualTo("OK");
        assertThat(root.get(ONE).object()).containsEntry("gc-schedule", "daily");
        assertThat(create().body())
                .isEqualTo("parameter verification failed - 'name': datastore 'archive' already exists.");
        assertThat(root.exit(root.delete(ONE))).isEqualTo("OK");
        assertThat(root.delete(ONE).status()).isEqualTo(404);
        assertThat(root.exit(create())).isEqualTo("datastore path not empty");
        assertThat(root.exit(create("reuse-datastore", "1"))).isEqualTo("OK");
        assertThat(root.exit(root.delete(ONE, "destroy-data", "1"))).isEqualTo("OK");
        assertThat(root.exit(create())).isEqualTo("OK");
    }

    @Test
    void aChangeOfWhatSomebodyElseHasChangedIsRefused() {
        String digest = root.get("/config/datastore/main").digest();
        assertThat(digest).hasSize(64);
        assertThat(root.put("/config/datastore/main", "comment", "mine", "digest", digest)
                        .status())
                .isEqualTo(200);
        assertThat(root.put("/config/datastore/main", "comment", "yours", "digest", digest))
                .isEqualTo(new PbsClient.Answer(
                        400, "detected modified configuration - file changed by other user? Try again."));
        assertThat(root.put("/config/datastore/main", "delete", "comment").status())
                .isEqualTo(200);
        assertThat(root.get("/config/datastore/main").object()).doesNotContainKey("comment");
    }

    @Test
    void maintenanceForbidsWritesOrEverything() {
        addBackups("", "100", 1);
        root.put("/config/datastore/main", "maintenance-mode", "type=read-only,message=\"moving\"");
        assertThat(root.get(MAIN + "/snapshots").rows()).hasSize(1);
        assertThat(root.post(MAIN + "/gc").body())
                .isEqualTo("datastore 'main' is in read-only maintenance mode: moving");
        root.put("/config/datastore/main", "maintenance-mode", "offline");
        assertThat(root.get(MAIN + "/snapshots").status()).isEqualTo(400);
        assertThat(root.get("/status/datastore-usage").rows().getFirst()).containsKey("error");
        root.put("/config/datastore/main", "delete", "maintenance-mode");
        assertThat(root.get(MAIN + "/snapshots").rows()).hasSize(1);
    }

    @Test
    void backupsAreSeenOnlyInTheirNamespace() {
        addBackups("site/lab", "100", 2);
        assertThat(root.get(MAIN + "/snapshots").rows()).isEmpty();
        assertThat(root.get(MAIN + "/namespace").rows())
                .extracting(row -> row.get("ns"))
                .containsExactly("", "site", "site/lab");
        assertThat(root.get(MAIN + "/groups", "ns", "site/lab").rows().getFirst())
                .containsEntry("backup-count", 2L)
                .containsEntry("owner", "root@pam!croft");
        assertThat(root.get(MAIN + "/snapshots", "ns", "site/lab").rows().getFirst())
                .containsEntry("size", 8 * GIB)
                .containsEntry("protected", false);
        assertThat(root.delete(MAIN + "/namespace", "ns", "site").status()).isEqualTo(400);
        assertThat(root.delete(MAIN + "/namespace", "ns", "site", "delete-groups", "1")
                        .status())
                .isEqualTo(200);
        assertThat(simulator.control().backups("main")).isEmpty();
    }

    @Test
    void whatIsProtectedStaysUntilItIsNot() {
        addBackups("", "100", 2);
        String[] newest = {"backup-type", "vm", "backup-id", "100", "backup-time", Long.toString(BEGIN - DAY)};
        String[] kept = {
            "backup-type", "vm", "backup-id", "100", "backup-time", Long.toString(BEGIN - DAY), "protected", "1"
        };
        assertThat(root.put(MAIN + "/protected", kept).status()).isEqualTo(200);
        assertThat(root.delete(MAIN + "/snapshots", newest).body()).isEqualTo("cannot remove protected snapshot");
        assertThat(root.delete(MAIN + "/groups", "backup-type", "vm", "backup-id", "100")
                        .body())
                .isEqualTo("group only partially deleted due to protected snapshots");
        assertThat(simulator.control().backups("main")).hasSize(1);
        kept[7] = "0";
        root.put(MAIN + "/protected", kept);
        assertThat(root.delete(MAIN + "/snapshots", newest).status()).isEqualTo(200);
        assertThat(root.delete(MAIN + "/snapshots", newest).body())
                .isEqualTo("snapshot vm/100/2025-12-31T00:00:00Z does not exist!");
    }

    @Test
    void aLostOrFullDatastoreSaysSo() {
        simulator.control().loseDatastore("main");
        assertThat(root.get(MAIN + "/status").body()).startsWith("unable to open chunk store at ");
        simulator.control().findDatastore("main");
        simulator.control().fillDatastore("main", GIB);
        assertThat(root.get(MAIN + "/status").object()).containsEntry("avail", GIB);
        assertThat(root.send(
                                "GET",
                                "/backup",
                                Map.of("Simulated-Backup", "size=" + 4 * GIB + ",stored=" + 2 * GIB),
                                "store",
                                "main",
                                "backup-type",
                                "vm",
                                "backup-id",
                                "100",
                                "backup-time",
                                Long.toString(BEGIN))
                        .body())
                .isEqualTo("No space left on device (os error 28)");
    }

    @Test
    void faultsStrikeTasksRequestsAndConnections() {
        simulator.control().faults().add(Fault.Rule.once("POST", MAIN + "/gc", new Fault.TaskFails("disk on fire")));
        simulator.control().faults().add(Fault.Rule.once("POST", MAIN + "/namespace", new Fault.DropsAfter()));
        simulator.control().faults().add(Fault.Rule.once("GET", "/ping", new Fault.Answers(401, "expired")));
        assertThat(root.exit(root.post(MAIN + "/gc"))).isEqualTo("disk on fire");
        assertThat(root.exit(root.post(MAIN + "/gc"))).isEqualTo("OK");
        assertThat(root.post(MAIN + "/namespace", "name", "lab").status()).isZero();
        assertThat(root.get(MAIN + "/namespace").rows()).hasSize(2);
        assertThat(root.get("/ping").status()).isEqualTo(401);
        simulator.control().powerOff();
        assertThat(root.get("/ping").status()).isZero();
        simulator.control().powerOn();
        assertThat(root.get("/ping").status()).isEqualTo(200);
    }

    @Test
    void aRestartForgetsNothing(@TempDir Path folder) {
        PbsSimulatorConfig kept = PbsSimulatorConfig.homeLab().withFolder(folder);
        try (PbsSimulator first = PbsSimulator.start(kept);
                PbsClient client = new PbsClient(first, PbsSimulatorConfig.ROOT_TOKEN)) {
            assertThat(client.post(MAIN + "/namespace", "name", "lab").text()).isEqualTo("lab");
            client.post("/config/prune", "id", "daily", "store", "main", "schedule", "daily", "keep-last", "3");
            first.control().advance(Duration.ofDays(2));
        }
        try (PbsSimulator second = PbsSimulator.start(kept);
                PbsClient client = new PbsClient(second, PbsSimulatorConfig.ROOT_TOKEN)) {
            assertThat(client.get(MAIN + "/namespace").rows()).hasSize(2);
            assertThat(client.get("/admin/prune").rows().getFirst()).containsEntry("last-run-state", "OK");
        }
    }
}
