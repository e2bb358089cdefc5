package dev.homecroft.model;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Name servers, the zones that they serve and records beyond those that follow from hosts, guests and VIPs.
 *
 * @param keys with which servers know each other
 * @param views what some networks are told otherwise
 * @param dynamic names that follow an address which changes
 */
public record Dns(
        Map<String, Server> servers,
        Map<String, Zone> zones,
        Map<String, RecordSet> records,
        Map<String, Key> keys,
        Map<String, View> views,
        Map<String, DynamicName> dynamic) {
    public static final Dns EMPTY = new Dns(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Dns {
        servers = Ordered.copy(servers);
        zones = Ordered.copy(zones);
        records = Ordered.copy(records);
        keys = Ordered.copy(keys);
        views = Ordered.copy(views);
        dynamic = Ordered.copy(dynamic);
    }

    /**
     * @param kind how it is changed: {@code rfc2136}, {@code cloudflare}, or {@code none} when the lab only asks it
     * @param software such as {@code technitium} or {@code knot}, for people
     * @param host the host that it runs on, if it is one of ours
     * @param guest the guest that it runs on, if it is one of ours
     * @param address where it answers; by default that of its host or guest
     * @param port 53 unless stated
     * @param keyName name of the TSIG key
     * @param algorithm of the TSIG key, such as {@code hmac-sha256}
     * @param key the TSIG key's secret in Base64
     * @param token of a service outside that holds zones
     */
    public record Server(
            String name,
            String kind,
            Optional<String> software,
            Optional<Ref> host,
            Optional<Ref> guest,
            Optional<IpAddress> address,
            long port,
            Optional<String> keyName,
            String algorithm,
            Optional<SecretRef> key,
            Optional<SecretRef> token,
            Origin origin) {}

    /**
     * @param primary the server that takes changes
     * @param transferKey with which secondaries copy it
     * @param ttl of records that state none
     */
    public record Zone(
            Fqdn name,
            Optional<Ref> primary,
            List<Ref> secondaries,
            Optional<Ref> transferKey,
            Optional<Duration> ttl,
            Origin origin) {
        public Zone {
            secondaries = List.copyOf(secondaries);
        }
    }

    /**
     * All stated records of one name.
     *
     * @param values texts by record type, such as {@code A} or {@code TXT}, in presentation form
     */
    public record RecordSet(Fqdn name, Map<String, List<String>> values, Optional<Duration> ttl, Origin origin) {
        public RecordSet {
            values = Ordered.copy(values);
        }
    }

    /** A TSIG key (RFC 8945). */
    public record Key(String name, String algorithm, SecretRef secret, Origin origin) {}

    /**
     * Split horizon: who is in these networks is told the addresses that the lab has itself.
     *
     * @param networks that it is for
     * @param servers that answer there
     * @param zones that are answered otherwise than outside
     */
    public record View(
            String name,
            List<Ref> networks,
            List<Ref> servers,
            List<Fqdn> zones,
            Optional<String> note,
            Origin origin) {
        public View {
            networks = List.copyOf(networks);
            servers = List.copyOf(servers);
            zones = List.copyOf(zones);
        }
    }

    /**
     * @param record the name
     * @param source where the address is learned: {@code router}, {@code web} or {@code interface}
     * @param by the guest, host or app that keeps it up to date
     */
    public record DynamicName(
            String name,
            Fqdn record,
            Optional<Ref> server,
            Optional<String> source,
            Optional<Ref> by,
            Optional<Duration> interval,
            Optional<Duration> ttl,
            Origin origin) {}
}
