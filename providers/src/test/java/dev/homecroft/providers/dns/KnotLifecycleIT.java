package dev.homecroft.providers.dns;

import dev.homecroft.simulators.dns.DnsPeer;
import dev.homecroft.simulators.dns.RealPeer;
import java.nio.file.Path;
import java.util.List;

/** Against Knot DNS. */
final class KnotLifecycleIT extends DnsLifecycleContractTest {
    @Override
    DnsPeer start(Path folder, List<DnsPeer.Zone> zones) {
        return RealPeer.knot(folder, zones);
    }
}
