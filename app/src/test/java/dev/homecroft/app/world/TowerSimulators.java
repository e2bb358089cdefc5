package dev.homecroft.app.world;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Image;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.simulators.dns.DnsSimulatorConfig;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig.NodeSpec;
import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.stage.ClockMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what a lab says of its systems to simulators that are the same, and quick. */
final class TowerSimulators {
    static final String KEY = "dG93ZXItdG93ZXItdG93ZXItdG93ZXItdG93ZXItdG93ZXI=";

    private TowerSimulators() {}

    static ProxmoxSimulatorConfig cluster(Lab lab, Hypervisor hypervisor, Path folder) {
        ProxmoxSimulatorConfig home = ProxmoxSimulatorConfig.homeLab();
        return new ProxmoxSimulatorConfig(
                hypervisor.name(),
                home.version(),
                hypervisor.members().stream()
                        .map(member -> node(lab, hypervisor, member))
                        .toList(),
                hypervisor.storages().values().stream()
                        .map(TowerSimulators::storage)
                        .toList(),
                List.of(),
                home.users(),
                home.tokens(),
                home.acl(),
                lab.images().values().stream().map(TowerSimulators::image).toList(),
                home.seed(),
                home.start(),
                new ClockMode.Jump(),
                Latency.NONE,
                Optional.of(folder),
                home.idle());
    }

    private static NodeSpec node(Lab lab, Hypervisor hypervisor, Ref member) {
        Host host = lab.host(member).orElseThrow();
        List<String> devices = host.devices().values().stream()
                .flatMap(device -> device(device).stream())
                .toList();
        int cpus = Math.toIntExact(host.cpu().orElseThrow());
        long memory = host.memory().orElseThrow().bytes();
        return new NodeSpec(member.name(), cpus, memory, List.of(hypervisor.bridge()), devices, 0);
    }

    private static Optional<String> device(Host.HostDevice device) {
        return device.pci().map(path -> "path=" + path + ",id=" + device.id().orElse("") + ",iommugroup=1");
    }

    private static Storage storage(Hypervisor.Storage storage) {
        return new Storage(
                storage.name(),
                storage.kind(),
                storage.content(),
                storage.nodes().stream().map(Ref::name).toList(),
                storage.shared(),
                storage.size().map(ByteSize::bytes).orElseThrow(),
                storage.path().map(path -> Map.of("path", path)).orElse(Map.of()));
    }

    private static ImageFixture image(Image image) {
        long size = image.size().map(ByteSize::bytes).orElseThrow();
        Map<String, String> checksums = image.checksum()
                .map(checksum -> Map.of(checksum.algorithm(), checksum.digest()))
                .orElse(Map.of());
        return new ImageFixture(image.url().toString(), size, size, checksums);
    }

    static DnsSimulatorConfig names(Lab lab, Dns.Server server, Path folder) {
        DnsSimulatorConfig config = DnsSimulatorConfig.empty()
                .withFolder(folder)
                .withKey(new DnsSimulatorConfig.Key(server.keyName().orElseThrow(), server.algorithm(), KEY));
        for (Dns.Zone zone : lab.dns().zones().values()) {
            if (isPrimary(server, zone)) {
                config = config.withEmptyZone(zone.name().text());
            }
        }
        return config;
    }

    static boolean isPrimary(Dns.Server server, Dns.Zone zone) {
        return zone.primary().filter(ref -> ref.name().equals(server.name())).isPresent();
    }
}
