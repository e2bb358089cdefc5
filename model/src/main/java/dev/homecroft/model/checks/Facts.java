package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.Vip;
import dev.homecroft.model.gear.Device;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What several checks ask of a lab. What is retired is not here any more.
 *
 * @param names that follow from hosts, guests and VIPs
 * @param saved what the jobs of backups take
 * @param running guests that run, by hypervisor
 * @param runningBySeat the same, by hypervisor and node
 * @param seats every node of every hypervisor
 */
record Facts(
        Lab lab,
        List<Host> hosts,
        List<Guest> guests,
        List<Vip> vips,
        List<Plug> plugs,
        Set<IpAddress> taken,
        List<Exposed> exposed,
        List<LabNames.Name> names,
        Taken saved,
        Map<String, List<Guest>> running,
        Map<Seat, List<Guest>> runningBySeat,
        Set<Seat> seats) {
    /** A node of a hypervisor. */
    record Seat(String hypervisor, String node) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Seat seat && hypervisor.equals(seat.hypervisor) && node.equals(seat.node);
        }

        @Override
        public int hashCode() {
            return 31 * hypervisor.hashCode() + node.hashCode();
        }
    }

    private static final Set<String> ROUTERS = Set.of("router", "gateway", "firewall");
    /** A search for a free address gives up after so many. */
    private static final long PATIENCE = 4096;

    static Facts of(Lab lab) {
        List<Host> hosts = lab.hosts().values().stream()
                .filter(host -> host.status() != Status.RETIRED)
                .toList();
        List<Guest> guests = lab.guests().values().stream()
                .filter(guest -> guest.status() != Status.RETIRED)
                .toList();
        List<Vip> vips = lab.vips().values().stream()
                .filter(vip -> vip.status() != Status.RETIRED)
                .toList();
        List<Plug> plugs = plugs(lab, hosts, guests, vips);
        Set<IpAddress> taken = new HashSet<>();
        plugs.forEach(plug -> plug.ip().ifPresent(taken::add));
        lab.networks().values().forEach(network -> {
            network.gateway().ifPresent(taken::add);
            network.gateway6().ifPresent(taken::add);
        });
        Set<Seat> seats = new HashSet<>();
        lab.hypervisors()
                .values()
                .forEach(hypervisor ->
                        hypervisor.members().forEach(member -> seats.add(new Seat(hypervisor.name(), member.name()))));
        return new Facts(
                lab,
                hosts,
                guests,
                vips,
                plugs,
                taken,
                Exposed.of(lab),
                LabNames.of(lab, hosts, guests, vips),
                Taken.of(lab, guests),
                running(guests),
                runningBySeat(guests),
                seats);
    }

    private static Map<String, List<Guest>> running(List<Guest> guests) {
        return guests.stream()
                .filter(Facts::isRunning)
                .collect(Collectors.groupingBy(
                        guest -> guest.hypervisor().name(), LinkedHashMap::new, Collectors.toList()));
    }

    private static Map<Seat, List<Guest>> runningBySeat(List<Guest> guests) {
        return guests.stream()
                .filter(Facts::isRunning)
                .filter(guest -> guest.node().isPresent())
                .collect(Collectors.groupingBy(guest -> new Seat(
                        guest.hypervisor().name(), guest.node().orElseThrow().name())));
    }

    private static List<Plug> plugs(Lab lab, List<Host> hosts, List<Guest> guests, List<Vip> vips) {
        List<Plug> plugs = new ArrayList<>();
        for (Host host : hosts) {
            boolean isRouter = host.role().filter(ROUTERS::contains).isPresent();
            host.nics().values().forEach(nic -> add(lab, plugs, address(Section.HOSTS, host.name()), nic, isRouter));
        }
        for (Guest guest : guests) {
            boolean isRouter = Stream.concat(guest.tags().stream(), guest.services().stream())
                    .anyMatch(ROUTERS::contains);
            if (!guest.template()) {
                guest.nics()
                        .values()
                        .forEach(nic -> add(lab, plugs, address(Section.GUESTS, guest.name()), nic, isRouter));
            }
        }
        for (Device device : lab.gear().devices().values()) {
            boolean isRouter = device.kind() == Device.Kind.ROUTER;
            if (device.status() != Status.RETIRED) {
                Address thing = address(Section.DEVICES, device.name());
                device.nics().values().forEach(nic -> add(lab, plugs, thing, nic, isRouter));
            }
        }
        for (Vip vip : vips) {
            add(lab, plugs, vip);
        }
        ClusterPlugs.add(lab, plugs);
        return List.copyOf(plugs);
    }

    private static void add(Lab lab, List<Plug> plugs, Address thing, Nic nic, boolean isRouter) {
        Origin origin = nic.origin();
        plugs.add(new Plug(
                thing,
                network(lab, nic.network(), nic.address()),
                nic.address(),
                false,
                isRouter,
                origin.of("address")));
        if (!(nic.address6() instanceof AddressForm.None)) {
            Optional<Network> network = network(lab, nic.network(), nic.address6());
            plugs.add(new Plug(thing, network, nic.address6(), true, isRouter, origin.of("address6")));
        }
    }

    /** The address of a VIP may be a network's gateway: that is what VRRP is for. */
    private static void add(Lab lab, List<Plug> plugs, Vip vip) {
        Optional<Network> network = network(lab, vip.network(), vip.address());
        SourceRange at = vip.origin().of("address");
        plugs.add(new Plug(address(Section.VIPS, vip.name()), network, vip.address(), false, true, at));
    }

    static Optional<Network> network(Lab lab, Optional<Ref> stated, AddressForm form) {
        Optional<Ref> ref =
                form instanceof AddressForm.Offset offset ? stated.or(() -> Optional.of(offset.network())) : stated;
        return ref.flatMap(lab::network);
    }

    static Address address(Section section, String name) {
        return new Address(section.kind(), name);
    }

    /** Whether two networks are at one site; a network that states none is everywhere. */
    static boolean canMeet(Network one, Network other) {
        if (one.sites().isEmpty() || other.sites().isEmpty()) {
            return true;
        }
        for (Ref site : one.sites()) {
            for (Ref theirs : other.sites()) {
                if (site.name().equals(theirs.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    Optional<Hypervisor> hypervisorOf(Guest guest) {
        return lab.hypervisor(guest.hypervisor());
    }

    /** The hosts of a hypervisor that are there or will be. */
    List<Host> members(Hypervisor hypervisor) {
        return hypervisor.members().stream()
                .map(Ref::name)
                .distinct()
                .map(lab.hosts()::get)
                .filter(Objects::nonNull)
                .filter(host -> host.status() == Status.ACTIVE || host.status() == Status.PLANNED)
                .toList();
    }

    boolean isMember(Hypervisor hypervisor, Ref host) {
        return seats.contains(new Seat(hypervisor.name(), host.name()));
    }

    /** Whether a guest takes memory and processor time. */
    static boolean isRunning(Guest guest) {
        boolean isThere = guest.status() == Status.ACTIVE || guest.status() == Status.PLANNED;
        return isThere && !guest.template() && guest.power() == Guest.Power.RUNNING;
    }

    Stream<Guest> runningOn(Hypervisor hypervisor) {
        return running.getOrDefault(hypervisor.name(), List.of()).stream();
    }

    Stream<Guest> runningOn(Hypervisor hypervisor, Host host) {
        return runningBySeat.getOrDefault(new Seat(hypervisor.name(), host.name()), List.of()).stream();
    }

    static boolean isOn(Guest guest, Host host) {
        return guest.node().filter(node -> node.name().equals(host.name())).isPresent();
    }

    /** A free address in the way that an offset states it: the wished one, or the next after it, or the first. */
    Optional<String> free(Network network, long wish) {
        if (network.cidr().isEmpty()) {
            return Optional.empty();
        }
        Cidr cidr = network.cidr().get();
        long size = cidr.size().min(BigInteger.valueOf(PATIENCE)).longValueExact();
        long first = wish > 0 && wish < size ? wish : 1;
        return LongStream.concat(LongStream.range(first, size), LongStream.range(1, first))
                .filter(number -> isFree(network, cidr, number))
                .mapToObj(number -> network.name() + "+" + number)
                .findFirst();
    }

    private boolean isFree(Network network, Cidr cidr, long number) {
        IpAddress address = cidr.network().plus(number);
        boolean isGivenOut =
                network.dhcp().filter(range -> range.contains(address)).isPresent();
        return cidr.isUsable(address) && !isGivenOut && !taken.contains(address);
    }

    static <T> Optional<T> find(Map<String, T> section, String name) {
        return Optional.ofNullable(section.get(name));
    }
}
