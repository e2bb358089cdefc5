package dev.homecroft.app.world;

import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.app.lab.LocalLabs;
import dev.homecroft.app.session.LabSession;
import dev.homecroft.history.History;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.kernel.Secret;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.providers.dns.DnsProvider;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.simulators.dns.DnsControl;
import dev.homecroft.simulators.dns.DnsSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.source.FolderTree;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.SecretSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A copy of {@code examples/tower} and simulators of all its systems, kept in one folder: started again on the same folder,
 * or on a copy of it, everything is as it was.
 */
public final class TowerWorld implements World, AutoCloseable {
    private final Path folder;
    private final ProxmoxSimulator cluster;
    private final Map<String, DnsSimulator> servers = new TreeMap<>();
    private final Map<String, String> primaries = new TreeMap<>();

    private TowerWorld(Path folder) {
        this.folder = folder;
        Lab lab = read(lab());
        Hypervisor hypervisor = lab.hypervisors().values().iterator().next();
        cluster = ProxmoxSimulator.start(TowerSimulators.cluster(lab, hypervisor, folder.resolve("cluster")));
        for (Dns.Server server : lab.dns().servers().values()) {
            Path own = folder.resolve("names-" + server.name());
            servers.put(server.name(), DnsSimulator.start(TowerSimulators.names(lab, server, own)));
        }
        for (Dns.Zone zone : lab.dns().zones().values()) {
            zone.primary().ifPresent(server -> primaries.put(zone.name().text(), server.name()));
        }
    }

    /** @param folder empty for a new world */
    public static TowerWorld start(Path folder) {
        Path tower = Path.of(System.getProperty("homecroft.root", ".."), "examples", "tower");
        Path lab = folder.resolve("tower");
        if (!Files.exists(lab)) {
            copy(tower, lab);
        }
        return new TowerWorld(folder);
    }

    private static Lab read(Path folder) {
        LabFiles files = LabFiles.load(new FolderTree(folder), ParseCache.none(), path -> true);
        return LabBinder.bind(files).lab().orElseThrow();
    }

    /** Copies a folder with all that is in it. */
    public static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The lab's folder; its files may be edited. */
    public Path lab() {
        return folder.resolve("tower");
    }

    /** Where the history is. */
    public Path state() {
        return folder.resolve("croft");
    }

    public ProxmoxSimulator cluster() {
        return cluster;
    }

    /** The server that takes the changes of all zones of the tower. */
    public DnsSimulator names() {
        return servers.values().iterator().next();
    }

    /** Everything that the simulated systems hold now, without what chance and clock put into it. */
    public WorldState look() {
        return WorldState.read(folder.resolve("cluster").resolve("cluster.json"), names(), primaries.keySet());
    }

    /** Opens the lab as a new process would: with nothing but what is on disk. */
    public LabSession open() {
        return open(List.of(new ProxmoxProvider(), new DnsProvider()), SqliteHistory::open);
    }

    @Override
    public <J extends FaultScript.Judge & DnsControl.Judge> void judgedBy(J judge) {
        cluster.control().faults().judgedBy(judge);
        names().control().judgedBy(judge);
    }

    @Override
    public void pause(Duration duration, Runnable real) {
        real.run();
    }

    @Override
    public LabSession open(List<Provider> providers, Function<Path, History> histories) {
        return labs(providers, histories).open(Optional.of(lab().toString()), false);
    }

    private LocalLabs labs(List<Provider> providers, Function<Path, History> histories) {
        return new LocalLabs(
                new LabFolders(new LabFinder(lab()), List::of),
                providers,
                root -> Optional.of(new Simulated()),
                (lab, root) -> ref -> {
                    throw new IllegalStateException("no store is asked in a rehearsal: " + ref);
                },
                histories,
                InstantSource.system());
    }

    @Override
    public void close() {
        servers.values().forEach(DnsSimulator::close);
        cluster.close();
    }

    private final class Simulated implements LocalLabs.Rehearsed {
        @Override
        public Connection connection(Connection declared) {
            boolean isCluster = declared.target().provider().equals("proxmox");
            return new Connection(
                    declared.target(),
                    isCluster
                            ? new ArrayList<>(cluster.endpoints().values())
                            : endpoints(declared.target().name()),
                    isCluster ? Set.copyOf(cluster.fingerprints().values()) : Set.of(),
                    declared.credential(),
                    declared.options());
        }

        private List<URI> endpoints(String zone) {
            DnsSimulator server =
                    Optional.ofNullable(primaries.get(zone)).map(servers::get).orElseThrow();
            return List.of(URI.create("dns://127.0.0.1:" + server.address().getPort()));
        }

        @Override
        public SecretSource secrets() {
            return ref -> new Secret(
                    ref.path().startsWith("proxmox/") ? ProxmoxSimulatorConfig.ROOT_TOKEN : TowerSimulators.KEY);
        }

        @Override
        public Path folder() {
            return state();
        }
    }
}
