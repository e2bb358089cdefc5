package dev.homecroft.providers.dns;

import dev.homecroft.simulators.dns.DnsPeer;
import dev.homecroft.simulators.dns.SimulatedPeer;
import java.nio.file.Path;
import java.util.List;

/** Against the simulator. */
final class SimulatorLifecycleIT extends DnsLifecycleContractTest {
    @Override
    DnsPeer start(Path folder, List<DnsPeer.Zone> zones) {
        return SimulatedPeer.start(zones);
    }
}
