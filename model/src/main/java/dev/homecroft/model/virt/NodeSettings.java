package dev.homecroft.model.virt;

import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.VlanId;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.source.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is set on one node alone.
 *
 * @param host whose name is the node's
 * @param interfaces bridges, bonds and VLANs by their name there
 * @param resolvers that the node itself asks
 * @param search the domain that it looks short names up in
 * @param hosts lines of its hosts file: names by address
 * @param acmeAccount with which its certificate is ordered
 * @param domains of its certificate, each with the plugin that proves it; none for the challenge over HTTP
 * @param raw by path of the hypervisor's own interface
 */
public record NodeSettings(
        String host,
        Map<String, Interface> interfaces,
        List<IpAddress> resolvers,
        Optional<String> search,
        Optional<String> timezone,
        Map<String, List<String>> hosts,
        Optional<String> acmeAccount,
        Map<String, String> domains,
        Optional<Firewall> firewall,
        Optional<YamlNode> raw,
        Origin origin) {
    public NodeSettings {
        interfaces = Ordered.copy(interfaces);
        resolvers = List.copyOf(resolvers);
        hosts = Ordered.copy(hosts);
        domains = Ordered.copy(domains);
    }

    /** Kinds of interface. */
    public enum InterfaceKind {
        BRIDGE,
        BOND,
        VLAN,
        ETH
    }

    /**
     * @param ports of a bridge, or members of a bond
     * @param vlanAware whether a bridge carries tagged frames
     * @param vlans that a bridge carries, such as {@code 2-4094}
     * @param mode of a bond, such as {@code active-backup} or {@code 802.3ad}
     * @param hash how a bond spreads packets
     * @param primary of a bond
     * @param vlan of an interface for one VLAN
     * @param device that such a one is made on
     * @param nic of the host whose address it carries: the address itself stands with the host
     * @param address with its length of prefix, where it is no nic's
     */
    public record Interface(
            String name,
            InterfaceKind kind,
            List<String> ports,
            boolean vlanAware,
            Optional<String> vlans,
            Optional<String> mode,
            Optional<String> hash,
            Optional<String> primary,
            Optional<VlanId> vlan,
            Optional<String> device,
            Optional<String> nic,
            Optional<String> address,
            Optional<IpAddress> gateway,
            Optional<Long> mtu,
            Optional<String> comment,
            Optional<YamlNode> raw,
            Origin origin) {
        public Interface {
            ports = List.copyOf(ports);
        }
    }
}
