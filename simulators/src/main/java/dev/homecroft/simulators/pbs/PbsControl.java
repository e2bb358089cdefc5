package dev.homecroft.simulators.pbs;

import dev.homecroft.simulators.pbs.api.PbsServer;
import dev.homecroft.simulators.pbs.store.Appliance;
import dev.homecroft.simulators.pbs.store.BackupGroup;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Namespaces;
import dev.homecroft.simulators.pbs.store.Snapshot;
import dev.homecroft.simulators.stage.Exchange;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.wire.TlsServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The hands of a test, of a person and of fate: what happens to a server past the caller under test. */
public final class PbsControl {
    private final Appliance appliance;
    private final FaultScript faults;
    private final TlsServer server;
    private final PbsServer api;

    PbsControl(Appliance appliance, FaultScript faults, TlsServer server, PbsServer api) {
        this.appliance = appliance;
        this.faults = faults;
        this.server = server;
        this.api = api;
    }

    /** Hears of every request and its status from now on; called from several threads. */
    public void witness(Consumer<Exchange> witness) {
        api.witness(witness);
    }

    /** What may go wrong with requests. */
    public FaultScript faults() {
        return faults;
    }

    /** Puts a backup there as if a client had made it, with its namespaces; the group is the owner's if it is new. */
    public void addBackup(String store, Snapshot snapshot, String owner) {
        run(() -> {
            Holding holding = appliance.held(store);
            for (String name = snapshot.group().namespace(); !name.isEmpty(); name = Namespaces.parent(name)) {
                holding.namespaces().add(name);
            }
            holding.add(snapshot, owner);
        });
    }

    /** The backups of a datastore, past all rights, group by group and oldest first. */
    public List<Snapshot> backups(String store) {
        return appliance.locked(() -> appliance.held(store).snapshots());
    }

    /** Chunks of a backup are damaged; nobody knows until it is verified. */
    public void damage(String store, BackupGroup group, long time) {
        run(() -> {
            Holding holding = appliance.held(store);
            holding.snapshot(group, time).map(Snapshot::damaged).ifPresent(holding::change);
        });
    }

    /** The file system of a datastore is no longer there: what needs it is refused. */
    public void loseDatastore(String store) {
        run(() -> appliance.state().file("outages").at(store));
    }

    /** It is there again. */
    public void findDatastore(String store) {
        run(() -> appliance.state().file("outages").entries().remove(store));
    }

    /**
     * Something else takes all but so much of a datastore's file system.
     *
     * @param free bytes that are left
     */
    public void fillDatastore(String store, long free) {
        run(() -> appliance.held(store).fill(free));
    }

    /** Another server answers at this address, when this one asks for it as {@code host:port}. */
    public void reach(String address, URI endpoint) {
        appliance.internet().put(address, endpoint);
    }

    /** The server is off: who connects is refused. */
    public void powerOff() {
        run(() -> appliance.tasks().interrupt(""));
        server.pause();
    }

    /** It listens again, on the same port. */
    public void powerOn() {
        server.open();
    }

    /** Lets simulated time pass; jobs run at their times. */
    public void advance(Duration time) {
        run(() -> appliance.stage().jumpTo(appliance.stage().now() + time.toMillis()));
    }

    /** Lets simulated time pass until no task runs. */
    public void finishTasks() {
        run(() -> {
            while (!appliance.tasks().running().isEmpty()) {
                appliance
                        .stage()
                        .jumpTo(appliance.tasks().running().stream()
                                .mapToLong(TaskRecord::due)
                                .max()
                                .orElse(appliance.stage().now()));
            }
        });
    }

    /** Simulated time since the server was made. */
    public Duration simulatedTime() {
        return appliance.stage().age();
    }

    private void run(Runnable act) {
        appliance.locked(() -> {
            act.run();
            return true;
        });
    }
}
