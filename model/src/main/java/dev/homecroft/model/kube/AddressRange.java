package dev.homecroft.model.kube;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import java.util.Optional;

/** Addresses of one family from {@code first} to {@code last}, both included. */
public record AddressRange(IpAddress first, IpAddress last) {
    public AddressRange {
        if (first.family() != last.family() || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("not a range of addresses: " + first + "-" + last);
        }
    }

    static AddressRange of(Cidr cidr) {
        return new AddressRange(cidr.network(), cidr.last());
    }

    /** Empty when it would end before it begins. */
    static Optional<AddressRange> of(IpAddress first, IpAddress last) {
        boolean isRange = first.family() == last.family() && first.compareTo(last) <= 0;
        return isRange ? Optional.of(new AddressRange(first, last)) : Optional.empty();
    }

    public boolean contains(IpAddress address) {
        return address.family() == first.family() && address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
    }

    public boolean overlaps(AddressRange other) {
        return contains(other.first) || other.contains(first);
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
