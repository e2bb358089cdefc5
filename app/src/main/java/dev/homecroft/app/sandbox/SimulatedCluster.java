package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Image;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Ref;
import dev.homecroft.model.virt.Backing;
import dev.homecroft.model.virt.RawOptions;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig.NodeSpec;
import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.stage.ClockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** From a hypervisor of the lab to the cluster that plays it: as large, with the same storages, bridges and devices. */
final class SimulatedCluster {
    static final String TOKEN_ID = "root@pam!croft";

    private static final String VERSION = "9.1.3";
    private static final int CPUS = 8;
    private static final ByteSize MEMORY = new ByteSize(32L << 30);
    private static final ByteSize STORAGE = new ByteSize(500L << 30);
    /** What an image unpacks to, when nobody says: small enough for any disk. */
    private static final ByteSize UNPACKED = new ByteSize(2L << 30);

    /** The option that a lab's {@code export} is, by kind of storage. */
    private static final Map<String, String> EXPORT =
            Map.of("cifs", "share", "zfspool", "pool", "rbd", "pool", "lvmthin", "thinpool");

    private static final ByteSize IMAGE = new ByteSize(400L << 20);

    private SimulatedCluster() {}

    static ProxmoxSimulatorConfig of(
            Lab lab, Hypervisor hypervisor, SandboxSecrets secrets, Path folder, Instant start) {
        String secret = secrets.uuid(SandboxSecrets.token(hypervisor.name()));
        return new ProxmoxSimulatorConfig(
                hypervisor.name(),
                hypervisor
                        .version()
                        .map(Object::toString)
                        .filter(text -> text.startsWith("9."))
                        .orElse(VERSION),
                nodes(lab, hypervisor),
                hypervisor.storages().values().stream()
                        .map(SimulatedCluster::storage)
                        .toList(),
                List.of(),
                ProxmoxSimulatorConfig.homeLab().users(),
                List.of(new ApiToken("root@pam", "croft", secret, false, 0, "the sandbox's own")),
                ProxmoxSimulatorConfig.homeLab().acl(),
                lab.images().values().stream().map(SimulatedCluster::fixture).toList(),
                hypervisor.name().hashCode(),
                start,
                new ClockMode.Jump(),
                Latency.HOME_LAB,
                Optional.of(folder),
                Duration.ofSeconds(30));
    }

    private static List<NodeSpec> nodes(Lab lab, Hypervisor hypervisor) {
        List<String> bridges = bridges(lab, hypervisor);
        List<NodeSpec> nodes = new ArrayList<>();
        for (Ref member : hypervisor.members()) {
            Optional<Host> host = lab.host(member);
            long cpus = host.flatMap(Host::cpu).orElse((long) CPUS);
            ByteSize memory = host.flatMap(Host::memory).orElse(MEMORY);
            List<String> devices = host.map(known -> known.devices().values().stream()
                            .flatMap(device -> device(device).stream())
                            .toList())
                    .orElse(List.of());
            nodes.add(new NodeSpec(member.name(), Math.toIntExact(cpus), memory.bytes(), bridges, devices, 0));
        }
        return nodes;
    }

    private static List<String> bridges(Lab lab, Hypervisor hypervisor) {
        NavigableSet<String> names = new TreeSet<>();
        names.add(hypervisor.bridge());
        for (Guest guest : lab.guests().values()) {
            if (guest.hypervisor().name().equals(hypervisor.name())) {
                guest.nics().values().stream()
                        .map(Nic::bridge)
                        .flatMap(Optional::stream)
                        .forEach(names::add);
            }
        }
        return List.copyOf(names);
    }

    private static Optional<String> device(Host.HostDevice device) {
        return device.pci()
                .map(path -> "path=" + path + device.id().map(id -> ",id=" + id).orElse("") + ",iommugroup=1");
    }

    private static Storage storage(Hypervisor.Storage storage) {
        return new Storage(
                storage.name(),
                storage.kind(),
                storage.content(),
                storage.nodes().stream().map(Ref::name).toList(),
                storage.shared(),
                storage.size().orElse(STORAGE).bytes(),
                options(storage));
    }

    /** Disks are there before a lab is, so storages are too, just as the lab has them. */
    private static Map<String, String> options(Hypervisor.Storage storage) {
        Backing backing = storage.backing();
        Map<String, String> options = new TreeMap<>();
        storage.path().ifPresent(path -> options.put("path", path));
        backing.server().ifPresent(server -> options.put("server", server));
        backing.export().ifPresent(export -> options.put(EXPORT.getOrDefault(storage.kind(), "export"), export));
        backing.volumeGroup().ifPresent(group -> options.put("vgname", group));
        backing.datastore().ifPresent(store -> options.put("datastore", store.name()));
        backing.namespace().ifPresent(namespace -> options.put("namespace", namespace));
        backing.user().ifPresent(user -> options.put("username", user));
        backing.fingerprint().ifPresent(fingerprint -> options.put("fingerprint", fingerprint));
        backing.options().ifPresent(mount -> options.put("options", mount));
        options.putAll(RawOptions.of(backing.raw()));
        if (!backing.enabled()) {
            options.put("disable", "1");
        }
        return options;
    }

    private static ImageFixture fixture(Image image) {
        long size = image.size().orElse(IMAGE).bytes();
        long unpacked = switch (image.kind()) {
            case DISK -> Math.max(size, UNPACKED.bytes());
            case ISO, CONTAINER -> size;
        };
        Map<String, String> checksums = image.checksum()
                .map(checksum -> Map.of(checksum.algorithm(), checksum.digest()))
                .orElse(Map.of());
        return new ImageFixture(image.url().toString(), size, unpacked, checksums);
    }
}
