package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Connection;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The zones of the lab that have a primary which can be changed. */
record DnsZones(Map<String, Connection> connections, Map<String, Dns.Zone> stated) {
    static DnsZones of(Lab lab, List<Diagnostic> problems) {
        Map<String, Connection> connections = new TreeMap<>();
        Map<String, Dns.Zone> stated = new TreeMap<>();
        for (Dns.Zone zone : lab.dns().zones().values()) {
            DnsServers.connection(lab, zone, problems).ifPresent(connection -> {
                connections.put(zone.name().text(), connection);
                stated.put(zone.name().text(), zone);
            });
        }
        return new DnsZones(connections, stated);
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
