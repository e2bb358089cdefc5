package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.proxmox.cluster.AclEntry;
import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.proxmox.cluster.PciMapping;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.User;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.values.Sizes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A cluster to be simulated. What is kept in the folder wins over nodes, storages, users and version given here.
 *
 * @param version such as {@code 9.1.3}; 8.4 to 9.2 behave differently
 * @param fixtures images that exist on the simulated internet, and templates that are already there
 * @param seed of all chance; the same seed and calls give the same cluster
 * @param start simulated time of a new cluster
 * @param folder where the cluster is kept between runs; empty for nowhere
 * @param idle how long a silent connection stays open, in real time
 */
public record ProxmoxSimulatorConfig(
        String clusterName,
        String version,
        List<NodeSpec> nodes,
        List<Storage> storages,
        List<PciMapping> mappings,
        List<User> users,
        List<ApiToken> tokens,
        List<AclEntry> acl,
        List<ImageFixture> fixtures,
        long seed,
        Instant start,
        ClockMode clock,
        Latency latency,
        Optional<Path> folder,
        Duration idle) {
    /** The password of root@pam in {@link #homeLab()}. */
    public static final String ROOT_PASSWORD = "simulated";

    /** The token with all rights in {@link #homeLab()}, as it stands in the Authorization header after {@code =}. */
    public static final String ROOT_TOKEN = "root@pam!croft=11111111-2222-4333-8444-555555555555";

    public ProxmoxSimulatorConfig {
        nodes = List.copyOf(nodes);
        storages = List.copyOf(storages);
        mappings = List.copyOf(mappings);
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
        acl = List.copyOf(acl);
        fixtures = List.copyOf(fixtures);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a cluster has at least one node");
        }
    }

    /**
     * A node.
     *
     * @param memory bytes
     * @param devices PCI devices as {@code path=0000:03:00.0,id=8086:a780,iommugroup=3}
     * @param port on 127.0.0.1, or 0 for any free one
     */
    public record NodeSpec(String name, int cpus, long memory, List<String> bridges, List<String> devices, int port) {
        public NodeSpec {
            bridges = List.copyOf(bridges);
            devices = List.copyOf(devices);
        }

        /** A small node with the bridge {@code vmbr0}. */
        public static NodeSpec of(String name) {
            return new NodeSpec(name, 16, 64 * Sizes.GIB, List.of("vmbr0"), List.of(), 0);
        }
    }

    /**
     * Three nodes {@code pve1} to {@code pve3} with the storages local, local-lvm, tank (ZFS) and shared (NFS); root@pam
     * with {@link #ROOT_PASSWORD} and {@link #ROOT_TOKEN}, and the person anna@pam with the same password and all rights.
     */
    public static ProxmoxSimulatorConfig homeLab() {
        List<String> files = List.of("iso", "vztmpl", "import", "images", "snippets", "backup", "rootdir");
        List<String> disks = List.of("images", "rootdir");
        List<Storage> storages = List.of(
                new Storage("local", "dir", files, List.of(), false, 200 * Sizes.GIB),
                new Storage("local-lvm", "lvmthin", disks, List.of(), false, 500 * Sizes.GIB),
                new Storage("tank", "zfspool", disks, List.of(), false, 1000 * Sizes.GIB),
                new Storage("shared", "nfs", files, List.of(), true, 4000 * Sizes.GIB));
        String secret = ROOT_TOKEN.substring(ROOT_TOKEN.indexOf('=') + 1);
        return new ProxmoxSimulatorConfig(
                "home",
                "9.1.3",
                List.of(NodeSpec.of("pve1"), NodeSpec.of("pve2"), NodeSpec.of("pve3")),
                storages,
                List.of(),
                List.of(
                        new User(User.ROOT, ROOT_PASSWORD, true, List.of(), ""),
                        new User("anna@pam", ROOT_PASSWORD, true, List.of(), "A person with a web browser")),
                List.of(new ApiToken(User.ROOT, "croft", secret, false, 0, "")),
                List.of(new AclEntry("/", "user", "anna@pam", "Administrator", true)),
                List.of(),
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                new ClockMode.Jump(),
                Latency.HOME_LAB,
                Optional.empty(),
                Duration.ofSeconds(5));
    }

    public ProxmoxSimulatorConfig withVersion(String changed) {
        return with(parts -> parts.version = changed);
    }

    public ProxmoxSimulatorConfig withNodes(List<NodeSpec> changed) {
        return with(parts -> parts.nodes = changed);
    }

    public ProxmoxSimulatorConfig withStorages(List<Storage> changed) {
        return with(parts -> parts.storages = changed);
    }

    public ProxmoxSimulatorConfig withAccess(List<User> someUsers, List<ApiToken> someTokens, List<AclEntry> someAcl) {
        return with(parts -> {
            parts.users = someUsers;
            parts.tokens = someTokens;
            parts.acl = someAcl;
        });
    }

    public ProxmoxSimulatorConfig withFixtures(List<ImageFixture> changed) {
        return with(parts -> parts.fixtures = changed);
    }

    public ProxmoxSimulatorConfig withSeed(long changed) {
        return with(parts -> parts.seed = changed);
    }

    public ProxmoxSimulatorConfig withStart(Instant changed) {
        return with(parts -> parts.start = changed);
    }

    public ProxmoxSimulatorConfig withClock(ClockMode changed, Latency speed) {
        return with(parts -> {
            parts.clock = changed;
            parts.latency = speed;
        });
    }

    public ProxmoxSimulatorConfig withFolder(Path changed) {
        return with(parts -> parts.folder = Optional.of(changed));
    }

    private ProxmoxSimulatorConfig with(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return parts.together();
    }

    /** The same values, each to be changed alone. */
    private static final class Parts {
        private final String clusterName;
        private String version;
        private List<NodeSpec> nodes;
        private List<Storage> storages;
        private final List<PciMapping> mappings;
        private List<User> users;
        private List<ApiToken> tokens;
        private List<AclEntry> acl;
        private List<ImageFixture> fixtures;
        private long seed;
        private Instant start;
        private ClockMode clock;
        private Latency latency;
        private Optional<Path> folder;
        private final Duration idle;

        Parts(ProxmoxSimulatorConfig config) {
            clusterName = config.clusterName;
            version = config.version;
            nodes = config.nodes;
            storages = config.storages;
            mappings = config.mappings;
            users = config.users;
            tokens = config.tokens;
            acl = config.acl;
            fixtures = config.fixtures;
            seed = config.seed;
            start = config.start;
            clock = config.clock;
            latency = config.latency;
            folder = config.folder;
            idle = config.idle;
        }

        ProxmoxSimulatorConfig together() {
            return new ProxmoxSimulatorConfig(
                    clusterName,
                    version,
                    nodes,
                    storages,
                    mappings,
                    users,
                    tokens,
                    acl,
                    fixtures,
                    seed,
                    start,
                    clock,
                    latency,
                    folder,
                    idle);
        }
    }
}
