package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Network;
import dev.homecroft.model.Section;
import dev.homecroft.model.bind.Suggestion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Stated DNS records against the zones, the names and the addresses of the lab. */
final class RecordChecks {
    private static final List<String> NAMING = List.of("CNAME", "SRV", "PTR", "MX");
    private static final List<String> ADDRESSING = List.of("A", "AAAA");

    private RecordChecks() {}

    static void outsideZones(Facts facts, Report report) {
        Zones zones = Zones.of(facts.lab());
        for (Dns.RecordSet records : facts.lab().dns().records().values()) {
            if (!zones.hold(records.name())) {
                report.add(Diagnostic.error(
                                CheckCodes.RECORD_OUTSIDE_ZONES,
                                "No zone holds the name `%s`.".formatted(records.name()))
                        .at(records.origin().key())
                        .about(about(records)));
            }
        }
    }

    private static Address about(Dns.RecordSet records) {
        return Facts.address(Section.DNS_RECORDS, records.name().text());
    }

    /** A name with a CNAME has nothing else (RFC 1034, section 3.6.2). */
    static void aliases(Facts facts, Report report) {
        Map<Fqdn, LabNames.Name> derived = new HashMap<>();
        facts.names().forEach(name -> derived.putIfAbsent(name.name(), name));
        Zones zones = Zones.of(facts.lab());
        for (Dns.RecordSet records : facts.lab().dns().records().values()) {
            List<String> targets = records.values().getOrDefault("CNAME", List.of());
            if (targets.isEmpty()) {
                // An alias of a host or guest is a CNAME as well.
                Optional.ofNullable(derived.get(records.name()))
                        .filter(LabNames.Name::isAlias)
                        .ifPresent(alias -> report.add(beside(records, firstType(records))
                                .context(alias.at(), "`" + alias.thing().name() + "` has it as an alias")));
                continue;
            }
            Optional<LabNames.Name> owner = Optional.ofNullable(derived.get(records.name()));
            if (owner.isPresent()) {
                report.add(beside(records, "CNAME").context(owner.get().at(), "its own name comes from here"));
            } else if (records.values().size() > 1 || targets.size() > 1) {
                Diagnostic.Builder problem = beside(records, "CNAME");
                records.values().keySet().stream()
                        .filter(type -> !type.equals("CNAME"))
                        .findFirst()
                        .ifPresent(type -> problem.context(records.origin().of(type), "another record"));
                report.add(problem);
            } else if (zones.areNamed(records.name())) {
                report.add(beside(records, "CNAME").hint("A zone's own name has SOA and NS records always."));
            }
        }
    }

    private static String firstType(Dns.RecordSet records) {
        return records.values().keySet().stream().findFirst().orElse("");
    }

    private static Diagnostic.Builder beside(Dns.RecordSet records, String field) {
        return Diagnostic.error(
                        CheckCodes.CNAME_BESIDE_OTHERS,
                        "`%s` is an alias and has other records.".formatted(records.name()))
                .at(records.origin().of(field))
                .about(about(records));
    }

    static void targets(Facts facts, Report report) {
        Set<Fqdn> known = names(facts);
        Zones zones = Zones.of(facts.lab());
        for (Dns.RecordSet records : facts.lab().dns().records().values()) {
            records.values().forEach((type, values) -> {
                if (NAMING.contains(type)) {
                    values.forEach(value -> target(zones, records, type, value, known, report));
                }
            });
        }
    }

    private static Set<Fqdn> names(Facts facts) {
        Set<Fqdn> names = new HashSet<>();
        facts.names().forEach(name -> names.add(name.name()));
        facts.lab().dns().records().values().forEach(records -> names.add(records.name()));
        facts.lab().dns().zones().values().forEach(zone -> names.add(zone.name()));
        return names;
    }

    /** The target is the last word of the data: priorities, weights and ports come before it. */
    private static void target(
            Zones zones, Dns.RecordSet records, String type, String value, Set<Fqdn> known, Report report) {
        String last = value.strip().substring(value.strip().lastIndexOf(' ') + 1);
        Optional<Fqdn> target = Fqdn.tryParse(last);
        if (target.isEmpty() || !zones.hold(target.get()) || exists(target.get(), known)) {
            return;
        }
        Diagnostic.Builder problem = Diagnostic.error(
                        CheckCodes.RECORD_POINTS_NOWHERE,
                        "`%s` points at `%s`, which nothing in the lab is called."
                                .formatted(records.name(), target.get()))
                .at(at(records, type))
                .about(about(records));
        Stream<Fqdn> others = known.stream().filter(name -> !name.equals(records.name()));
        Suggestion.of(target.get().text(), others.map(Fqdn::text).toList())
                .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
        report.add(problem);
    }

    private static boolean exists(Fqdn name, Set<Fqdn> known) {
        return known.contains(name) || hasStar(name.text(), known);
    }

    /** A star stands for names of any depth below it (RFC 4592). */
    private static boolean hasStar(String name, Set<Fqdn> known) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (Fqdn.tryParse("*" + name.substring(dot)).filter(known::contains).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static SourceRange at(Dns.RecordSet records, String type) {
        return records.origin().of(type);
    }

    static void addresses(Facts facts, Report report) {
        for (Dns.RecordSet records : facts.lab().dns().records().values()) {
            records.values().forEach((type, values) -> {
                if (ADDRESSING.contains(type)) {
                    values.stream()
                            .map(IpAddress::tryParse)
                            .flatMap(Optional::stream)
                            .forEach(ip -> address(facts, records, type, ip, report));
                }
            });
        }
    }

    private static void address(Facts facts, Dns.RecordSet records, String type, IpAddress ip, Report report) {
        Optional<Network> network = facts.lab().networks().values().stream()
                .filter(one -> one.cidrFor(ip).filter(cidr -> cidr.contains(ip)).isPresent())
                .findFirst();
        boolean isGivenOut = network.flatMap(Network::dhcp)
                .filter(range -> range.contains(ip))
                .isPresent();
        if (network.isPresent() && !isGivenOut && !facts.taken().contains(ip)) {
            report.add(Diagnostic.warning(
                            CheckCodes.ADDRESS_OF_NOBODY,
                            "`%s` points at an address that nothing in the lab has.".formatted(records.name()))
                    .at(at(records, type), "in the network `" + network.get().name() + "`")
                    .about(about(records))
                    .hint("State the host that has it; then its name follows by itself."));
        }
    }
}
