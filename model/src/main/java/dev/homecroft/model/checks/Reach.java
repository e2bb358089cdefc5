package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Network;
import dev.homecroft.model.Party;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Firewall;
import dev.homecroft.model.gear.Group;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who a party is on the networks of the lab, and what the firewall lets through. */
final class Reach {
    private final Facts facts;
    private final Map<Address, Set<String>> networks = new HashMap<>();

    Reach(Facts facts) {
        this.facts = facts;
        for (Plug plug : facts.plugs()) {
            plug.network()
                    .ifPresent(network -> networks.computeIfAbsent(plug.thing(), key -> new LinkedHashSet<>())
                            .add(network.name()));
        }
    }

    /** The networks of a host, a guest, a VIP or a device. */
    Set<String> of(Address thing) {
        return networks.getOrDefault(thing, Set.of());
    }

    Set<String> of(Party party) {
        if (party instanceof Party.Named(Ref ref)) {
            return of(ref);
        }
        if (party instanceof Party.Tier(String tier, SourceRange _)) {
            return named(network -> network.tier().filter(tier::equals).isPresent());
        }
        if (party instanceof Party.Range(Cidr cidr, SourceRange _)) {
            return named(network -> Stream.of(network.cidr(), network.cidr6())
                    .flatMap(Optional::stream)
                    .anyMatch(cidr::overlaps));
        }
        return party instanceof Party.Anyone ? facts.lab().networks().keySet() : Set.of();
    }

    private Set<String> named(Predicate<Network> isMeant) {
        return facts.lab().networks().values().stream()
                .filter(isMeant)
                .map(Network::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<String> of(Ref ref) {
        return switch (ref.section()) {
            case NETWORKS -> Set.of(ref.name());
            case GROUPS ->
                Facts.find(facts.lab().gear().groups(), ref.name())
                        .map(this::of)
                        .orElse(Set.of());
            default -> of(ref.address());
        };
    }

    private Set<String> of(Group group) {
        Set<String> all = new LinkedHashSet<>();
        facts.hosts().stream()
                .filter(group::has)
                .forEach(host -> all.addAll(of(Facts.address(Section.HOSTS, host.name()))));
        facts.guests().stream()
                .filter(group::has)
                .forEach(guest -> all.addAll(of(Facts.address(Section.GUESTS, guest.name()))));
        return all;
    }

    /** Whether the thing is, or is in, what the party means. */
    boolean isMeant(Party party, Set<String> thing) {
        return of(party).stream().anyMatch(thing::contains);
    }

    private boolean isOneTier(String one, String other) {
        Optional<String> tier = Facts.find(facts.lab().networks(), one).flatMap(Network::tier);
        return tier.isPresent()
                && tier.equals(Facts.find(facts.lab().networks(), other).flatMap(Network::tier));
    }

    /** Whether a network reaches one of the others on the port, through the firewall or without it. */
    boolean reaches(String from, Set<String> to, int port) {
        Firewall firewall = facts.lab().edge().firewall();
        boolean isNear = to.contains(from) || to.stream().anyMatch(other -> isOneTier(from, other));
        boolean isOpen = firewall.fallback() == Firewall.Action.ALLOW;
        return isNear
                || isOpen
                || Stream.concat(firewall.rules().values().stream(), firewall.exceptions().values().stream())
                        .filter(rule -> rule.status() != Status.RETIRED && rule.action() == Firewall.Action.ALLOW)
                        .filter(rule -> rule.from().stream().anyMatch(party -> isMeant(party, Set.of(from))))
                        .filter(rule -> rule.to().stream().anyMatch(party -> isMeant(party, to)))
                        .anyMatch(rule ->
                                rule.ports().isEmpty() || rule.ports().stream().anyMatch(ports -> has(ports, port)));
    }

    private static boolean has(Firewall.Ports ports, int port) {
        boolean isTcp = ports.protocol() == Firewall.Protocol.TCP || ports.protocol() == Firewall.Protocol.ANY;
        return isTcp
                && ports.range()
                        .map(range -> range.first() <= port && port <= range.last())
                        .orElse(true);
    }
}
