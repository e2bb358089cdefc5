package dev.homecroft.providers.proxmox.takeover;

import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.state.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An interface of a guest that was found, in the words of a lab's file. Used once. */
final class NicSaying {
    private final Fields nic;
    private final Optional<FoundNetworks.Net> network;
    private final boolean hasAddresses;
    private final boolean isFirst;
    private final List<String> unsaid = new ArrayList<>();

    /**
     * @param hasAddresses whether the hypervisor sets its addresses
     * @param isFirst whether it has the default route
     * @param hasOwnResolvers whether the guest's resolvers are stated apart from the network
     */
    NicSaying(
            Fields nic,
            Optional<FoundNetworks.Net> network,
            boolean hasAddresses,
            boolean isFirst,
            boolean hasOwnResolvers) {
        this.nic = nic;
        this.hasAddresses = hasAddresses;
        this.isFirst = isFirst;
        // A network's resolvers would be given to a guest that has others, or none.
        this.network = network.filter(net -> !hasAddresses || net.dns().isEmpty() || hasOwnResolvers);
        if (network.isPresent() && this.network.isEmpty()) {
            unsaid.add("the network of %s: its resolvers are others than the guest's");
        }
    }

    /** Sentences with a place for the name of the interface. */
    List<String> unsaid() {
        return List.copyOf(unsaid);
    }

    Json.Obj say(String usualBridge, boolean isVm) {
        Json.ObjBuilder said = Json.object();
        network.ifPresent(net -> said.put("network", net.name()));
        if (hasAddresses) {
            nic.text("ip").flatMap(this::address).ifPresent(ip -> said.put("address", ip));
            nic.text("ip6").flatMap(this::address6).ifPresent(ip -> said.put("address6", ip));
        }
        nic.text("mac").ifPresent(mac -> said.put("mac", mac));
        nic.text("bridge")
                .filter(bridge -> !bridge.equals(usualBridge))
                .ifPresent(bridge -> said.put("bridge", bridge));
        nic.flag("firewall").ifPresent(on -> said.put("firewall", on));
        if (isVm) {
            nic.text("model").filter(model -> !model.equals("virtio")).ifPresent(model -> said.put("model", model));
        }
        nic.whole("mtu").ifPresent(mtu -> {
            if (mtu >= 576) {
                said.put("mtu", mtu);
            } else {
                unsaid.add("`mtu` of %s: it is that of the bridge");
            }
        });
        return said.build();
    }

    private Optional<String> address(String text) {
        if (text.equals("dhcp")) {
            return Optional.of("dhcp");
        }
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            return Optional.empty();
        }
        Optional<IpAddress> ip = IpAddress.tryParse(text.substring(0, slash));
        int prefix = Integer.parseInt(text.substring(slash + 1));
        boolean isInNetwork = ip.isPresent()
                && network.filter(net -> net.holds(ip.get(), prefix)).isPresent();
        boolean hasItsRoute = !isFirst
                || network.flatMap(FoundNetworks.Net::gateway)
                        .map(IpAddress::toString)
                        .filter(gateway -> !Optional.of(gateway).equals(nic.text("gateway")))
                        .isEmpty();
        if (isInNetwork && hasItsRoute) {
            return ip.map(IpAddress::toString);
        }
        unsaid.add("the address %s of %%s: %s"
                .formatted(text, isInNetwork ? "its route is not the network's" : "it is in no network of the lab"));
        return Optional.empty();
    }

    private Optional<String> address6(String text) {
        if (!text.equals("dhcp") && !text.equals("auto") && !text.equals("manual")) {
            unsaid.add("the address " + text + " of %s: networks found by themselves have no range of IPv6");
        }
        return text.equals("dhcp") ? Optional.of(text) : Optional.empty();
    }
}
