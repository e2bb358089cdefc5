package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Network;
import dev.homecroft.model.Section;
import dev.homecroft.model.Vip;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses that move between members. */
final class VipChecks {
    private VipChecks() {}

    /** A member without an interface in the VIP's network could hold the address, but nobody would reach it. */
    static void members(Facts facts, Report report) {
        for (Vip vip : facts.vips()) {
            Optional<Network> network = network(facts, vip);
            if (network.isPresent()) {
                vip.members().keySet().forEach(member -> member(facts, vip, network.get(), member, report));
            }
        }
    }

    private static Optional<Network> network(Facts facts, Vip vip) {
        return facts.plugs().stream()
                .filter(plug -> plug.thing().equals(Facts.address(Section.VIPS, vip.name())))
                .findFirst()
                .flatMap(Plug::network);
    }

    private static void member(Facts facts, Vip vip, Network network, String member, Report report) {
        List<Plug> plugs = facts.plugs().stream()
                .filter(plug -> plug.name().equals(member))
                .filter(plug -> plug.thing().kind().equals(Section.HOSTS.kind())
                        || plug.thing().kind().equals(Section.GUESTS.kind()))
                .toList();
        boolean isThere = plugs.stream()
                .anyMatch(plug -> plug.network()
                        .map(Network::name)
                        .filter(network.name()::equals)
                        .isPresent());
        if (!plugs.isEmpty() && !isThere) {
            report.add(Diagnostic.warning(
                            CheckCodes.VIP_MEMBER_ELSEWHERE,
                            "`%s` can't hold the address of `%s`: it is not in the network `%s`."
                                    .formatted(member, vip.name(), network.name()))
                    .at(vip.origin().of("members." + member))
                    .context(plugs.getFirst().at(), "where it is")
                    .about(Facts.address(Section.VIPS, vip.name())));
        }
    }

    /** Who holds an address is decided by priority; an address that has one place to be does not move. */
    static void priorities(Facts facts, Report report) {
        for (Vip vip : facts.vips()) {
            if (vip.members().size() == 1) {
                report.add(Diagnostic.warning(
                                GearCodes.VIP_SINGLE_MEMBER,
                                "`%s` has a single member, so it has nowhere to move.".formatted(vip.name()))
                        .at(vip.origin().of("members"))
                        .about(Facts.address(Section.VIPS, vip.name())));
            }
            Map<Long, String> first = new HashMap<>();
            vip.members().forEach((member, priority) -> {
                String earlier = first.putIfAbsent(priority, member);
                if (earlier != null && vip.vrid().isPresent()) {
                    report.add(Diagnostic.warning(
                                    GearCodes.VIP_PRIORITY_TWICE,
                                    "`%s` and `%s` have one priority for `%s`.".formatted(earlier, member, vip.name()))
                            .at(vip.origin().of("members." + member))
                            .context(vip.origin().of("members." + earlier), "the same")
                            .about(Facts.address(Section.VIPS, vip.name())));
                }
            });
        }
    }

    static void routerIds(Facts facts, Report report) {
        Map<List<Object>, Vip> first = new HashMap<>();
        for (Vip vip : facts.vips()) {
            String network = network(facts, vip).map(Network::name).orElse("");
            vip.vrid().ifPresent(id -> {
                Vip earlier = first.putIfAbsent(List.of(network, id), vip);
                if (earlier != null) {
                    report.add(Diagnostic.error(
                                    CheckCodes.VRID_TWICE,
                                    "`%s` has the virtual router id of `%s` in one network."
                                            .formatted(vip.name(), earlier.name()))
                            .at(vip.origin().of("vrid"))
                            .context(earlier.origin().of("vrid"), "the same")
                            .about(Facts.address(Section.VIPS, vip.name())));
                }
            });
        }
    }
}
