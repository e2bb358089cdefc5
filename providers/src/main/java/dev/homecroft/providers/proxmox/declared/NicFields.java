package dev.homecroft.providers.proxmox.declared;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.model.Nic;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.Map;
import java.util.Optional;

/** Interfaces of a guest in our fields: the VLAN comes from the network, addresses only where something sets them. */
final class NicFields {
    private NicFields() {}

    static void put(Lab lab, Hypervisor cluster, Guest guest, Fields.Builder fields) {
        boolean isFirst = true;
        for (Map.Entry<String, Nic> entry : Slots.nics(guest).entrySet()) {
            String slot = "nics." + entry.getKey();
            Nic nic = entry.getValue();
            Optional<Network> network = nic.network().flatMap(lab::network);
            fields.put(slot + ".bridge", nic.bridge().orElse(cluster.bridge()))
                    .put(slot + ".vlan", network.flatMap(Network::vlan).map(vlan -> Value.of((long) vlan.value())))
                    .put(slot + ".mac", nic.mac().map(mac -> Value.of(mac.toString())))
                    .put(slot + ".firewall", firewall(guest, nic).map(Value::of))
                    .put(slot + ".mtu", nic.mtu().map(Value::of))
                    .put(
                            slot + ".model",
                            nic.model().filter(model -> guest.isVm()).map(Value::of));
            if (!guest.isVm()) {
                fields.put(
                        slot + ".name",
                        Slot.isNic(nic.name()) ? "eth" + entry.getKey().substring(3) : nic.name());
            }
            if (!guest.isVm() || guest.cloudInit().isPresent()) {
                addresses(slot, nic, network, isFirst, fields);
                isFirst = false;
            }
        }
    }

    /** What guards a guest guards those of its interfaces that are behind it: all, unless the lab says otherwise. */
    private static Optional<Boolean> firewall(Guest guest, Nic nic) {
        return nic.firewall().or(() -> guest.guarding().firewall().map(guarded -> true));
    }

    private static void addresses(
            String slot, Nic nic, Optional<Network> network, boolean isFirst, Fields.Builder fields) {
        text(nic.address(), network).ifPresent(ip -> fields.put(slot + ".ip", ip));
        text(nic.address6(), network).ifPresent(ip -> fields.put(slot + ".ip6", ip));
        // A second default route would fight with the first.
        if (isFirst && nic.address().known().isPresent()) {
            network.flatMap(Network::gateway).ifPresent(gateway -> fields.put(slot + ".gateway", gateway.toString()));
        }
        if (isFirst && nic.address6().known().isPresent()) {
            network.flatMap(Network::gateway6).ifPresent(gateway -> fields.put(slot + ".gateway6", gateway.toString()));
        }
    }

    private static Optional<String> text(AddressForm form, Optional<Network> network) {
        if (form instanceof AddressForm.Dhcp) {
            return Optional.of("dhcp");
        }
        return form.known().map(ip -> ip + "/" + prefix(ip, network));
    }

    private static int prefix(IpAddress ip, Optional<Network> network) {
        return network.flatMap(found -> found.cidrFor(ip)).map(Cidr::prefix).orElse(ip.isV4() ? 32 : 128);
    }

    /** Resolvers and search domain of the first interface's network. */
    static void resolvers(Lab lab, Guest guest, Fields.Builder fields) {
        boolean isSet = !guest.isVm() || guest.cloudInit().isPresent();
        Optional<Network> first = guest.nics().values().stream()
                .map(nic -> nic.network().flatMap(lab::network))
                .flatMap(Optional::stream)
                .findFirst();
        if (!isSet || first.isEmpty() || first.get().dns().isEmpty()) {
            return;
        }
        fields.put(
                "dns.servers",
                Value.ofTexts(
                        first.get().dns().stream().map(IpAddress::toString).toList()));
        lab.domainOf(first.get()).ifPresent(domain -> fields.put("dns.domain", domain.toString()));
    }
}
