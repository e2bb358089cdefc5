package dev.homecroft.model.checks;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Network;
import dev.homecroft.model.Section;
import java.util.List;
import java.util.Optional;

/** Networks among themselves, their gateways and DHCP ranges. */
final class NetworkChecks {
    private static final Cidr LINK_LOCAL = Cidr.parse("fe80::/10");

    private NetworkChecks() {}

    static void overlaps(Facts facts, Report report) {
        pairs(facts, (first, second) -> {
            overlap(first.cidr(), second.cidr(), "cidr", first, second, report);
            overlap(first.cidr6(), second.cidr6(), "cidr6", first, second, report);
        });
    }

    private static void overlap(
            Optional<Cidr> one, Optional<Cidr> other, String field, Network first, Network second, Report report) {
        boolean overlap = one.isPresent() && other.isPresent() && one.get().overlaps(other.get());
        if (overlap && Facts.canMeet(first, second)) {
            report.add(Diagnostic.error(
                            CheckCodes.NETWORKS_OVERLAP,
                            "The networks `%s` and `%s` overlap.".formatted(first.name(), second.name()))
                    .at(second.origin().of(field), second.name())
                    .context(first.origin().of(field), first.name())
                    .about(Facts.address(Section.NETWORKS, second.name())));
        }
    }

    static void vlans(Facts facts, Report report) {
        pairs(facts, (first, second) -> {
            boolean isSame = first.vlan().isPresent() && first.vlan().equals(second.vlan());
            if (isSame && Facts.canMeet(first, second)) {
                report.add(Diagnostic.error(
                                CheckCodes.VLAN_TWICE,
                                "The networks `%s` and `%s` are on one VLAN.".formatted(first.name(), second.name()))
                        .at(second.origin().of("vlan"), second.name())
                        .context(first.origin().of("vlan"), first.name())
                        .about(Facts.address(Section.NETWORKS, second.name())));
            }
        });
    }

    private interface Pair {
        void of(Network first, Network second);
    }

    private static void pairs(Facts facts, Pair pair) {
        List<Network> networks = List.copyOf(facts.lab().networks().values());
        for (int i = 0; i < networks.size(); i++) {
            for (int j = i + 1; j < networks.size(); j++) {
                pair.of(networks.get(i), networks.get(j));
            }
        }
    }

    static void gateways(Facts facts, Report report) {
        for (Network network : facts.lab().networks().values()) {
            gateway(network, network.gateway(), network.cidr(), "gateway", report);
            gateway(network, network.gateway6(), network.cidr6(), "gateway6", report);
        }
    }

    private static void gateway(
            Network network, Optional<IpAddress> gateway, Optional<Cidr> cidr, String field, Report report) {
        if (gateway.isEmpty() || cidr.isEmpty() || LINK_LOCAL.contains(gateway.get())) {
            return;
        }
        if (!cidr.get().isUsable(gateway.get())) {
            report.add(Diagnostic.error(
                            CheckCodes.GATEWAY_OUTSIDE_NETWORK,
                            "The gateway of `%s` has no address that hosts of this network could reach."
                                    .formatted(network.name()))
                    .at(network.origin().of(field), "no host address in " + cidr.get())
                    .about(Facts.address(Section.NETWORKS, network.name())));
        }
    }

    static void dhcpRanges(Facts facts, Report report) {
        for (Network network : facts.lab().networks().values()) {
            network.dhcp().ifPresent(range -> dhcpRange(network, range, report));
        }
    }

    private static void dhcpRange(Network network, Network.DhcpRange range, Report report) {
        Optional<Cidr> cidr = network.cidrFor(range.from());
        boolean isBackwards =
                range.from().family() != range.to().family() || range.from().compareTo(range.to()) > 0;
        boolean isOutside = cidr.filter(found -> !found.isUsable(range.from()) || !found.isUsable(range.to()))
                .isPresent();
        if (isBackwards || isOutside) {
            String label = isBackwards ? "ends before it begins" : "not all host addresses of " + cidr.get();
            report.add(Diagnostic.error(
                            CheckCodes.DHCP_RANGE,
                            "The DHCP range of `%s` can't be given out.".formatted(network.name()))
                    .at(network.origin().of("dhcp"), label)
                    .about(Facts.address(Section.NETWORKS, network.name())));
        }
    }
}
