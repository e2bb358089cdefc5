package dev.homecroft.providers.dns;

import dev.homecroft.simulators.dns.DnsPeer;
import dev.homecroft.simulators.dns.RealPeer;
import java.nio.file.Path;
import java.util.List;

/** Against BIND. */
final class BindLifecycleIT extends DnsLifecycleContractTest {
    @Override
    DnsPeer start(Path folder, List<DnsPeer.Zone> zones) {
        return RealPeer.bind(folder, zones);
    }
}
