package dev.homecroft.app.accidents;

import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.app.lab.LocalLabs;
import dev.homecroft.app.world.DeclaredStores;
import dev.homecroft.engine.apply.Pauses;
import dev.homecroft.history.History;
import dev.homecroft.history.InMemoryHistory;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.kernel.Secret;
import dev.homecroft.providers.dns.DnsProvider;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.simulators.dns.DnsSimulator;
import dev.homecroft.simulators.dns.DnsSimulatorConfig;
import dev.homecroft.simulators.proxmox.ProxmoxControl;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.api.HumanActs;
import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.simulators.wire.WireReply;
import dev.homecroft.simulators.wire.WireRequest;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.SecretSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A cluster of three nodes and a name server, both simulated, on which several labs can be at home. Nothing is kept on disk
 * but the labs.
 */
public final class Bench implements AutoCloseable {
    /** Every secret value of the bench; none of them may show anywhere. */
    public static final List<String> CANARIES = List.of(
            ProxmoxSimulatorConfig.ROOT_TOKEN.substring(ProxmoxSimulatorConfig.ROOT_TOKEN.indexOf('=') + 1),
            Base64.getEncoder().encodeToString("canary-signing-key-of-the-bench!".getBytes(StandardCharsets.UTF_8)),
            "canary p@ss+w0rd/91c2%");

    /** As a line below {@code images}; the file is named after the image. */
    public static final String DISK_IMAGE =
            "  debian: { kind: disk, url: \"https://images.test/debian.qcow2\", checksum: \"sha256:%s\", size: 400M }"
                    .formatted(Bench.DIGEST);

    public static final String CONTAINER_IMAGE =
            "  debian-ct: { kind: container, url: \"https://images.test/debian.tar.zst\", checksum: \"sha256:%s\", size: 120M }"
                    .formatted(Bench.DIGEST);

    /** The ids that labs of the bench may give, {@code first} to {@code last}. */
    public static final int FIRST_ID = 100;

    public static final int LAST_ID = 499;

    static final String ZONE = "lab.test";
    private static final String REVERSE = "0.20.10.in-addr.arpa";
    private static final String DIGEST = "b3ed23dbf1c79b0bb3e8b9aa2bbfa3f1f3a2dd1b9c9ac4a1f76a3a1b5b1c9d11";

    private final ProxmoxSimulator cluster;
    private final DnsSimulator names;
    private final Way way;

    private Bench(ProxmoxSimulator cluster, DnsSimulator names, Way way) {
        this.cluster = cluster;
        this.names = names;
        this.way = way;
    }

    /**
     * How labs get to the systems.
     *
     * @param providers shared by all desks, as they keep open connections, and shaking hands is most of what a small lab costs
     */
    private record Way(List<Provider> providers, Function<Path, History> histories, Optional<Pauses> pauses) {
        static Way overTls() {
            return new Way(List.of(new ProxmoxProvider(), new DnsProvider()), SqliteHistory::open, Optional.empty());
        }

        /** Without sockets, and what is kept of runs is kept in memory. A pause lets simulated time pass and no other. */
        static Way inside(ProxmoxSimulator cluster, DnsSimulator names) {
            Map<Path, History> kept = new ConcurrentHashMap<>();
            return new Way(
                    List.of(new ProxmoxProvider(new Shortcut(cluster)), new DnsProvider((_, _) -> new NameLine(names))),
                    file -> kept.computeIfAbsent(file, _ -> new InMemoryHistory()),
                    Optional.of((duration, _) -> cluster.control().advance(duration)));
        }
    }

    public static Bench start() {
        return start(config -> config);
    }

    /** @param change what the cluster has otherwise */
    public static Bench start(UnaryOperator<ProxmoxSimulatorConfig> change) {
        return start(change, (_, _) -> Way.overTls());
    }

    /** One that is reached without sockets and remembers in memory: many times as fast, and the same above and below. */
    public static Bench inside() {
        return inside(config -> config);
    }

    /** @param change what the cluster has otherwise */
    public static Bench inside(UnaryOperator<ProxmoxSimulatorConfig> change) {
        return start(change, Way::inside);
    }

    private static Bench start(
            UnaryOperator<ProxmoxSimulatorConfig> change, BiFunction<ProxmoxSimulator, DnsSimulator, Way> way) {
        Map<String, String> digest = Map.of("sha256", DIGEST);
        ProxmoxSimulatorConfig config = ProxmoxSimulatorConfig.homeLab()
                .withStart(Instant.now())
                .withClock(new ClockMode.Jump(), Latency.NONE)
                .withFixtures(List.of(
                        new ImageFixture("https://images.test/debian.qcow2", 400L << 20, 2L << 30, digest),
                        new ImageFixture("https://images.test/debian.tar.zst", 120L << 20, 120L << 20, digest)));
        DnsSimulatorConfig zones = DnsSimulatorConfig.empty()
                .withKey(new DnsSimulatorConfig.Key("croft", "hmac-sha256", CANARIES.get(1)))
                .withEmptyZone(ZONE)
                .withEmptyZone(REVERSE);
        ProxmoxSimulator cluster = ProxmoxSimulator.start(change.apply(config));
        DnsSimulator names = DnsSimulator.start(zones);
        return new Bench(cluster, names, way.apply(cluster, names));
    }

    /** A lab of that id in that folder; what it wants is written afterwards. */
    public Desk desk(Path folder, String id) {
        Desk desk = new Desk(folder, seat().labs(folder, way));
        desk.write("lab.yaml", base(id));
        return desk;
    }

    /** Where its systems answer. */
    public Seat seat() {
        return new Seat(
                new ArrayList<>(cluster.endpoints().values()),
                Set.copyOf(cluster.fingerprints().values()),
                names.address().getPort());
    }

    /** What another process needs to know to work on the same systems. */
    public record Seat(List<URI> nodes, Set<String> fingerprints, int names) {
        public LocalLabs labs(Path folder) {
            return labs(folder, Way.overTls());
        }

        private LocalLabs labs(Path folder, Way way) {
            return new LocalLabs(
                    new LabFolders(new LabFinder(folder), List::of),
                    way.providers(),
                    root -> Optional.of(new Simulated(this, folder, way.pauses())),
                    (lab, root) -> ref -> {
                        throw new IllegalStateException("no store is asked in a rehearsal: " + ref);
                    },
                    way.histories(),
                    InstantSource.system());
        }
    }

    public ProxmoxSimulator cluster() {
        return cluster;
    }

    public ProxmoxControl control() {
        return cluster.control();
    }

    public HumanActs anna() {
        return cluster.control().anna();
    }

    public FaultScript faults() {
        return cluster.control().faults();
    }

    public DnsSimulator names() {
        return names;
    }

    /** The guest's configuration; empty when nobody has the id. */
    public Optional<NavigableMap<String, String>> look(int id) {
        return cluster.control().look(id);
    }

    /** Whether the cluster lets in whoever has this, {@code user@realm!name=value}. */
    public boolean opensFor(String token) {
        WireRequest request = new WireRequest(
                "GET", "/api2/json/access/permissions", "", Map.of("authorization", "PVEAPIToken=" + token), "");
        return cluster.ask("pve1", request) instanceof WireReply.Answer answer && answer.status() == 200;
    }

    /** Ids of all guests that have this name. */
    public List<Integer> called(String name) {
        return guests().getOrDefault(name, List.of());
    }

    /** Ids of all guests where labs of the bench have theirs, by name. */
    public Map<String, List<Integer>> guests() {
        Map<String, List<Integer>> found = new TreeMap<>();
        for (int id = FIRST_ID; id <= LAST_ID; id++) {
            int place = id;
            look(id).map(guest -> guest.getOrDefault("name", guest.getOrDefault("hostname", "")))
                    .ifPresent(name ->
                            found.computeIfAbsent(name, _ -> new ArrayList<>()).add(place));
        }
        return found;
    }

    /** Somebody makes a virtual machine by hand, with things on its disk. */
    public void stranger(int id, String name) {
        anna().create("qemu", "pve1", id, Map.of("name", name, "scsi0", "local-lvm:4", "net0", "virtio,bridge=vmbr0"));
    }

    @Override
    public void close() {
        names.close();
        cluster.close();
    }

    private record Simulated(Seat seat, Path lab, Optional<Pauses> others) implements LocalLabs.Rehearsed {
        @Override
        public Connection connection(Connection declared) {
            boolean isCluster = declared.target().provider().equals("proxmox");
            return new Connection(
                    declared.target(),
                    isCluster ? seat.nodes() : List.of(URI.create("dns://127.0.0.1:" + seat.names())),
                    isCluster ? seat.fingerprints() : Set.of(),
                    declared.credential(),
                    declared.options());
        }

        @Override
        public Pauses pauses() {
            return others.orElseGet(LocalLabs.Rehearsed.super::pauses);
        }

        @Override
        public SecretSource secrets() {
            return new DeclaredStores(
                    lab,
                    lab.resolveSibling("home"),
                    ref -> new Secret(
                            switch (ref.path()) {
                                case "proxmox/token" -> ProxmoxSimulatorConfig.ROOT_TOKEN;
                                case "dns/key" -> CANARIES.get(1);
                                default -> CANARIES.get(2);
                            }));
        }

        @Override
        public Path folder() {
            return lab.resolve(".croft");
        }
    }

    private static String base(String id) {
        return """
                lab: { name: bench, id: %s, domains: { private: lab.test }, secrets: env }
                secrets: { stores: { env: { kind: env, prefix: BENCH } } }
                networks:
                  servers: { vlan: 20, cidr: 10.20.0.0/24, gateway: 10.20.0.1 }
                hosts:
                  pve1: {}
                  pve2: {}
                  pve3: {}
                hypervisors:
                  home:
                    kind: proxmox
                    members: [pve1, pve2, pve3]
                    token: proxmox/token
                    bridge: vmbr0
                    ids: { first: %d, last: %d }
                    storages:
                      local: { kind: dir, content: [iso, vztmpl, import, snippets] }
                      local-lvm: { kind: lvmthin, content: [images, rootdir] }
                      tank: { kind: zfspool, content: [images, rootdir] }
                images:
                %s
                %s
                dns:
                  servers: { ns: { kind: rfc2136, address: 127.0.0.1, key-name: croft, key: dns/key } }
                  zones: { lab.test: { primary: ns }, 0.20.10.in-addr.arpa: { primary: ns } }
                """.formatted(id, FIRST_ID, LAST_ID, DISK_IMAGE, CONTAINER_IMAGE);
    }
}
