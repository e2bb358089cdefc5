package dev.homecroft.model;

import dev.homecroft.kernel.IpAddress;
import java.util.Optional;

/** How the address of a network interface is stated. */
public sealed interface AddressForm {
    /** {@code 10.20.0.11}. */
    record Literal(IpAddress ip) implements AddressForm {
        @Override
        public Optional<IpAddress> known() {
            return Optional.of(ip);
        }
    }

    /**
     * {@code servers+11}: the eleventh address after the network's own.
     *
     * @param ip the address it comes to; empty when the network is unknown or too small
     */
    record Offset(Ref network, long number, Optional<IpAddress> ip) implements AddressForm {
        @Override
        public Optional<IpAddress> known() {
            return ip;
        }
    }

    /** Given by a DHCP server from its range or its reservations. */
    record Dhcp() implements AddressForm {}

    /** Nothing is said, or {@code none}. */
    record None() implements AddressForm {}

    /** The address, where it is known before anything runs. */
    default Optional<IpAddress> known() {
        return Optional.empty();
    }
}
