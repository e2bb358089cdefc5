package dev.homecroft.model;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.care.Care;
import dev.homecroft.model.edge.Edge;
import dev.homecroft.model.gear.Gear;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.storage.Storage;
import java.util.Map;
import java.util.Optional;

/** A whole lab, bound and typed. Entries keep the order of the files, sorted by file name. */
public record Lab(
        LabInfo info,
        Map<String, Site> sites,
        Map<String, Network> networks,
        Map<String, Host> hosts,
        Map<String, Hypervisor> hypervisors,
        Map<String, Image> images,
        Map<String, Guest> guests,
        Dns dns,
        Map<String, Vip> vips,
        Secrets secrets,
        Gear gear,
        Edge edge,
        Storage storage,
        Kubernetes kubernetes,
        Care care,
        References references) {
    public Lab {
        sites = Ordered.copy(sites);
        networks = Ordered.copy(networks);
        hosts = Ordered.copy(hosts);
        hypervisors = Ordered.copy(hypervisors);
        images = Ordered.copy(images);
        guests = Ordered.copy(guests);
        vips = Ordered.copy(vips);
    }

    public Optional<Network> network(Ref ref) {
        return Optional.ofNullable(networks.get(ref.name()));
    }

    public Optional<Host> host(Ref ref) {
        return Optional.ofNullable(hosts.get(ref.name()));
    }

    public Optional<Hypervisor> hypervisor(Ref ref) {
        return Optional.ofNullable(hypervisors.get(ref.name()));
    }

    public Optional<Image> image(Ref ref) {
        return Optional.ofNullable(images.get(ref.name()));
    }

    public Optional<Guest> guest(Ref ref) {
        return Optional.ofNullable(guests.get(ref.name()));
    }

    /** The domain of names in this network: its own, or else the lab's private one. */
    public Optional<Fqdn> domainOf(Network network) {
        return network.domain().or(() -> info.privateDomain());
    }

    /** The first known address of a host or guest, by its interfaces in the order of the file. */
    public static Optional<IpAddress> firstAddress(Map<String, Nic> nics) {
        return nics.values().stream()
                .map(nic -> nic.address().known())
                .flatMap(Optional::stream)
                .findFirst();
    }
}
