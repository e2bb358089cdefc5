package dev.homecroft.model;

import dev.homecroft.kernel.Mac;
import java.util.List;
import java.util.Optional;

/**
 * A network interface of a host or a guest.
 *
 * @param mac stated, or else allocated once and kept
 * @param bridge where a guest's interface is plugged in; the hypervisor's default bridge when not stated
 * @param bond the interfaces of a host that it bundles
 */
public record Nic(
        String name,
        Optional<Ref> network,
        AddressForm address,
        AddressForm address6,
        Optional<Mac> mac,
        Optional<String> bridge,
        Optional<Boolean> firewall,
        Optional<String> model,
        Optional<Long> mtu,
        List<String> bond,
        Origin origin) {
    public Nic {
        bond = List.copyOf(bond);
    }
}
