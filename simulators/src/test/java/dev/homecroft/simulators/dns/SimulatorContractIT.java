package dev.homecroft.simulators.dns;

import java.nio.file.Path;
import java.util.List;

/** The simulator keeps the contract that real servers keep. */
final class SimulatorContractIT extends DnsServerContractTest {
    @Override
    DnsPeer start(Path folder, List<DnsPeer.Zone> zones) {
        return SimulatedPeer.start(zones);
    }
}
