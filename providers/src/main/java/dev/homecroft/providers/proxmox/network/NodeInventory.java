package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.virt.NodeSettings;
import dev.homecroft.spi.Found;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Interfaces of nodes that nothing declares, in the words of a file. Those of a node are taken over together. */
final class NodeInventory {
    private static final Set<String> KINDS = Set.of("bridge", "bond", "vlan", "eth");
    private static final String LOOPBACK = "loopback";

    private final Hypervisor hypervisor;
    private final List<Found.Entry> entries = new ArrayList<>();
    private final List<Found.Left> left = new ArrayList<>();

    private NodeInventory(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    static Found of(Hypervisor hypervisor, Observation observation) {
        NodeInventory inventory = new NodeInventory(hypervisor);
        observation.ofKind(NodeNetworks.KIND).forEach(object -> inventory.node(object, observation));
        return new Found(inventory.entries, inventory.left, List.of());
    }

    private void node(ObservedObject object, Observation observation) {
        String node = object.name().substring(object.name().indexOf('/') + 1);
        String words = "interfaces of node " + node;
        if (object.freshness() instanceof Freshness.Unreachable(String why)) {
            left.add(new Found.Left(words, "they can't be read: " + why));
            return;
        }
        SeenNode.find(observation, node).ifPresent(seen -> node(seen.page(), node, words));
    }

    private void node(Page page, String node, String words) {
        Set<String> declared = Optional.ofNullable(hypervisor.settings().nodes().get(node))
                .map(NodeSettings::interfaces)
                .orElse(Map.of())
                .keySet();
        Map<String, Json> said = new TreeMap<>();
        page.wires().byName().values().stream()
                .filter(wire -> !declared.contains(wire.name()) && !wire.kind().equals(LOOPBACK))
                .forEach(wire -> {
                    String what = "interface %s of node %s".formatted(wire.name(), node);
                    if (KINDS.contains(wire.kind())) {
                        said.put(wire.name(), wire(wire, what, page.byServer().contains(wire.name())));
                    } else {
                        left.add(new Found.Left(what, "the lab has no word for the kind `%s`".formatted(wire.kind())));
                    }
                });
        if (!said.isEmpty()) {
            List<String> path = List.of("hypervisors", hypervisor.name(), "nodes", node, "interfaces");
            entries.add(Found.Entry.of(words, path, new Json.Obj(said)));
        }
    }

    private Json wire(Wire wire, String words, boolean isByServer) {
        if (isByServer) {
            left.add(new Found.Left(
                    "the address of " + words, "a DHCP server gives it, for which an interface has no word"));
        }
        Json.ObjBuilder said = Json.object().put("kind", wire.kind());
        Json.ObjBuilder raw = Json.object();
        for (WireOption option : WireOption.values()) {
            String text = option == WireOption.COMMENT ? wire.remark().text() : wire.text(option);
            if (!text.isEmpty()) {
                option(wire, option, text, said, raw)
                        .ifPresent(name -> left.add(new Found.Left(
                                "`%s` of %s".formatted(name, words),
                                "the lab says one address and one gateway of it")));
            }
        }
        // An interface comes up with its node unless it is told otherwise; ports come up with what they belong to.
        if (wire.text(WireOption.AUTOSTART).isEmpty() && !wire.kind().equals("eth")) {
            raw.put("autostart", false);
        }
        Json.Obj options = raw.build();
        if (!options.members().isEmpty()) {
            said.put("proxmox", options);
        }
        return said.build();
    }

    /** Our name of the option where the lab has no second word of that kind. */
    private static Optional<String> option(
            Wire wire, WireOption option, String text, Json.ObjBuilder said, Json.ObjBuilder raw) {
        switch (option) {
            case KIND, AUTOSTART -> {
                // Said apart.
            }
            case ADDRESS6 -> {
                return second(wire, WireOption.ADDRESS, option, text, said);
            }
            case GATEWAY6 -> {
                return second(wire, WireOption.GATEWAY, option, text, said);
            }
            case VLANS -> said.put(option.field(), text.replace(' ', ','));
            case VLAN_AWARE -> said.put(option.field(), true);
            case BRIDGE_PORTS, BOND_PORTS -> said.put(option.field(), Json.strings(List.of(text.split(" "))));
            case VLAN, MTU ->
                said.put(option.field(), text.matches("[0-9]{1,9}") ? Json.of(Long.parseLong(text)) : Json.of(text));
            case MODE, HASH, PRIMARY, DEVICE, ADDRESS, GATEWAY, COMMENT -> said.put(option.field(), text);
            case COMMENT6, OVS_BONDS, OVS_BRIDGE, OVS_OPTIONS, OVS_PORTS, OVS_TAG -> raw.put(option.wire(), text);
        }
        return Optional.empty();
    }

    private static Optional<String> second(
            Wire wire, WireOption first, WireOption option, String text, Json.ObjBuilder said) {
        if (!wire.text(first).isEmpty()) {
            return Optional.of(option.field());
        }
        said.put(first.field(), text);
        return Optional.empty();
    }
}
