package dev.homecroft.model.bind;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Network.DhcpOptions;
import dev.homecroft.model.Network.DhcpRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a DHCP server gives out in a network. */
final class DhcpShapes {
    private static final IpAddress NO_ADDRESS = IpAddress.parse("0.0.0.0");
    private static final Field<IpAddress> FROM = Field.required("from", Types.IP, "First address.");
    private static final Field<IpAddress> TO = Field.required("to", Types.IP, "Last address.");
    private static final Field<Duration> LEASE =
            Field.of("lease", Types.DURATION, "How long an address is given for, such as 12h.");
    private static final Field<List<Fqdn>> SEARCH =
            Field.of("search", Types.listOf(Types.FQDN), "Domains that short names are looked up in.");
    private static final Field<List<IpAddress>> NTP = Field.of("ntp", Types.listOf(Types.IP), "Time servers.");
    private static final Field<String> BOOT_SERVER =
            Field.of("boot-server", Types.TEXT, "Name or address of the server that machines boot from.");
    private static final Field<String> BOOT_FILE =
            Field.of("boot-file", Types.TEXT, "The file that they load from it.");
    private static final Field<Map<String, String>> OTHERS = Field.of(
            "options",
            Types.mapOf("a mapping from numbers of options to values", Types.TEXT),
            "Further options by number, such as 252, in the words of the server.");
    private static final Shape RANGE =
            Shape.of("a DHCP range", FROM, TO, LEASE, SEARCH, NTP, BOOT_SERVER, BOOT_FILE, OTHERS);
    static final Field<DhcpRange> FIELD =
            Field.of("dhcp", Links.nested(RANGE, DhcpShapes::range), "Addresses that a DHCP server gives out.");

    private DhcpShapes() {}

    private static DhcpRange range(Entry entry) {
        DhcpOptions options = new DhcpOptions(
                entry.get(LEASE),
                entry.list(SEARCH),
                entry.list(NTP),
                entry.get(BOOT_SERVER),
                entry.get(BOOT_FILE),
                entry.map(OTHERS));
        return new DhcpRange(entry.must(FROM, NO_ADDRESS), entry.must(TO, NO_ADDRESS), options);
    }
}
