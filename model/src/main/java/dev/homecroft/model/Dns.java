package dev.homecroft.model;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Name servers, the zones that they serve and records beyond those that follow from hosts, guests and VIPs. */
public record Dns(Map<String, Server> servers, Map<String, Zone> zones, Map<String, RecordSet> records) {
    public static final Dns EMPTY = new Dns(Map.of(), Map.of(), Map.of());

    public Dns {
        servers = Ordered.copy(servers);
        zones = Ordered.copy(zones);
        records = Ordered.copy(records);
    }

    /**
     * @param kind the protocol it is changed by, {@code rfc2136}
     * @param host the host that it runs on, if it is one of ours
     * @param guest the guest that it runs on, if it is one of ours
     * @param address where it answers; by default that of its host or guest
     * @param port 53 unless stated
     * @param keyName name of the TSIG key
     * @param algorithm of the TSIG key, such as {@code hmac-sha256}
     * @param key the TSIG key's secret in Base64
     */
    public record Server(
            String name,
            String kind,
            Optional<Ref> host,
            Optional<Ref> guest,
            Optional<IpAddress> address,
            long port,
            Optional<String> keyName,
            String algorithm,
            Optional<SecretRef> key,
            Origin origin) {}

    /**
     * @param primary the server that takes changes
     * @param ttl of records that state none
     */
    public record Zone(Fqdn name, Optional<Ref> primary, List<Ref> secondaries, Optional<Duration> ttl, Origin origin) {
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
}
