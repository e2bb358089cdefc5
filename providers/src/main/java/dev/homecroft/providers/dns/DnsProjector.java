package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Need;
import dev.homecroft.state.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** From the lab to record sets: those that it states, and those that follow from hosts, guests and VIPs. Pure. */
final class DnsProjector {
    // A DNS name has 255 octets at most; what the mark's label takes of them is left free.
    private static final int LONGEST_NAME = 235;
    private static final Set<String> NAMING_MACHINES = Set.of("MX", "SRV");

    private final Lab lab;
    private final DnsZones zones;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Map<DnsResource.Key, NameFact> sets = new TreeMap<>();

    private DnsProjector(Lab lab) {
        this.lab = lab;
        zones = DnsZones.of(lab, problems);
    }

    static Projection project(Lab lab) {
        return new DnsProjector(lab).project();
    }

    private Projection project() {
        if (zones.connections().isEmpty()) {
            return new Projection(List.of(), List.of(), problems);
        }
        NameFacts facts = NameFacts.of(lab);
        facts.forward().forEach(this::put);
        lab.dns().records().values().forEach(this::putStated);
        // Reverse names come last: the first that has an address is its name, and a stated PTR wins.
        facts.reverse().forEach(fact -> sets.putIfAbsent(fact.resource().key(), fact));
        List<DesiredResource> resources = new ArrayList<>();
        for (NameFact fact : sets.values()) {
            if (isAlone(fact)) {
                zones.holding(fact.resource().key().name()).ifPresent(zone -> resources.add(desired(fact, zone)));
            }
        }
        return new Projection(zones.connections().values().stream().toList(), resources, problems);
    }

    private void put(NameFact fact) {
        DnsResource.Key key = fact.resource().key();
        NameFact first = sets.putIfAbsent(key, fact);
        if (first != null && zones.holding(key.name()).isPresent()) {
            problems.add(Diagnostic.error(
                            "record-stated-twice", "Two things of the lab want the records `%s`.".formatted(key))
                    .at(fact.at(), "wants " + String.join(", ", fact.resource().values()))
                    .context(
                            first.at(),
                            "has " + String.join(", ", first.resource().values()))
                    .about(key.address())
                    .build());
        }
    }

    private void putStated(Dns.RecordSet stated) {
        stated.values().forEach((type, texts) -> {
            SourceRange at = stated.origin().of(type);
            if (isWritable(stated.name(), at)) {
                values(stated, type, texts, at)
                        .ifPresent(values -> put(new NameFact(
                                new DnsResource(
                                        new DnsResource.Key(stated.name().text(), type), values),
                                stated.ttl(),
                                at,
                                Optional.empty())));
            }
        });
    }

    private boolean isWritable(Fqdn name, SourceRange at) {
        Optional<Diagnostic.Builder> problem = Optional.empty();
        if (DnsResource.Key.isMarkName(name.text())) {
            problem = Optional.of(Diagnostic.error(
                    "record-name-reserved", "The name `%s` is kept for marks of ownership.".formatted(name)));
        } else if (name.text().length() > LONGEST_NAME) {
            problem = Optional.of(Diagnostic.error(
                    "record-name-too-long",
                    "The name `%s` is longer than the %d characters that leave room for its mark."
                            .formatted(name, LONGEST_NAME)));
        } else if (zones.holding(name.text()).isEmpty()) {
            problem = Optional.of(Diagnostic.error(
                            "record-outside-zones", "No zone with a primary holds the name `%s`.".formatted(name))
                    .hint("State its zone below `dns.zones`."));
        }
        problem.ifPresent(builder -> problems.add(builder.at(at).build()));
        return problem.isEmpty();
    }

    private Optional<List<String>> values(Dns.RecordSet stated, String type, List<String> texts, SourceRange at) {
        List<String> values = new ArrayList<>();
        for (String text : texts) {
            Optional<String> canonical = Rdata.canonical(type, text);
            if (canonical.isEmpty()) {
                problems.add(Diagnostic.error(
                                "record-data-invalid", "`%s` is not data of a %s record.".formatted(text, type))
                        .at(at)
                        .about(new DnsResource.Key(stated.name().text(), type).address())
                        .build());
                return Optional.empty();
            }
            values.add(canonical.get());
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(values);
    }

    /** An alias has no other data at its name and one target only (RFC 1034, 3.6.2). */
    private boolean isAlone(NameFact fact) {
        DnsResource.Key key = fact.resource().key();
        Optional<NameFact> alias = Optional.ofNullable(sets.get(new DnsResource.Key(key.name(), "CNAME")));
        boolean isBesideAlias = alias.isPresent() && !key.type().equals("CNAME");
        boolean isDouble =
                key.type().equals("CNAME") && fact.resource().values().size() > 1;
        if (isBesideAlias || isDouble) {
            problems.add(Diagnostic.error(
                            "alias-not-alone",
                            isDouble
                                    ? "The alias `%s` has more than one target.".formatted(key.name())
                                    : "The name `%s` is an alias and can have no %s records."
                                            .formatted(key.name(), key.type()))
                    .at(fact.at())
                    .about(key.address())
                    .build());
        }
        return !isBesideAlias && !isDouble;
    }

    private DesiredResource desired(NameFact fact, String zone) {
        Optional<Duration> ttl = fact.ttl().or(() -> zones.ttl(zone));
        Fields fields = Fields.builder()
                .put(DnsResource.VALUES, Value.ofTexts(fact.resource().values()))
                .put(DnsResource.TTL, ttl.map(time -> Value.of(time.toSeconds())))
                .build();
        return new DesiredResource(
                fact.resource().key().address(),
                Layer.NAMES,
                DnsSettings.target(zone),
                fields,
                needs(fact, zone),
                fact.at(),
                Map.of(DnsResource.VALUES, fact.at()));
    }

    private List<Need> needs(NameFact fact, String zone) {
        return Stream.of(fact.owner().stream(), zones.home(zone), targets(fact.resource()))
                .flatMap(needs -> needs)
                .distinct()
                .toList();
    }

    /** BIND refuses an MX record whose target in the zone has no address yet, so targets that are ours come first. */
    private Stream<Need> targets(DnsResource resource) {
        if (!NAMING_MACHINES.contains(resource.key().type())) {
            return Stream.empty();
        }
        return resource.values().stream()
                .map(value -> value.substring(value.lastIndexOf(' ') + 1))
                .flatMap(name -> Stream.of(new DnsResource.Key(name, "A"), new DnsResource.Key(name, "AAAA")))
                .filter(sets::containsKey)
                .map(key -> new Need(key.address(), "points at it"));
    }
}
