package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.PortRange;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Network;
import dev.homecroft.model.Party;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Firewall;
import dev.homecroft.model.storage.Nas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that do nothing, doors that should not be open, and shares behind closed ones. */
final class FirewallChecks {
    private FirewallChecks() {}

    private static List<Firewall.Rule> rules(Firewall firewall) {
        return Stream.concat(firewall.rules().values().stream(), firewall.exceptions().values().stream())
                .filter(rule -> rule.status() != Status.RETIRED)
                .toList();
    }

    private static Address about(Facts facts, Firewall.Rule rule) {
        boolean isRule = rule.equals(facts.lab().edge().firewall().rules().get(rule.name()));
        return Facts.address(isRule ? Section.FIREWALL_RULES : Section.FIREWALL_EXCEPTIONS, rule.name());
    }

    /** Traffic within one network passes no router; what is in no network sends none. */
    static void effect(Facts facts, Report report) {
        List<Firewall.Rule> rules = rules(facts.lab().edge().firewall());
        if (rules.isEmpty()) {
            return;
        }
        Reach reach = new Reach(facts);
        for (Firewall.Rule rule : rules) {
            List<Party> both =
                    Stream.concat(rule.from().stream(), rule.to().stream()).toList();
            Optional<Party> nobody =
                    both.stream().filter(party -> isNobody(facts, reach, party)).findFirst();
            Set<String> from = all(reach, rule.from());
            Set<String> to = all(reach, rule.to());
            boolean isInside =
                    both.stream().noneMatch(Party.Internet.class::isInstance) && from.size() == 1 && from.equals(to);
            if (nobody.isPresent() || isInside) {
                String label = nobody.isPresent()
                        ? "in no network"
                        : "all in " + from.iterator().next();
                SourceRange at =
                        nobody.map(Party::at).orElseGet(() -> rule.origin().of("to"));
                report.add(Diagnostic.warning(
                                GearCodes.RULE_WITHOUT_EFFECT,
                                "No network can make use of the rule `%s`.".formatted(rule.name()))
                        .at(at, label)
                        .about(about(facts, rule)));
            }
        }
    }

    /** What is not known to the lab is reported as such; a range may well belong to others. */
    private static boolean isNobody(Facts facts, Reach reach, Party party) {
        boolean isOurs = party instanceof Party.Tier
                || (party instanceof Party.Named(Ref ref)
                        && facts.lab().references().isDefined(ref.address()));
        return isOurs && reach.of(party).isEmpty();
    }

    private static Set<String> all(Reach reach, List<Party> parties) {
        return parties.stream().flatMap(party -> reach.of(party).stream()).collect(Collectors.toSet());
    }

    static void twice(Facts facts, Report report) {
        Map<List<List<String>>, Firewall.Rule> first = new HashMap<>();
        for (Firewall.Rule rule : rules(facts.lab().edge().firewall())) {
            List<String> from = rule.from().stream().map(Party::words).sorted().toList();
            List<String> to = rule.to().stream().map(Party::words).sorted().toList();
            List<String> ports = rule.ports().stream()
                    .map(port -> port.protocol()
                            + port.range().map(PortRange::toString).orElse(""))
                    .toList();
            Firewall.Rule earlier = first.putIfAbsent(List.of(from, to, ports), rule);
            if (earlier != null) {
                boolean isSame = earlier.action() == rule.action();
                report.add(Diagnostic.warning(
                                GearCodes.RULE_TWICE,
                                isSame
                                        ? "`%s` says the same as `%s`.".formatted(rule.name(), earlier.name())
                                        : "`%s` says the opposite of `%s`.".formatted(rule.name(), earlier.name()))
                        .at(rule.origin().key())
                        .context(earlier.origin().key(), earlier.name())
                        .about(about(facts, rule)));
            }
        }
    }

    /** How far a tier is trusted is read from its name: management, or trusted and not untrusted. */
    private static boolean isTrusted(String tier) {
        String word = tier.replace("_", "-");
        boolean isNamed = word.contains("trusted") && !word.contains("untrusted");
        return isNamed || word.equals("management") || word.equals("mgmt") || word.equals("admin");
    }

    static void forwards(Facts facts, Report report) {
        Firewall firewall = facts.lab().edge().firewall();
        if (firewall.forwards().isEmpty()) {
            return;
        }
        Reach reach = new Reach(facts);
        List<Firewall.Forward> seen = new ArrayList<>();
        for (Firewall.Forward forward : firewall.forwards().values()) {
            if (forward.status() == Status.RETIRED) {
                continue;
            }
            reach.of(forward.to().address()).stream()
                    .flatMap(name -> Facts.find(facts.lab().networks(), name).stream())
                    .filter(network ->
                            network.tier().filter(FirewallChecks::isTrusted).isPresent())
                    .findFirst()
                    .ifPresent(network -> report.add(intoTrusted(forward, network)));
            seen.stream()
                    .filter(other -> isSame(other, forward))
                    .findFirst()
                    .ifPresent(other -> report.add(Diagnostic.error(
                                    GearCodes.FORWARD_TWICE,
                                    "`%s` and `%s` forward one port.".formatted(other.name(), forward.name()))
                            .at(forward.origin().of("port"))
                            .context(other.origin().of("port"), other.name())
                            .about(Facts.address(Section.FORWARDS, forward.name()))));
            seen.add(forward);
        }
    }

    private static boolean isSame(Firewall.Forward one, Firewall.Forward other) {
        boolean isProtocol = one.protocol() == other.protocol()
                || one.protocol() == Firewall.Protocol.ANY
                || other.protocol() == Firewall.Protocol.ANY;
        return isProtocol && one.port().overlaps(other.port());
    }

    private static Diagnostic.Builder intoTrusted(Firewall.Forward forward, Network network) {
        return Diagnostic.warning(
                        GearCodes.FORWARD_TO_TRUSTED,
                        "`%s` lets the internet into `%s`, which is trusted.".formatted(forward.name(), network.name()))
                .at(forward.to().at())
                .context(network.origin().of("tier"), "its tier")
                .about(Facts.address(Section.FORWARDS, forward.name()))
                .hint("Move `%s` to a network of its own, or publish it through a tunnel.".formatted(forward.to()));
    }

    /** Only labs that state what their firewall does are asked. */
    static void shares(Facts facts, Report report) {
        Firewall firewall = facts.lab().edge().firewall();
        if (firewall.rules().isEmpty() && firewall.exceptions().isEmpty()) {
            return;
        }
        Reach reach = new Reach(facts);
        for (Nas nas : facts.lab().storage().nas().values()) {
            Set<String> there = nas.on().map(on -> reach.of(on.address())).orElse(Set.of());
            if (!there.isEmpty() && nas.status() != Status.RETIRED) {
                nas.shares().values().forEach(share -> share(reach, nas, share, there, report));
            }
        }
    }

    private static void share(Reach reach, Nas nas, Nas.Share share, Set<String> there, Report report) {
        int port = switch (share.protocol()) {
            case NFS -> 2049;
            case SMB -> 445;
            case ISCSI -> 3260;
        };
        for (Party client : share.clients()) {
            Set<String> from = client instanceof Party.Anyone ? Set.of() : reach.of(client);
            boolean isBlocked =
                    !from.isEmpty() && from.stream().noneMatch(network -> reach.reaches(network, there, port));
            if (isBlocked) {
                report.add(Diagnostic.error(
                                GearCodes.SHARE_UNREACHABLE,
                                "`%s` may mount `%s`, but the firewall does not let it."
                                        .formatted(client.words(), share.name()))
                        .at(client.at())
                        .context(nas.origin().of("on"), "in " + String.join(", ", there))
                        .about(Facts.address(Section.NAS, nas.name()))
                        .hint("Add a rule from `%s` to `%s` for tcp/%d."
                                .formatted(
                                        client.words(), nas.on().map(Ref::name).orElse(nas.name()), port)));
            }
        }
    }
}
