package dev.homecroft.model;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.VlanId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /**
     * What a DHCP server says beside an address; router, resolvers and domain are those of the network.
     *
     * @param lease how long an address is given for
     * @param search domains that short names are looked up in (option 119)
     * @param ntp time servers (option 42)
     * @param bootServer from which machines boot (next-server, option 66)
     * @param bootFile that they load (option 67)
     * @param others by number, such as {@code 252}, in the server's own words
     */
    public record DhcpOptions(
            Optional<Duration> lease,
            List<Fqdn> search,
            List<IpAddress> ntp,
            Optional<String> bootServer,
            Optional<String> bootFile,
            Map<String, String> others) {
        public static final DhcpOptions NONE =
                new DhcpOptions(Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty(), Map.of());

        public DhcpOptions {
            search = List.copyOf(search);
            ntp = List.copyOf(ntp);
            others = Ordered.copy(others);
        }
    }

    /** Addresses from {@code from} to {@code to}, both included. */
    public record DhcpRange(IpAddress from, IpAddress to, DhcpOptions options) {
        public boolean contains(IpAddress address) {
            return address.family() == from.family() && address.compareTo(from) >= 0 && address.compareTo(to) <= 0;
        }
    }

    /** The network of the address's family, if this one has it. */
    public Optional<Cidr> cidrFor(IpAddress address) {
        return address.isV4() ? cidr : cidr6;
    }
}
