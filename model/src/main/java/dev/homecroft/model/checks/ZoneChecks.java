package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Zones and the servers that serve them. */
final class ZoneChecks {
    /** What has a name because it has an address. */
    private static final Set<String> NAMED = Set.of(Section.HOSTS.kind(), Section.GUESTS.kind(), Section.VIPS.kind());

    private ZoneChecks() {}

    static void servers(Facts facts, Report report) {
        for (Dns.Zone zone : facts.lab().dns().zones().values()) {
            if (zone.primary().isEmpty()) {
                report.add(Diagnostic.warning(
                                CheckCodes.ZONE_WITHOUT_SERVER,
                                "No server takes the records of the zone `%s`.".formatted(zone.name()))
                        .at(zone.origin().key(), "no `primary`")
                        .about(Facts.address(Section.DNS_ZONES, zone.name().text())));
            }
        }
        for (Dns.Server server : facts.lab().dns().servers().values()) {
            if (server.kind().equals("rfc2136") && isNowhere(facts.lab(), server)) {
                Diagnostic.Builder problem = Diagnostic.error(
                                CheckCodes.SERVER_WITHOUT_ADDRESS,
                                "Nothing says where the name server `%s` answers.".formatted(server.name()))
                        .at(server.origin().key())
                        .about(Facts.address(Section.DNS_SERVERS, server.name()))
                        .hint("State its `guest` or `host` with a fixed address, or its `address`.");
                Optional<Origin> machine = server.host()
                        .flatMap(facts.lab()::host)
                        .map(Host::origin)
                        .or(() -> server.guest().flatMap(facts.lab()::guest).map(Guest::origin));
                machine.ifPresent(origin -> problem.context(origin.of("nics"), "no fixed address"));
                report.add(problem);
            }
        }
    }

    /**
     * Only labs that have a second server, or keep a list of weaknesses, are asked for one. What a provider serves is many
     * servers already.
     */
    static void singles(Facts facts, Report report) {
        Dns dns = facts.lab().dns();
        long own = dns.servers().values().stream().filter(ZoneChecks::isOwn).count();
        boolean isAsked = own > 1 || !facts.lab().care().mitigations().isEmpty();
        Set<Address> mitigated = CareChecks.mitigated(facts);
        for (Dns.Zone zone : dns.zones().values()) {
            Optional<Ref> primary = zone.primary()
                    .filter(ref -> Facts.find(dns.servers(), ref.name())
                            .filter(ZoneChecks::isOwn)
                            .isPresent())
                    .filter(ref -> zone.secondaries().stream()
                            .allMatch(other -> other.name().equals(ref.name())))
                    .filter(ref -> isAsked && !mitigated.contains(ref.address()));
            primary.ifPresent(ref -> report.add(Diagnostic.warning(
                            GearCodes.ZONE_SINGLE_SERVER, "Only `%s` serves the zone `%s`.".formatted(ref, zone.name()))
                    .at(ref.at(), "no `secondaries`")
                    .about(Facts.address(Section.DNS_ZONES, zone.name().text()))));
        }
    }

    private static boolean isOwn(Dns.Server server) {
        return server.kind().equals("rfc2136");
    }

    /** A machine that is not known is reported as such, and only there. */
    private static boolean isNowhere(Lab lab, Dns.Server server) {
        Optional<Host> host = server.host().flatMap(lab::host);
        Optional<Guest> guest = server.guest().flatMap(lab::guest);
        boolean isUnknown =
                (server.host().isPresent() && host.isEmpty()) || (server.guest().isPresent() && guest.isEmpty());
        boolean hasAddress = server.address().isPresent()
                || host.flatMap(found -> Lab.firstAddress(found.nics())).isPresent()
                || guest.flatMap(found -> Lab.firstAddress(found.nics())).isPresent();
        return !isUnknown && !hasAddress;
    }

    static void reverse(Facts facts, Report report) {
        if (facts.lab().dns().zones().isEmpty()) {
            return;
        }
        NavigableSet<IpAddress> nameless = nameless(facts);
        for (Network network : facts.lab().networks().values()) {
            network.cidr().ifPresent(cidr -> reverse(facts, network, cidr, "cidr", nameless, report));
            network.cidr6().ifPresent(cidr -> reverse(facts, network, cidr, "cidr6", nameless, report));
        }
    }

    /** The addresses of things for whose reverse names there is no zone. One that is in another network is reported as such. */
    private static NavigableSet<IpAddress> nameless(Facts facts) {
        Zones zones = Zones.of(facts.lab());
        NavigableSet<IpAddress> nameless = new TreeSet<>();
        for (Plug plug : facts.plugs()) {
            plug.ip()
                    .filter(ip -> NAMED.contains(plug.thing().kind()) && isAtHome(plug, ip))
                    .filter(ip -> !zones.hold(ip.reverseName()))
                    .ifPresent(nameless::add);
        }
        return nameless;
    }

    private static boolean isAtHome(Plug plug, IpAddress ip) {
        return plug.network()
                .flatMap(network -> network.cidrFor(ip))
                .map(cidr -> cidr.contains(ip))
                .orElse(true);
    }

    private static void reverse(
            Facts facts, Network network, Cidr cidr, String field, NavigableSet<IpAddress> nameless, Report report) {
        boolean isLost = Optional.ofNullable(nameless.ceiling(cidr.network()))
                .filter(cidr::contains)
                .isPresent();
        if (isLost && facts.lab().domainOf(network).isPresent()) {
            report.add(Diagnostic.note(
                            CheckCodes.NO_REVERSE_ZONE,
                            "Addresses in `%s` have names, but no zone leads from an address to its name."
                                    .formatted(network.name()))
                    .at(network.origin().of(field))
                    .about(Facts.address(Section.NETWORKS, network.name()))
                    .hint("Add the zone `%s`.".formatted(zoneOf(cidr))));
        }
    }

    /** The smallest reverse zone that holds the whole network: whole octets in IPv4, whole nibbles in IPv6. */
    private static Fqdn zoneOf(Cidr cidr) {
        List<String> labels = Arrays.asList(cidr.network().reverseName().text().split("\\.", -1));
        boolean isV4 = cidr.network().isV4();
        int parts = isV4 ? 4 : 32;
        int kept = Math.clamp(isV4 ? cidr.prefix() / 8 : cidr.prefix() / 4, 0, parts - 1);
        return Fqdn.parse(String.join(".", labels.subList(parts - kept, labels.size())));
    }
}
