package dev.homecroft.simulators.dns;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a simulated DNS server serves and to whom.
 *
 * @param zones its zones; each needs a SOA and a NS record
 * @param keys who may transfer and update; without keys anyone on loopback may
 * @param folder where zones are kept between runs; a zone found there wins over the records stated here
 * @param clock the server's clock, against which signatures are judged
 * @param port 0 for any free one
 */
public record DnsSimulatorConfig(List<Zone> zones, List<Key> keys, Optional<Path> folder, Clock clock, int port) {

    /** A zone in the words of a zone file (RFC 1035, section 5); names without a final dot are below the zone. */
    public record Zone(String name, String records) {}

    /**
     * A key of transaction signatures (RFC 8945).
     *
     * @param algorithm such as {@code hmac-sha256}
     * @param secret base64
     */
    public record Key(String name, String algorithm, String secret) {
        @Override
        public String toString() {
            return "Key[" + name + ", " + algorithm + "]";
        }
    }

    public DnsSimulatorConfig {
        zones = List.copyOf(zones);
        keys = List.copyOf(keys);
    }

    /** Nothing served, nobody known, nothing kept. */
    public static DnsSimulatorConfig empty() {
        return new DnsSimulatorConfig(List.of(), List.of(), Optional.empty(), Clock.systemUTC(), 0);
    }

    public DnsSimulatorConfig withZone(String name, String records) {
        return new DnsSimulatorConfig(plus(zones, new Zone(name, records)), keys, folder, clock, port);
    }

    /** A zone that has only what every zone must have: SOA with serial 1, one name server, that server's address. */
    public DnsSimulatorConfig withEmptyZone(String name) {
        return withZone(name, """
                @ 3600 IN SOA ns hostmaster 1 7200 900 1209600 300
                @ 3600 IN NS ns
                ns 3600 IN A 127.0.0.1
                """);
    }

    public DnsSimulatorConfig withKey(Key key) {
        return new DnsSimulatorConfig(zones, plus(keys, key), folder, clock, port);
    }

    public DnsSimulatorConfig withFolder(Path place) {
        return new DnsSimulatorConfig(zones, keys, Optional.of(place), clock, port);
    }

    public DnsSimulatorConfig withClock(Clock other) {
        return new DnsSimulatorConfig(zones, keys, folder, other, port);
    }

    public DnsSimulatorConfig withPort(int fixed) {
        return new DnsSimulatorConfig(zones, keys, folder, clock, fixed);
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
