package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.Version;
import dev.homecroft.kernel.VlanId;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Image;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabInfo;
import dev.homecroft.model.Network;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.References;
import dev.homecroft.model.Secrets;
import dev.homecroft.model.Section;
import dev.homecroft.model.care.Care;
import dev.homecroft.model.edge.Edge;
import dev.homecroft.model.gear.Gear;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.storage.Storage;
import dev.homecroft.model.virt.Backing;
import dev.homecroft.model.virt.Settings;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small labs on the simulator's cluster, put together piece by piece. */
final class Labs {
    static final SecretRef TOKEN = new SecretRef("test", "proxmox/token");
    static final SecretRef PASSWORD = new SecretRef("test", "guests/password");
    static final String IMAGE_URL = "https://images.example.org/debian-13.qcow2";
    static final String TEMPLATE_URL = "https://images.example.org/debian-13-standard.tar.zst";
    static final String DIGEST = "ab".repeat(32);
    static final Origin ORIGIN = Origin.at(SourceRange.ofFile("lab.yaml"));

    private final Map<String, Guest> guests = new LinkedHashMap<>();
    private Hypervisor.RestartPolicy restarts = Hypervisor.RestartPolicy.NEVER;
    private ByteSize reserve = ByteSize.ofGibi(2);
    private Optional<String> pool = Optional.empty();

    static Ref ref(Section section, String name) {
        return new Ref(section, name, SourceRange.ofFile("lab.yaml"));
    }

    Labs with(Wanted guest) {
        guests.put(guest.name, guest.build());
        return this;
    }

    Labs without(String name) {
        guests.remove(name);
        return this;
    }

    Labs restarting() {
        restarts = Hypervisor.RestartPolicy.ALLOWED;
        return this;
    }

    Labs reserve(ByteSize size) {
        reserve = size;
        return this;
    }

    Labs pool(String name) {
        pool = Optional.of(name);
        return this;
    }

    private static Hypervisor.Storage storage(String name, String kind, boolean shared, String... content) {
        return new Hypervisor.Storage(
                name,
                kind,
                List.of(),
                List.of(content),
                shared,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Backing.NONE,
                ORIGIN);
    }

    private Hypervisor hypervisor() {
        Map<String, Hypervisor.Storage> storages = new LinkedHashMap<>();
        storages.put("local", storage("local", "dir", false, "import", "iso", "vztmpl"));
        storages.put("local-lvm", storage("local-lvm", "lvmthin", false, "images", "rootdir"));
        storages.put("tank", storage("tank", "zfspool", false, "images", "rootdir"));
        storages.put("shared", storage("shared", "nfs", true, "images", "import", "iso", "vztmpl"));
        List<Ref> members = List.of("pve1", "pve2", "pve3").stream()
                .map(name -> ref(Section.HOSTS, name))
                .toList();
        return new Hypervisor(
                "home",
                "proxmox",
                Optional.of(Version.parse("9.1")),
                members,
                List.of(URI.create("https://192.0.2.1:8006")),
                List.of(),
                List.of(),
                Optional.of(TOKEN),
                "vmbr0",
                storages,
                Map.of(),
                Optional.empty(),
                pool,
                reserve,
                restarts,
                Settings.EMPTY,
                ORIGIN);
    }

    private static Image image(String name, Image.Kind kind, String url) {
        return new Image(
                name,
                kind,
                URI.create(url),
                Optional.of(new Image.Checksum("sha256", DIGEST)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ORIGIN);
    }

    Lab build() {
        LabInfo info = new LabInfo(
                "tower",
                "tower",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("anna"),
                Optional.empty(),
                Optional.empty(),
                LabInfo.Reconcile.EMPTY,
                LabInfo.Docs.EMPTY,
                ORIGIN);
        Network servers = new Network(
                "servers",
                VlanId.tryParse("20"),
                Cidr.tryParse("10.20.0.0/24"),
                Optional.empty(),
                IpAddress.tryParse("10.20.0.1"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(IpAddress.parse("10.20.0.2")),
                Optional.empty(),
                Optional.empty(),
                ORIGIN);
        Map<String, Image> images = new LinkedHashMap<>();
        images.put("debian-13", image("debian-13", Image.Kind.DISK, IMAGE_URL));
        images.put("debian-ct", image("debian-ct", Image.Kind.CONTAINER, TEMPLATE_URL));
        return new Lab(
                info,
                Map.of(),
                Map.of("servers", servers),
                Map.of(),
                Map.of("home", hypervisor()),
                images,
                guests,
                Dns.EMPTY,
                Map.of(),
                Secrets.EMPTY,
                Gear.EMPTY,
                Edge.EMPTY,
                Storage.EMPTY,
                Kubernetes.EMPTY,
                Care.EMPTY,
                References.EMPTY);
    }

    static Nic nic(String name, String address) {
        AddressForm form = IpAddress.tryParse(address)
                .<AddressForm>map(AddressForm.Literal::new)
                .orElseGet(AddressForm.None::new);
        return new Nic(
                name,
                Optional.of(ref(Section.NETWORKS, "servers")),
                form,
                new AddressForm.None(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                ORIGIN);
    }

    static Guest.Disk on(Guest.Disk disk, String volume) {
        return with(disk, Optional.of(volume), disk.mount());
    }

    static Guest.Disk at(Guest.Disk disk, String mount) {
        return with(disk, disk.volume(), Optional.of(mount));
    }

    private static Guest.Disk with(Guest.Disk disk, Optional<String> volume, Optional<String> mount) {
        return new Guest.Disk(
                disk.name(),
                disk.storage(),
                disk.size(),
                disk.slot(),
                volume,
                disk.keep(),
                mount,
                disk.ssd(),
                disk.discard(),
                disk.backup(),
                disk.iothread(),
                disk.origin());
    }

    static Guest.Disk disk(String name, String storage, String size, boolean keep) {
        return new Guest.Disk(
                name,
                Optional.of(storage),
                ByteSize.tryParse(size),
                Optional.empty(),
                Optional.empty(),
                keep,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ORIGIN);
    }
}
