package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.model.Nic;
import dev.homecroft.model.virt.NodeSettings;
import dev.homecroft.model.virt.NodeSettings.Interface;
import dev.homecroft.model.virt.NodeSettings.InterfaceKind;
import dev.homecroft.model.virt.RawOptions;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Interfaces of nodes as the lab states them. Only what is stated becomes a field. */
final class NodeDeclared {
    private final Lab lab;
    private final NodeSettings node;

    NodeDeclared(Lab lab, NodeSettings node) {
        this.lab = lab;
        this.node = node;
    }

    static List<DesiredResource> all(Lab lab, Hypervisor hypervisor, Target target) {
        return hypervisor.settings().nodes().values().stream()
                .filter(node -> !node.interfaces().isEmpty())
                .map(node -> new NodeDeclared(lab, node).resource(target))
                .toList();
    }

    private DesiredResource resource(Target target) {
        Fields.Builder all = Fields.builder();
        Map<String, SourceRange> origins = new HashMap<>();
        for (Interface wire : node.interfaces().values()) {
            Fields fields = fields(wire);
            all.putBelow(wire.name(), fields);
            fields.values()
                    .keySet()
                    .forEach(field ->
                            origins.put(wire.name() + "." + field, wire.origin().of(field)));
        }
        Address address = SeenNode.address(target, node.host());
        return new DesiredResource(
                address,
                Layer.HYPERVISOR,
                target,
                all.build(),
                List.of(),
                node.origin().of("interfaces"),
                origins);
    }

    private Fields fields(Interface wire) {
        Optional<Nic> nic = nic(wire);
        Optional<Network> network = nic.flatMap(Nic::network).flatMap(lab::network);
        Fields.Builder fields = Fields.builder()
                .put("kind", wire.kind().name().toLowerCase(Locale.ROOT))
                .put("vlans", wire.vlans().map(text -> Value.of(text.replace(',', ' '))))
                .put("mode", wire.mode().map(Value::of))
                .put("hash", wire.hash().map(Value::of))
                .put("primary", wire.primary().map(Value::of))
                .put("device", wire.device().map(Value::of))
                .put("comment", wire.comment().map(Value::of));
        if (!wire.ports().isEmpty() || wire.origin().states("ports")) {
            fields.put(
                    "ports",
                    Value.ofTexts(wire.ports().stream().distinct().sorted().toList()));
        }
        if (wire.vlanAware() || wire.origin().states("vlan-aware")) {
            fields.put("vlan-aware", wire.vlanAware());
        }
        wire.vlan()
                .or(() -> network.filter(_ -> wire.kind() == InterfaceKind.VLAN).flatMap(Network::vlan))
                .ifPresent(vlan -> fields.put("vlan", vlan.value()));
        wire.mtu()
                .or(() -> nic.flatMap(Nic::mtu))
                .or(() -> network.flatMap(Network::mtu))
                .ifPresent(mtu -> fields.put("mtu", mtu));
        addresses(wire, nic, network, fields);
        wire.gateway().ifPresent(ip -> fields.put(ip.isV4() ? "gateway" : "gateway6", ip.toString()));
        RawOptions.of(wire.raw()).forEach((name, text) -> fields.put(WireOption.RAW + name, text));
        return fields.build();
    }

    private Optional<Nic> nic(Interface wire) {
        return wire.nic()
                .flatMap(name -> Optional.ofNullable(lab.hosts().get(node.host()))
                        .flatMap(host -> Optional.ofNullable(host.nics().get(name))));
    }

    /** Its own, or those of the nic whose addresses it carries; the network says how long their prefix is. */
    private static void addresses(Interface wire, Optional<Nic> nic, Optional<Network> network, Fields.Builder fields) {
        nic.map(Nic::address).flatMap(form -> cidr(form, network)).ifPresent(cidr -> fields.put("address", cidr));
        nic.map(Nic::address6).flatMap(form -> cidr(form, network)).ifPresent(cidr -> fields.put("address6", cidr));
        wire.address().ifPresent(cidr -> fields.put(cidr.indexOf(':') < 0 ? "address" : "address6", cidr));
    }

    private static Optional<String> cidr(AddressForm form, Optional<Network> network) {
        Optional<IpAddress> ip = form.known();
        return ip.flatMap(
                address -> network.flatMap(known -> known.cidrFor(address)).map(cidr -> address + "/" + cidr.prefix()));
    }
}
