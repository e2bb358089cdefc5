package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Network;
import java.util.Optional;

/**
 * One stated address of a host, a guest or a VIP.
 *
 * @param thing whose it is
 * @param network that it is in: that of the interface, or else the one that its offset names
 * @param form as stated
 * @param isV6 whether it stands in a field for IPv6
 * @param isRouter whether its owner may be a network's gateway
 * @param at where it stands
 */
record Plug(
        Address thing, Optional<Network> network, AddressForm form, boolean isV6, boolean isRouter, SourceRange at) {
    String name() {
        return thing.name();
    }

    Optional<IpAddress> ip() {
        return form.known();
    }

    /** Networks at different sites only may use the same numbers. */
    boolean canMeet(Plug other) {
        return network.isEmpty() || other.network.isEmpty() || Facts.canMeet(network.get(), other.network.get());
    }
}
