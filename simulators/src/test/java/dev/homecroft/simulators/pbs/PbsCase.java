package dev.homecroft.simulators.pbs;

import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Snapshot;
import org.junit.jupiter.api.AfterEach;

/** A server with the datastore {@code main} and root's token. */
abstract class PbsCase {
    static final long GIB = 1L << 30;
    static final long DAY = 86_400;
    static final String MAIN = "/admin/datastore/main";

    /** 2026-01-01, when a new server begins. */
    static final long BEGIN = 1_767_225_600;

    final PbsSimulator simulator = PbsSimulator.start(config());
    final PbsClient root = new PbsClient(simulator, PbsSimulatorConfig.ROOT_TOKEN);

    PbsSimulatorConfig config() {
        return PbsSimulatorConfig.homeLab();
    }

    @AfterEach
    void stop() {
        root.close();
        simulator.close();
    }

    /** So many daily backups of a machine, the last a day before the server began. */
    void addBackups(String namespace, String id, int count) {
        BackupGroup group = new BackupGroup(namespace, "vm", id);
        for (int i = count; i > 0; i--) {
            simulator.control().addBackup("main", Snapshot.of(group, BEGIN - i * DAY, 8 * GIB, GIB), "root@pam!croft");
        }
    }
}
