package dev.homecroft.app.world;

import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.app.lab.LocalLabs;
import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Stop;
import dev.homecroft.app.session.Wish;
import dev.homecroft.history.History;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.kernel.Secret;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.simulators.dns.DnsControl;
import dev.homecroft.simulators.proxmox.ProxmoxControl;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.SecretSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The reference lab, of 60 guests on three nodes with at least one of every kind of setting, and its cluster, on which another
 * person has things of every kind too. Kept in one folder, as the tower is.
 */
public final class ReferenceWorld implements World, AutoCloseable {
    private static final String DIGEST = "b3ed23dbf1c79b0bb3e8b9aa2bbfa3f1f3a2dd1b9c9ac4a1f76a3a1b5b1c9d11";

    private final Path folder;
    private final ProxmoxSimulator cluster;

    private ReferenceWorld(Path folder) {
        this.folder = folder;
        Map<String, String> digest = Map.of("sha256", DIGEST);
        this.cluster = ProxmoxSimulator.start(ProxmoxSimulatorConfig.homeLab()
                .withClock(new ClockMode.Jump(), Latency.NONE)
                .withFixtures(List.of(
                        new ImageFixture("https://images.test/debian.qcow2", 400L << 20, 2L << 30, digest),
                        new ImageFixture("https://images.test/debian.tar.zst", 120L << 20, 120L << 20, digest)))
                .withFolder(folder.resolve("cluster")));
    }

    /** @param folder empty for a new world, in which only the other person has been at work */
    public static ReferenceWorld start(Path folder) {
        boolean isNew = !Files.exists(folder.resolve("lab"));
        ReferenceWorld world = new ReferenceWorld(folder);
        if (isNew) {
            ReferenceLab.whole().writeTo(world.lab());
            Neighbour.moveIn(world.control());
        }
        return world;
    }

    public ProxmoxControl control() {
        return cluster.control();
    }

    /** The lab's folder. */
    public Path lab() {
        return folder.resolve("lab");
    }

    /** Where the history is. */
    public Path state() {
        return folder.resolve("croft");
    }

    /** From now on the lab's files say this. */
    public void declare(ReferenceLab lab) {
        try {
            for (String file : ReferenceLab.FILES) {
                Files.deleteIfExists(lab().resolve(file));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        lab.writeTo(lab());
    }

    /** Everything that the cluster holds now, without what chance and clock put into it. */
    public ClusterLines look() {
        return ClusterLines.read(folder.resolve("cluster").resolve("cluster.json"));
    }

    /** The token that the lab makes, at the cluster and in the lab's store. */
    public MadeToken madeToken() {
        return MadeToken.read(folder.resolve("cluster").resolve("cluster.json"), folder.resolve("kept"));
    }

    /** Opens the lab as a new process would: with nothing but what is on disk. */
    public LabSession open() {
        return open(List.of(new ProxmoxProvider()), SqliteHistory::open);
    }

    /** What the lab shares with the other person becomes the lab's as far as the lab states it; nothing else is done. */
    public void adoptShared() {
        for (String thing : List.of("sdn/home/network", "firewall/home/datacenter")) {
            try (LabSession session = open()) {
                session.apply(session.plan(new Wish.Adopt(thing)), new Silence(), new Stop());
            }
        }
    }

    @Override
    public <J extends FaultScript.Judge & DnsControl.Judge> void judgedBy(J judge) {
        control().faults().judgedBy(judge);
    }

    /** The cluster's clock is put forward instead. */
    @Override
    public void pause(Duration duration, Runnable real) {
        control().advance(duration);
    }

    @Override
    public LabSession open(List<Provider> providers, Function<Path, History> histories) {
        LocalLabs labs = new LocalLabs(
                new LabFolders(new LabFinder(lab()), List::of),
                providers,
                root -> Optional.of(new Simulated()),
                (lab, root) -> ref -> {
                    throw new IllegalStateException("no store is asked in a rehearsal: " + ref);
                },
                histories,
                () -> control().now());
        return labs.open(Optional.of(lab().toString()), false);
    }

    @Override
    public void close() {
        cluster.close();
    }

    private final class Simulated implements LocalLabs.Rehearsed {
        @Override
        public Connection connection(Connection declared) {
            return new Connection(
                    declared.target(),
                    new ArrayList<>(cluster.endpoints().values()),
                    Set.copyOf(cluster.fingerprints().values()),
                    declared.credential(),
                    declared.options());
        }

        @Override
        public SecretSource secrets() {
            return new DeclaredStores(
                    lab(),
                    folder,
                    ref -> new Secret(
                            ref.path().equals("proxmox/token")
                                    ? ProxmoxSimulatorConfig.ROOT_TOKEN
                                    : "secret of " + ref.path()));
        }

        @Override
        public Path folder() {
            return state();
        }
    }
}
