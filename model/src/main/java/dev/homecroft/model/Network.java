package dev.homecroft.model;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.VlanId;
import java.util.List;
import java.util.Optional;

/**
 * An IP network, usually on a VLAN of its own.
 *
 * @param vlan empty for an untagged network
 * @param tier how far it is trusted, in the lab's own word such as {@code management} or {@code iot}
 * @param dhcp the range that a DHCP server gives out from
 * @param dns resolvers for what lives in it
 * @param domain the domain of names in it, when it is not the lab's private one
 * @param mtu in bytes
 */
public record Network(
        String name,
        Optional<VlanId> vlan,
        Optional<Cidr> cidr,
        Optional<Cidr> cidr6,
        Optional<IpAddress> gateway,
        Optional<IpAddress> gateway6,
        List<Ref> sites,
        Optional<String> tier,
        Optional<DhcpRange> dhcp,
        List<IpAddress> dns,
        Optional<Fqdn> domain,
        Optional<Long> mtu,
        Origin origin) {
    public Network {
        sites = List.copyOf(sites);
        dns = List.copyOf(dns);
    }

    /** Addresses from {@code from} to {@code to}, both included. */
    public record DhcpRange(IpAddress from, IpAddress to) {
        public boolean contains(IpAddress address) {
            return address.family() == from.family() && address.compareTo(from) >= 0 && address.compareTo(to) <= 0;
        }
    }

    /** The network of the address's family, if this one has it. */
    public Optional<Cidr> cidrFor(IpAddress address) {
        return address.isV4() ? cidr : cidr6;
    }
}
