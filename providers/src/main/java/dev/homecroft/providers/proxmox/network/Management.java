package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what would cut a node off: the interface that it is managed at must keep its address and its gateway, and so must one way
 * out below it stay as it is. Pure.
 *
 * @param addresses that the node is managed at, without prefix
 */
record Management(Wires before, Wires after, Set<String> addresses) {
    Management {
        addresses = Set.copyOf(addresses);
    }

    /** What would be lost, as a sentence; empty when nothing. */
    Optional<String> loss() {
        for (Wire wire : before.byName().values()) {
            boolean isManaged = wire.addresses().stream().anyMatch(this::isManagedAt);
            Optional<String> loss = isManaged ? loss(wire) : Optional.empty();
            if (loss.isPresent()) {
                return loss;
            }
        }
        return Optional.empty();
    }

    private boolean isManagedAt(String address) {
        Optional<IpAddress> ip = IpAddress.tryParse(address);
        return addresses.stream()
                .anyMatch(managed -> managed.equals(address)
                        || (ip.isPresent() && IpAddress.tryParse(managed).equals(ip)));
    }

    private Optional<String> loss(Wire wire) {
        Optional<Wire> then = after.find(wire.name());
        if (then.isEmpty()) {
            return Optional.of("`%s` would be gone.".formatted(wire.name()));
        }
        if (!wire.text(WireOption.AUTOSTART).isEmpty()
                && then.get().text(WireOption.AUTOSTART).isEmpty()) {
            return Optional.of("`%s` would not come up with its node any more.".formatted(wire.name()));
        }
        for (WireOption option : List.of(WireOption.ADDRESS, WireOption.ADDRESS6)) {
            String address = wire.text(option);
            if (!address.isEmpty() && !then.get().text(option).equals(address)) {
                return Optional.of("`%s` would lose its address %s.".formatted(wire.name(), address));
            }
        }
        for (WireOption option : List.of(WireOption.GATEWAY, WireOption.GATEWAY6)) {
            String gateway = wire.text(option);
            boolean isKept = after.byName().values().stream()
                    .anyMatch(other -> other.text(option).equals(gateway));
            if (!gateway.isEmpty() && !isKept) {
                return Optional.of("`%s` would lose its gateway %s.".formatted(wire.name(), gateway));
            }
        }
        return broken(wire, new HashSet<>());
    }

    /** Why nothing leads out any more from an interface that did before. */
    private Optional<String> broken(Wire wire, Set<String> seen) {
        String name = wire.name();
        Optional<Wire> then = after.find(name);
        if (!seen.add(name)) {
            return Optional.empty();
        }
        if (then.isEmpty()) {
            // A port of the machine itself need not stand in the file.
            return before.has(name) && !wire.kind().equals("eth")
                    ? Optional.of("`%s` would be gone.".formatted(name))
                    : Optional.empty();
        }
        if (!then.get().kind().equals(wire.kind())) {
            return Optional.of("`%s` would be of another kind.".formatted(name));
        }
        if (!wire.text(WireOption.VLAN).equals(then.get().text(WireOption.VLAN))) {
            return Optional.of("`%s` would lose its VLAN %s.".formatted(name, wire.text(WireOption.VLAN)));
        }
        if (wire.below().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> tag = untagged(wire);
        return tag.isPresent() ? tag : belowOf(wire, then.get(), seen);
    }

    private Optional<String> belowOf(Wire wire, Wire then, Set<String> seen) {
        Optional<String> why = Optional.empty();
        for (String below : wire.below()) {
            if (!then.below().contains(below)) {
                why = why.or(() -> Optional.of("`%s` would lose `%s`.".formatted(wire.name(), below)));
            } else if (isTaken(below, wire.name())) {
                why = Optional.of("`%s` would belong to another interface as well.".formatted(below));
            } else {
                Optional<String> deeper = before.find(below).flatMap(found -> broken(found, seen));
                if (deeper.isEmpty()) {
                    return Optional.empty();
                }
                why = deeper;
            }
        }
        return why;
    }

    /** A port in two bridges or bonds at once works in neither for certain. */
    private boolean isTaken(String port, String by) {
        return after.byName().values().stream()
                .filter(other -> !other.name().equals(by) && !other.kind().equals("vlan"))
                .anyMatch(other -> other.below().contains(port));
    }

    /** A VLAN on a bridge needs the bridge to carry it. */
    private Optional<String> untagged(Wire wire) {
        String vlan = wire.text(WireOption.VLAN);
        if (!wire.kind().equals("vlan") || vlan.isEmpty()) {
            return Optional.empty();
        }
        for (String device : wire.below()) {
            Optional<Wire> was = before.find(device).filter(bridge -> carries(bridge, vlan));
            boolean isKept =
                    after.find(device).filter(bridge -> carries(bridge, vlan)).isPresent();
            if (was.isPresent() && !isKept) {
                return Optional.of("`%s` would no longer carry VLAN %s of `%s`.".formatted(device, vlan, wire.name()));
            }
        }
        return Optional.empty();
    }

    private static boolean carries(Wire bridge, String vlan) {
        if (bridge.text(WireOption.VLAN_AWARE).isEmpty()) {
            return false;
        }
        String ranges = bridge.text(WireOption.VLANS);
        int wanted = Integer.parseInt(vlan);
        return ranges.isEmpty()
                || List.of(ranges.split(" ")).stream().anyMatch(range -> {
                    int dash = range.indexOf('-');
                    int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
                    int to = Integer.parseInt(dash < 0 ? range : range.substring(dash + 1));
                    return wanted >= from && wanted <= to;
                });
    }
}
