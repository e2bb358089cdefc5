package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The interfaces of a node as they were observed, in the API's words.
 *
 * @param address that its cluster knows it by
 * @param page what it says itself
 */
record SeenNode(String node, String address, Page page) {
    private static final String STATUS = "network-status";

    static Address address(Target target, String node) {
        return new Address(NodeNetworks.KIND, target.name() + "/" + node);
    }

    static String node(Address address) {
        return address.name().substring(address.name().indexOf('/') + 1);
    }

    static ObjectRef ref(Target target, String node) {
        return new ObjectRef(target, NodeNetworks.KIND + ":" + node);
    }

    /** There is exactly one on each node. */
    static Identity identity(Address address) {
        return new Identity("pve-key", address.toString());
    }

    static Mark mark(String lab, Address address) {
        return new Mark(lab, address, Optional.of(identity(address)), "inherent");
    }

    static ObservedObject unreachable(Target target, String node, String why) {
        return new ObservedObject(
                ref(target, node),
                NodeNetworks.KIND,
                address(target, node).name(),
                Optional.empty(),
                Optional.empty(),
                Fields.EMPTY,
                Fields.EMPTY,
                new Freshness.Unreachable(why));
    }

    /** For people, and to be compared with what the lab states. */
    ObservedObject object(Target target, String lab) {
        Address address = address(target, node);
        Fields.Builder fields = Fields.builder();
        page.wires().byName().forEach((name, wire) -> fields.putBelow(name, wire.fields()));
        return new ObservedObject(
                ref(target, node),
                NodeNetworks.KIND,
                address.name(),
                Optional.of(identity(address)),
                Optional.of(mark(lab, address)),
                fields.build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    /** What a plan needs to know besides, without loss. */
    ObservedObject status(Target target) {
        Fields fields = Fields.builder()
                .put("address", address)
                .put("changes", page.changes())
                .put("by-server", Value.ofTexts(page.byServer()))
                .putBelow("wires", page.wires().fields())
                .build();
        return new ObservedObject(
                new ObjectRef(target, STATUS + ":" + node),
                STATUS,
                node,
                Optional.empty(),
                Optional.empty(),
                fields,
                Fields.EMPTY,
                Freshness.FRESH);
    }

    static Optional<SeenNode> find(Observation observation, String node) {
        return observation.ofKind(STATUS).stream()
                .filter(status -> status.name().equals(node))
                .map(ObservedObject::fields)
                .map(fields -> new SeenNode(node, fields.text("address").orElse(""), page(fields)))
                .findFirst();
    }

    private static Page page(Fields fields) {
        Set<String> byServer = new TreeSet<>();
        if (fields.get("by-server").orElse(Value.of("")) instanceof Value.Items(var names)) {
            names.forEach(name -> byServer.add(name.toString()));
        }
        return new Page(Wires.of(fields.below("wires")), fields.text("changes").orElse(""), byServer);
    }
}
