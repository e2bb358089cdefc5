package dev.homecroft.model.checks;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses of hosts, guests and VIPs. */
final class AddressChecks {
    private AddressChecks() {}

    static void twice(Facts facts, Report report) {
        Map<IpAddress, List<Plug>> byAddress = new HashMap<>();
        for (Plug plug : facts.plugs()) {
            plug.ip().ifPresent(ip -> {
                List<Plug> earlier = byAddress.computeIfAbsent(ip, key -> new ArrayList<>());
                earlier.stream().filter(plug::canMeet).findFirst().ifPresent(first -> {
                    Diagnostic.Builder problem = Diagnostic.error(
                                    CheckCodes.ADDRESS_TWICE,
                                    "`%s` has the address of `%s`.".formatted(plug.name(), first.name()))
                            .at(plug.at(), ip.toString())
                            .context(first.at(), "the same")
                            .about(plug.thing());
                    hintFree(facts, plug, problem);
                    report.add(problem);
                });
                earlier.add(plug);
            });
        }
    }

    static void outside(Facts facts, Report report) {
        for (Plug plug : facts.plugs()) {
            plug.network().ifPresent(network -> {
                Optional<Cidr> missed = missed(plug, network);
                missed.ifPresent(cidr -> {
                    String field = cidr.network().isV4() ? "cidr" : "cidr6";
                    Diagnostic.Builder problem = Diagnostic.error(
                                    CheckCodes.ADDRESS_OUTSIDE_NETWORK,
                                    "`%s` has an address outside its network.".formatted(plug.name()))
                            .at(plug.at(), "not in " + cidr)
                            .context(network.origin().of(field), "the network `" + network.name() + "`")
                            .about(plug.thing());
                    hintFree(facts, plug, problem);
                    report.add(problem);
                });
            });
        }
    }

    /** The network that the address should be in, if it is not. */
    private static Optional<Cidr> missed(Plug plug, Network network) {
        Optional<IpAddress> ip = plug.form().known();
        if (ip.isPresent()) {
            return network.cidrFor(ip.get()).filter(cidr -> !cidr.contains(ip.get()));
        }
        boolean isTooFar = plug.form() instanceof AddressForm.Offset;
        return isTooFar ? plug.isV6() ? network.cidr6() : network.cidr() : Optional.empty();
    }

    /** Network, broadcast and gateway addresses are nobody's. */
    static void reserved(Facts facts, Report report) {
        for (Plug plug : facts.plugs()) {
            if (plug.network().isEmpty() || plug.ip().isEmpty()) {
                continue;
            }
            Network network = plug.network().get();
            IpAddress ip = plug.ip().get();
            Optional<Cidr> cidr = network.cidrFor(ip).filter(found -> found.contains(ip));
            boolean isEdge = cidr.filter(found -> !found.isUsable(ip)).isPresent();
            boolean isGateway = isGateway(network, ip);
            if (isEdge) {
                String which = ip.equals(cidr.get().network()) ? "network" : "broadcast";
                report.add(problem(facts, plug, CheckCodes.ADDRESS_RESERVED, which + " address of `%s`", network));
            } else if (isGateway && !plug.isRouter()) {
                report.add(problem(facts, plug, CheckCodes.ADDRESS_OF_GATEWAY, "gateway's address in `%s`", network)
                        .hint("If it is the router, say so: `role: router`, or the tag `router`."));
            }
        }
    }

    private static boolean isGateway(Network network, IpAddress ip) {
        return network.gateway().filter(ip::equals).isPresent()
                || network.gateway6().filter(ip::equals).isPresent();
    }

    private static Diagnostic.Builder problem(Facts facts, Plug plug, String code, String words, Network network) {
        Diagnostic.Builder problem = Diagnostic.error(
                        code, "`%s` has the %s.".formatted(plug.name(), words.formatted(network.name())))
                .at(plug.at(), plug.ip().map(IpAddress::toString).orElse(""))
                .about(plug.thing());
        hintFree(facts, plug, problem);
        return problem;
    }

    static void inDhcpRange(Facts facts, Report report) {
        for (Plug plug : facts.plugs()) {
            Optional<Network> network = plug.network();
            Optional<IpAddress> ip = plug.ip();
            if (network.isEmpty() || ip.isEmpty() || network.get().dhcp().isEmpty()) {
                continue;
            }
            if (network.get().dhcp().get().contains(ip.get())) {
                Diagnostic.Builder problem = Diagnostic.warning(
                                CheckCodes.ADDRESS_IN_DHCP_RANGE,
                                "`%s` has an address that DHCP gives to others.".formatted(plug.name()))
                        .at(plug.at(), ip.get().toString())
                        .context(network.get().origin().of("dhcp"), "given out from here")
                        .about(plug.thing());
                hintFree(facts, plug, problem);
                report.add(problem);
            }
        }
    }

    private static void hintFree(Facts facts, Plug plug, Diagnostic.Builder problem) {
        boolean isV4 = !plug.isV6() && plug.ip().map(IpAddress::isV4).orElse(true);
        if (isV4) {
            plug.network()
                    .flatMap(network -> facts.free(network, wish(plug)))
                    .ifPresent(free -> problem.hint("`%s` is free.".formatted(free)));
        }
    }

    /** The last byte that somebody had in mind. */
    private static long wish(Plug plug) {
        return switch (plug.form()) {
            case AddressForm.Literal(IpAddress ip) -> ip.value().intValue() & 255;
            case AddressForm.Offset(var _, long number, Optional<IpAddress> _) -> number;
            case AddressForm.Dhcp _, AddressForm.None _ -> 1;
        };
    }
}
