package dev.homecroft.providers.proxmox.takeover;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.spi.Found;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The networks that interfaces of guests are in, as far as that can be told: by VLAN, or for untagged ones by an address on the
 * same bridge. What no declared network is, becomes a new one; what nobody can tell stays without.
 */
final class FoundNetworks {
    private final Lab lab;
    private final Map<String, Seen> seen = new TreeMap<>();
    private final Map<String, Net> nets = new TreeMap<>();
    private final List<Found.Entry> entries = new ArrayList<>();

    /** What the interfaces of one wire show. */
    private static final class Seen {
        private final Optional<Long> vlan;
        private final String name;
        private final Set<Cidr> ranges = new TreeSet<>();
        private final Set<String> gateways = new TreeSet<>();

        private Seen(Optional<Long> vlan, String name) {
            this.vlan = vlan;
            this.name = name;
        }
    }

    /** A network of the lab, declared or new. */
    record Net(String name, Optional<Cidr> cidr, Optional<IpAddress> gateway, List<IpAddress> dns) {
        boolean holds(IpAddress address, int prefix) {
            return cidr.filter(range -> range.contains(address) && range.prefix() == prefix)
                    .isPresent();
        }
    }

    private FoundNetworks(Lab lab) {
        this.lab = lab;
    }

    static FoundNetworks of(Lab lab, Collection<ObservedObject> guests) {
        FoundNetworks networks = new FoundNetworks(lab);
        for (ObservedObject guest : guests) {
            for (String slot : guest.fields().entries("nics")) {
                networks.see(guest.fields().below("nics." + slot), slot.equals("net0"));
            }
        }
        networks.seen.forEach((key, wire) -> networks.decide(wire).ifPresent(net -> networks.nets.put(key, net)));
        return networks;
    }

    List<Found.Entry> entries() {
        return List.copyOf(entries);
    }

    Optional<Net> of(Fields nic) {
        return Optional.ofNullable(nets.get(key(nic)));
    }

    private static String key(Fields nic) {
        return nic.whole("vlan").map(vlan -> "vlan " + vlan).orElseGet(() -> "bridge " + bridge(nic));
    }

    private static String bridge(Fields nic) {
        return nic.text("bridge").orElse("");
    }

    private void see(Fields nic, boolean isFirst) {
        Optional<Long> vlan = nic.whole("vlan");
        Seen wire = seen.computeIfAbsent(
                key(nic), _ -> new Seen(vlan, vlan.map(tag -> "vlan-" + tag).orElse(bridge(nic))));
        nic.text("ip").flatMap(FoundNetworks::range).ifPresent(range -> {
            wire.ranges.add(range);
            if (isFirst) {
                wire.gateways.add(nic.text("gateway").orElse(""));
            }
        });
    }

    /** {@code 10.20.0.21/24} as the range that it is in. */
    private static Optional<Cidr> range(String text) {
        int slash = text.indexOf('/');
        boolean isV4 =
                slash > 0 && text.indexOf(':') < 0 && text.substring(slash + 1).matches("[0-9]{1,2}");
        return isV4
                ? IpAddress.tryParse(text.substring(0, slash))
                        .filter(ip -> Integer.parseInt(text.substring(slash + 1)) <= 32)
                        .map(ip -> Cidr.around(ip, Integer.parseInt(text.substring(slash + 1))))
                : Optional.empty();
    }

    private Optional<Net> decide(Seen wire) {
        Optional<Network> declared = lab.networks().values().stream()
                .filter(network ->
                        network.vlan().map(vlan -> (long) vlan.value()).equals(wire.vlan))
                .filter(network -> wire.vlan.isPresent()
                        || network.cidr().filter(wire.ranges::contains).isPresent())
                .findFirst();
        if (declared.isPresent()) {
            Network network = declared.get();
            return Optional.of(new Net(network.name(), network.cidr(), network.gateway(), network.dns()));
        }
        boolean isKnown = wire.vlan.isPresent() || wire.ranges.size() == 1;
        return isKnown && GuestInventory.isName(wire.name) ? Optional.of(fresh(wire)) : Optional.empty();
    }

    private Net fresh(Seen wire) {
        Optional<Cidr> cidr = wire.ranges.stream()
                .filter(range -> wire.ranges.size() == 1)
                .filter(this::isFree)
                .findFirst();
        Optional<IpAddress> gateway = wire.gateways.stream()
                .filter(text -> wire.gateways.size() == 1)
                .flatMap(text -> IpAddress.tryParse(text).stream())
                .filter(ip -> cidr.filter(range -> range.contains(ip)).isPresent())
                .findFirst();
        String name = free(wire.name);
        Map<String, Json> entry = new LinkedHashMap<>();
        wire.vlan.ifPresent(vlan -> entry.put("vlan", Json.of(vlan)));
        cidr.ifPresent(range -> entry.put("cidr", Json.of(range.toString())));
        gateway.ifPresent(ip -> entry.put("gateway", Json.of(ip.toString())));
        entries.add(Found.Entry.of("network " + name, List.of("networks", name), new Json.Obj(entry)));
        return new Net(name, cidr, gateway, List.of());
    }

    private boolean isFree(Cidr range) {
        return lab.networks().values().stream()
                .noneMatch(network -> network.cidr().filter(range::overlaps).isPresent());
    }

    private String free(String name) {
        String fresh = name;
        int number = 2;
        while (lab.networks().containsKey(fresh)) {
            fresh = name + "-" + number;
            number++;
        }
        return fresh;
    }
}
