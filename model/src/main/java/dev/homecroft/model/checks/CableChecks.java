package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.model.gear.Device;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is plugged where. */
final class CableChecks {
    private CableChecks() {}

    /** A key of maps, so it writes out what Java would link anew at every start. */
    private record End(Address thing, String port) {
        @Override
        public boolean equals(Object other) {
            return other instanceof End end && thing.equals(end.thing) && port.equals(end.port);
        }

        @Override
        public int hashCode() {
            return 31 * thing.hashCode() + port.hashCode();
        }
    }

    private record Plugged(End other, SourceRange at) {}

    private static List<Device> devices(Facts facts) {
        return facts.lab().gear().devices().values().stream()
                .filter(device -> device.status() != Status.RETIRED && !device.isPower())
                .toList();
    }

    /** A cable that is stated at both of its ends is stated alike. */
    static void twice(Facts facts, Report report) {
        Map<End, Plugged> known = new HashMap<>();
        for (Device device : devices(facts)) {
            for (Device.Port port : device.ports().values()) {
                if (port.to().isPresent() && port.at().isPresent()) {
                    End near = new End(Facts.address(Section.DEVICES, device.name()), port.name());
                    End far = new End(port.to().get().address(), port.at().get());
                    cable(known, near, far, port, report);
                }
            }
        }
    }

    private static void cable(Map<End, Plugged> known, End near, End far, Device.Port port, Report report) {
        Plugged earlier = known.putIfAbsent(far, new Plugged(near, port.origin().of("to")));
        Plugged before = known.putIfAbsent(near, new Plugged(far, port.origin().of("to")));
        Optional<Plugged> clash = Optional.ofNullable(earlier)
                .filter(plugged -> !plugged.other.equals(near))
                .or(() -> Optional.ofNullable(before).filter(plugged -> !plugged.other.equals(far)));
        clash.ifPresent(plugged -> report.add(Diagnostic.error(
                        GearCodes.PLUGGED_TWICE,
                        "`%s` of `%s` is plugged in twice."
                                .formatted(
                                        earlier != null && !earlier.other.equals(near) ? far.port : near.port,
                                        earlier != null && !earlier.other.equals(near)
                                                ? far.thing.name()
                                                : near.thing.name()))
                .at(port.origin().of("to"))
                .context(plugged.at, "here as well")
                .about(near.thing)));
    }

    static void ports(Facts facts, Report report) {
        for (Device device : devices(facts)) {
            for (Device.Port port : device.ports().values()) {
                if (port.to().isPresent() && port.at().isPresent()) {
                    port(facts, device, port, port.to().get(), port.at().get(), report);
                }
            }
        }
    }

    private static void port(Facts facts, Device device, Device.Port port, Ref to, String at, Report report) {
        Set<String> known = ends(facts, to);
        if (!known.isEmpty() && !known.contains(at)) {
            Diagnostic.Builder problem = Diagnostic.error(
                            GearCodes.UNKNOWN_PORT, "`%s` has no interface or port `%s`.".formatted(to, at))
                    .at(port.origin().of("at"))
                    .about(Facts.address(Section.DEVICES, device.name()));
            Optional.ofNullable(facts.lab().references().definitions().get(to.address()))
                    .ifPresent(other -> problem.context(other, "has " + String.join(", ", known)));
            Suggestion.of(at, known).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            report.add(problem);
        }
    }

    /** What a cable can end in; a bond's own interfaces are there as well. */
    private static Set<String> ends(Facts facts, Ref to) {
        Set<String> ends = new LinkedHashSet<>();
        if (to.section() == Section.HOSTS) {
            facts.lab()
                    .host(to)
                    .ifPresent(host -> host.nics().values().forEach(nic -> {
                        ends.add(nic.name());
                        ends.addAll(nic.bond());
                    }));
        } else {
            Facts.find(facts.lab().gear().devices(), to.name()).ifPresent(device -> {
                ends.addAll(device.nics().keySet());
                ends.addAll(device.ports().keySet());
            });
        }
        return ends;
    }

    /** A port that states networks lets no others through. */
    static void networks(Facts facts, Report report) {
        for (Device device : devices(facts)) {
            for (Device.Port port : device.ports().values()) {
                Optional<Nic> nic = port.to().flatMap(to -> nic(facts, to, port.at()));
                Optional<Ref> network = nic.flatMap(Nic::network);
                if (states(port) && network.isPresent() && !carries(port, network.get())) {
                    report.add(Diagnostic.error(
                                    GearCodes.NETWORK_NOT_ON_PORT,
                                    "`%s` is in `%s`, which its port does not carry."
                                            .formatted(port.to().get(), network.get()))
                            .at(port.origin().of(port.pvid().isPresent() ? "pvid" : "tagged"), "port " + port.name())
                            .context(network.get().at(), "its network")
                            .about(Facts.address(Section.DEVICES, device.name()))
                            .hint("Add `%s` to `tagged`, or make it the `pvid`.".formatted(network.get())));
                }
            }
        }
    }

    /** The host's ports carry what its guests are in; a host with a port that states no networks is not asked. */
    static void trunks(Facts facts, Report report) {
        Map<String, List<Device.Port>> ports = new HashMap<>();
        for (Device device : devices(facts)) {
            for (Device.Port port : device.ports().values()) {
                port.to()
                        .filter(to -> to.section() == Section.HOSTS)
                        .ifPresent(to -> ports.computeIfAbsent(to.name(), host -> new ArrayList<>())
                                .add(port));
            }
        }
        ports.values().removeIf(there -> !there.stream().allMatch(CableChecks::states));
        Set<List<String>> told = new HashSet<>();
        for (Guest guest : facts.guests()) {
            String host = guest.node().map(Ref::name).orElse("");
            List<Device.Port> there = ports.getOrDefault(host, List.of());
            for (Nic nic : guest.nics().values()) {
                Optional<Ref> network = nic.network();
                boolean isLost = !there.isEmpty() && network.isPresent() && !carry(there, network.get());
                if (isLost && told.add(List.of(host, network.get().name()))) {
                    report.add(trunk(guest, host, there.getFirst(), network.get()));
                }
            }
        }
    }

    private static boolean carry(List<Device.Port> ports, Ref network) {
        for (Device.Port port : ports) {
            if (carries(port, network)) {
                return true;
            }
        }
        return false;
    }

    private static Diagnostic.Builder trunk(Guest guest, String host, Device.Port port, Ref network) {
        return Diagnostic.error(
                        GearCodes.GUEST_NETWORK_NOT_ON_PORT,
                        "`%s` is in `%s`, which no port of its host `%s` carries."
                                .formatted(guest.name(), network, host))
                .at(network.at())
                .context(port.origin().of(port.tagged().isEmpty() ? "pvid" : "tagged"), "port " + port.name())
                .about(Facts.address(Section.GUESTS, guest.name()))
                .hint("Add `%s` to `tagged` of the port.".formatted(network));
    }

    private static boolean states(Device.Port port) {
        return port.pvid().isPresent() || !port.tagged().isEmpty();
    }

    private static boolean carries(Device.Port port, Ref network) {
        boolean carries = port.pvid().isPresent() && port.pvid().get().name().equals(network.name());
        for (Ref tagged : port.tagged()) {
            carries |= tagged.name().equals(network.name());
        }
        return carries;
    }

    private static Optional<Nic> nic(Facts facts, Ref to, Optional<String> at) {
        Map<String, Nic> nics = to.section() == Section.HOSTS
                ? facts.lab().host(to).map(Host::nics).orElse(Map.of())
                : Facts.find(facts.lab().gear().devices(), to.name())
                        .map(Device::nics)
                        .orElse(Map.of());
        return at.flatMap(name -> Facts.find(nics, name))
                .or(() -> nics.values().stream()
                        .filter(nic -> at.filter(nic.bond()::contains).isPresent())
                        .findFirst());
    }
}
