package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Image;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.providers.proxmox.api.Authorities;
import dev.homecroft.providers.proxmox.declared.GuestFields;
import dev.homecroft.providers.proxmox.declared.GuestOrigins;
import dev.homecroft.providers.proxmox.declared.ImagePlan;
import dev.homecroft.providers.proxmox.network.NodeNetworks;
import dev.homecroft.providers.proxmox.settings.declared.SettingProjector;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Need;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes guests, the images that they need and the settings of their clusters out of a lab. */
final class ProxmoxProjector {
    private final Lab lab;
    private final List<Connection> targets = new ArrayList<>();
    private final Map<Address, DesiredResource> resources = new TreeMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    private ProxmoxProjector(Lab lab) {
        this.lab = lab;
    }

    static Projection project(Lab lab) {
        ProxmoxProjector projector = new ProxmoxProjector(lab);
        for (Hypervisor cluster : lab.hypervisors().values()) {
            if (cluster.kind().equals("proxmox")) {
                projector.cluster(cluster);
            }
        }
        return new Projection(projector.targets, List.copyOf(projector.resources.values()), projector.problems);
    }

    private void cluster(Hypervisor cluster) {
        targets.add(new Connection(
                Names.target(cluster.name()),
                endpoints(cluster),
                Set.copyOf(cluster.fingerprints()),
                cluster.token(),
                Authorities.options(cluster.authorities())));
        unused(cluster);
        SettingProjector.project(lab, cluster, Names.target(cluster.name())).forEach(this::put);
        NodeNetworks.project(lab, cluster, Names.target(cluster.name())).forEach(this::put);
        for (Guest guest : lab.guests().values()) {
            boolean isHere = guest.hypervisor().name().equals(cluster.name());
            if (isHere && (guest.status() == Status.ACTIVE || guest.status() == Status.OFFLINE)) {
                guest(cluster, guest);
            }
        }
    }

    /** What is passed through has a place in the API for single things only. */
    private void unused(Hypervisor cluster) {
        cluster.settings().raw().ifPresent(raw -> unused(cluster.name(), cluster.origin()));
        cluster.settings()
                .nodes()
                .values()
                .forEach(node -> node.raw().ifPresent(raw -> unused(node.host(), node.origin())));
    }

    private void unused(String name, Origin origin) {
        problems.add(
                Diagnostic.warning("proxmox-unused", "`proxmox` of `%s` as a whole is not applied.".formatted(name))
                        .at(origin.of("proxmox"))
                        .hint("state it below what it belongs to, such as `options`, a storage or a user")
                        .build());
    }

    private List<URI> endpoints(Hypervisor cluster) {
        if (!cluster.endpoints().isEmpty()) {
            return cluster.endpoints();
        }
        return cluster.members().stream()
                .map(lab::host)
                .flatMap(Optional::stream)
                .map(host -> Lab.firstAddress(host.nics()))
                .flatMap(Optional::stream)
                .map(ip -> URI.create("https://" + (ip.isV4() ? ip.toString() : "[" + ip + "]") + ":8006"))
                .toList();
    }

    private void guest(Hypervisor cluster, Guest guest) {
        List<Need> needs = new ArrayList<>();
        Fields.Builder create = Fields.builder();
        guest.image().flatMap(lab::image).ifPresent(image -> image(cluster, guest, image, create, needs));
        guest.cloneOf().ifPresent(template -> {
            create.put("create.clone", template.name());
            if (guest.linked()) {
                create.put("create.linked", true);
            }
            needs.add(new Need(template.address(), "is cloned from it"));
        });
        guest.pool()
                .or(cluster::pool)
                .ifPresent(pool -> needs.add(new Need(new Address("pool", cluster.name() + "/" + pool), "is in it")));
        guest.passthrough()
                .values()
                .forEach(device -> needs.add(
                        new Need(new Address("mapping", cluster.name() + "/" + device.mapping()), "is handed it")));
        boolean isOnVnet = guest.nics().values().stream()
                .flatMap(nic -> nic.bridge().stream())
                .anyMatch(cluster.settings().sdn().vnets()::containsKey);
        if (isOnVnet) {
            needs.add(new Need(new Address("sdn", cluster.name() + "/network"), "is plugged into it"));
        }
        guest.disks()
                .values()
                .forEach(disk -> disk.storage()
                        .ifPresent(storage -> needs.add(
                                new Need(new Address("storage", cluster.name() + "/" + storage), "lies on it"))));
        Fields fields = GuestFields.of(lab, cluster, guest, create.build(), problems);
        Address address = new Address("guest", guest.name());
        put(new DesiredResource(
                address,
                Layer.HYPERVISOR,
                Names.target(cluster.name()),
                fields,
                needs,
                guest.origin().key(),
                GuestOrigins.of(guest, fields)));
    }

    private void put(DesiredResource resource) {
        resources.put(resource.address(), resource);
    }

    private void image(Hypervisor cluster, Guest guest, Image image, Fields.Builder create, List<Need> needs) {
        ImagePlan plan = ImagePlan.of(lab, image);
        Optional<Hypervisor.Storage> storage = ImagePlan.storage(cluster, image);
        if (storage.isEmpty()) {
            problems.add(Diagnostic.error(
                            "image-without-storage",
                            "`%s` has no storage that can keep the image `%s`.".formatted(cluster.name(), image.name()))
                    .at(image.origin().key(), "needs content `" + plan.content() + "`")
                    .about(new Address("image", image.name()))
                    .hint("state `storage` of the image, or `content: [%s]` of a storage".formatted(plan.content()))
                    .build());
            return;
        }
        plan.problem(image).ifPresent(problems::add);
        String name = storage.get().name();
        create.put("create.image", image.name());
        create.put("create.volume", name + ":" + plan.content() + "/" + plan.file());
        for (String node : nodes(cluster, guest, storage.get())) {
            Address address = Names.image(image.name(), node, name);
            needs.add(new Need(address, "is made from it"));
            put(plan.resource(address, Names.target(cluster.name()), node, name, image));
        }
    }

    /** Where the image may be needed: on the guest's node, or on each that it may be placed on. */
    private static List<String> nodes(Hypervisor cluster, Guest guest, Hypervisor.Storage storage) {
        if (storage.shared()) {
            return List.of(Names.SHARED);
        }
        if (guest.node().isPresent()) {
            return List.of(guest.node().get().name());
        }
        List<Ref> candidates = storage.nodes().isEmpty() ? cluster.members() : storage.nodes();
        return candidates.stream().map(Ref::name).toList();
    }
}
