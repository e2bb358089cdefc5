package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import dev.homecroft.state.Need;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The zones of the lab that have a primary which can be changed.
 *
 * @param homes the guest that each zone's primary runs in, where it is a guest of the lab
 */
record DnsZones(Map<String, Connection> connections, Map<String, Dns.Zone> stated, Map<String, Need> homes) {
    static DnsZones of(Lab lab, List<Diagnostic> problems) {
        Map<String, Connection> connections = new TreeMap<>();
        Map<String, Dns.Zone> stated = new TreeMap<>();
        Map<String, Need> homes = new TreeMap<>();
        for (Dns.Zone zone : lab.dns().zones().values()) {
            DnsServers.connection(lab, zone, problems).ifPresent(connection -> {
                connections.put(zone.name().text(), connection);
                stated.put(zone.name().text(), zone);
                home(lab, zone).ifPresent(need -> homes.put(zone.name().text(), need));
            });
        }
        return new DnsZones(connections, stated, homes);
    }

    private static Optional<Need> home(Lab lab, Dns.Zone zone) {
        return zone.primary()
                .flatMap(primary -> Optional.ofNullable(lab.dns().servers().get(primary.name())))
                .flatMap(Dns.Server::guest)
                .filter(guest -> lab.guest(guest).isPresent())
                .map(guest -> new Need(guest.address(), "serves its zone"));
    }

    /** What must run before a record of the zone can be written. */
    Stream<Need> home(String zone) {
        return Stream.ofNullable(homes.get(zone));
    }

    /** The closest zone above the name. */
    Optional<String> holding(String name) {
        return connections.keySet().stream()
                .filter(zone -> name.equals(zone) || name.endsWith("." + zone))
                .max(Comparator.comparingInt(String::length));
    }

    Optional<Duration> ttl(String zone) {
        return Optional.ofNullable(stated.get(zone)).flatMap(Dns.Zone::ttl);
    }
}
