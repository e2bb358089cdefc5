package dev.homecroft.simulators.dns;

import java.nio.file.Path;
import java.util.List;

/** The contract is true of Knot DNS. */
final class KnotContractIT extends DnsServerContractTest {
    @Override
    DnsPeer start(Path folder, List<DnsPeer.Zone> zones) {
        return RealPeer.knot(folder, zones);
    }
}
