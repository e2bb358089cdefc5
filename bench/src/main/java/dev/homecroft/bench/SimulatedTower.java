package dev.homecroft.bench;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.simulators.dns.DnsSimulator;
import dev.homecroft.simulators.dns.DnsSimulatorConfig;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig.NodeSpec;
import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.proxmox.cluster.PciMapping;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.spi.Connection;
import dev.homecroft.state.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Simulators of all systems of the tower, whose tasks take as long as in a small lab, on a clock that runs so much faster. */
final class SimulatedTower implements AutoCloseable {
    private static final String KEY = "dG93ZXItdG93ZXItdG93ZXItdG93ZXItdG93ZXItdG93ZXI=";

    private final ProxmoxSimulator cluster;
    private final Map<String, DnsSimulator> zones = new TreeMap<>();
    private final List<DnsSimulator> servers = new ArrayList<>();

    SimulatedTower(Lab lab, double faster) {
        cluster = ProxmoxSimulator.start(
                config(lab, lab.hypervisors().values().iterator().next(), faster));
        for (Dns.Server server : lab.dns().servers().values()) {
            DnsSimulatorConfig config = DnsSimulatorConfig.empty()
                    .withKey(new DnsSimulatorConfig.Key(server.keyName().orElseThrow(), server.algorithm(), KEY));
            List<String> own = lab.dns().zones().values().stream()
                    .filter(zone -> zone.primary()
                            .filter(primary -> primary.name().equals(server.name()))
                            .isPresent())
                    .map(zone -> zone.name().text())
                    .toList();
            for (String zone : own) {
                config = config.withEmptyZone(zone);
            }
            DnsSimulator simulator = DnsSimulator.start(config);
            servers.add(simulator);
            own.forEach(zone -> zones.put(zone, simulator));
        }
    }

    /** The same targets, where their simulators answer. */
    SortedMap<Target, Connection> connections(SortedMap<Target, Connection> declared) {
        SortedMap<Target, Connection> connections = new TreeMap<>();
        declared.forEach((target, connection) -> {
            boolean isCluster = target.provider().equals("proxmox");
            connections.put(
                    target,
                    new Connection(
                            target,
                            isCluster ? List.copyOf(cluster.endpoints().values()) : List.of(names(target.name())),
                            isCluster ? Set.copyOf(cluster.fingerprints().values()) : Set.of(),
                            connection.credential(),
                            connection.options()));
        });
        return connections;
    }

    Secret secret(SecretRef ref) {
        return new Secret(ref.path().startsWith("proxmox/") ? ProxmoxSimulatorConfig.ROOT_TOKEN : KEY);
    }

    private URI names(String zone) {
        DnsSimulator server = Optional.ofNullable(zones.get(zone)).orElseThrow();
        return URI.create("dns://127.0.0.1:" + server.address().getPort());
    }

    private static ProxmoxSimulatorConfig config(Lab lab, Hypervisor hypervisor, double faster) {
        ProxmoxSimulatorConfig home = ProxmoxSimulatorConfig.homeLab();
        return new ProxmoxSimulatorConfig(
                hypervisor.name(),
                home.version(),
                hypervisor.members().stream()
                        .map(member -> node(lab.host(member).orElseThrow(), hypervisor.bridge()))
                        .toList(),
                hypervisor.storages().values().stream()
                        .map(SimulatedTower::storage)
                        .toList(),
                hypervisor.mappings().values().stream()
                        .map(mapping -> mapping(lab, mapping))
                        .toList(),
                home.users(),
                home.tokens(),
                home.acl(),
                lab.images().values().stream()
                        .map(image -> {
                            long size = image.size().map(ByteSize::bytes).orElseThrow();
                            return new ImageFixture(
                                    image.url().toString(),
                                    size,
                                    size,
                                    image.checksum()
                                            .map(sum -> Map.of(sum.algorithm(), sum.digest()))
                                            .orElse(Map.of()));
                        })
                        .toList(),
                home.seed(),
                home.start(),
                new ClockMode.Scaled(faster),
                Latency.HOME_LAB,
                Optional.empty(),
                home.idle());
    }

    private static NodeSpec node(Host host, String bridge) {
        List<String> devices = host.devices().values().stream()
                .flatMap(device -> device(device).stream())
                .toList();
        int cpus = Math.toIntExact(host.cpu().orElseThrow());
        return new NodeSpec(host.name(), cpus, host.memory().orElseThrow().bytes(), List.of(bridge), devices, 0);
    }

    private static Optional<String> device(Host.HostDevice device) {
        return device.pci().map(path -> "path=" + path + ",id=" + device.id().orElse("") + ",iommugroup=1");
    }

    private static Storage storage(Hypervisor.Storage storage) {
        return new Storage(
                storage.name(),
                storage.kind(),
                storage.content(),
                List.of(),
                storage.shared(),
                storage.size().map(ByteSize::bytes).orElseThrow());
    }

    private static PciMapping mapping(Lab lab, Hypervisor.Mapping mapping) {
        List<String> entries = new ArrayList<>();
        mapping.devices()
                .forEach((node, of) -> lab.host(of.host())
                        .flatMap(host -> Optional.ofNullable(host.devices().get(of.device())))
                        .flatMap(SimulatedTower::device)
                        .ifPresent(text -> entries.add("node=" + node + "," + text)));
        return new PciMapping(mapping.name(), "", entries, false, false);
    }

    @Override
    public void close() {
        servers.forEach(DnsSimulator::close);
        cluster.close();
    }
}
