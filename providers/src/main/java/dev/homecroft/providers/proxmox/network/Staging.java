package dev.homecroft.providers.proxmox.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The way from one state of some interfaces to another, call by call; the way back is the same with the two exchanged. What the
 * server adds by itself belongs to neither. Pure.
 *
 * @param wanted how they are to be
 * @param other how they were
 */
record Staging(String node, Wires wanted, Wires other) {
    /** Resent with each change: an address that is left out is lost. */
    private static final List<WireOption> ADDRESSES =
            List.of(WireOption.ADDRESS, WireOption.ADDRESS6, WireOption.GATEWAY, WireOption.GATEWAY6);

    /** One changing call. */
    record Call(String verb, String path, List<Map.Entry<String, String>> parameters) {
        Call {
            parameters = List.copyOf(parameters);
        }
    }

    Staging back() {
        return new Staging(node, /* wanted= */ other, /* other= */ wanted);
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(wanted.byName().keySet());
        names.addAll(other.byName().keySet());
        return names;
    }

    /** @param now as far as it is known to the node, staged or not */
    boolean isDone(Wires now) {
        return next(now).isEmpty();
    }

    /** Whether each option is as it was or as it is to be. */
    boolean isBetween(Wires now) {
        return names().stream().allMatch(name -> {
            Optional<Wire> found = now.find(name);
            if (found.isEmpty()) {
                return !wanted.has(name) || !other.has(name);
            }
            return options(name).stream().allMatch(option -> {
                Optional<String> text = option(found, option);
                return text.equals(option(wanted.find(name), option)) || text.equals(option(other.find(name), option));
            });
        });
    }

    private Set<String> options(String name) {
        Set<String> options = new TreeSet<>();
        wanted.find(name).ifPresent(wire -> options.addAll(wire.options().keySet()));
        other.find(name).ifPresent(wire -> options.addAll(wire.options().keySet()));
        return options;
    }

    private static Optional<String> option(Optional<Wire> wire, String option) {
        return wire.flatMap(found -> Optional.ofNullable(found.options().get(option)));
    }

    /** The next call; what others are made on comes before them, and what goes goes last. */
    Optional<Call> next(Wires now) {
        List<String> open = new ArrayList<>();
        for (String name : names()) {
            Optional<Wire> then = wanted.find(name);
            if (then.isPresent() && !isSet(name, now)) {
                open.add(name);
            }
        }
        Optional<String> ready =
                open.stream().filter(name -> isReady(name, now)).findFirst();
        Optional<String> leaving = names().stream()
                .filter(name -> !wanted.has(name) && now.has(name))
                .findFirst();
        if (ready.isPresent()) {
            return ready.map(name -> set(name, now));
        }
        return leaving.map(name -> new Call("DELETE", Page.path(node, name), List.of()))
                .or(() -> open.stream().findFirst().map(name -> set(name, now)));
    }

    private boolean isSet(String name, Wires now) {
        Optional<Wire> found = now.find(name);
        return found.isPresent()
                && options(name).stream()
                        .allMatch(option -> option(found, option).equals(option(wanted.find(name), option)));
    }

    private boolean isReady(String name, Wires now) {
        Wire wire = wanted.find(name).orElseThrow();
        boolean hasParts = wire.below().stream().allMatch(part -> now.has(part) || !wanted.has(part));
        boolean isGatewayFree = List.of(WireOption.GATEWAY, WireOption.GATEWAY6).stream()
                .filter(option -> !wire.text(option).isEmpty())
                .allMatch(option -> now.byName().values().stream()
                        .noneMatch(holder -> !holder.name().equals(name)
                                && !holder.text(option).isEmpty()));
        return hasParts && isGatewayFree;
    }

    private Call set(String name, Wires now) {
        Wire wire = wanted.find(name).orElseThrow();
        Optional<Wire> found = now.find(name);
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        parameters.add(Map.entry("type", wire.kind()));
        for (Map.Entry<String, String> option : wire.options().entrySet()) {
            boolean isResent = ADDRESSES.stream().anyMatch(one -> one.wire().equals(option.getKey()));
            boolean isOtherwise = !option(found, option.getKey()).equals(Optional.of(option.getValue()));
            if ((isResent || isOtherwise) && !option.getKey().equals("type") && !isSaidByName(wire, option.getKey())) {
                parameters.add(option);
            }
        }
        if (found.isEmpty()) {
            parameters.add(Map.entry("iface", name));
            return new Call("POST", Page.path(node), parameters);
        }
        List<String> delete = options(name).stream()
                .filter(option -> !wire.options().containsKey(option))
                .filter(option -> option(found, option).isPresent())
                .toList();
        if (!delete.isEmpty()) {
            parameters.add(Map.entry("delete", String.join(",", delete)));
        }
        return new Call("PUT", Page.path(node, name), parameters);
    }

    private static boolean isSaidByName(Wire wire, String option) {
        String said = wire.text(WireOption.DEVICE) + "." + wire.text(WireOption.VLAN);
        boolean isOfVlan = option.equals(WireOption.DEVICE.wire()) || option.equals(WireOption.VLAN.wire());
        return isOfVlan && wire.name().equals(said);
    }
}
