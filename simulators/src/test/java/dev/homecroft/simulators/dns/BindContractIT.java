package dev.homecroft.simulators.dns;

import java.nio.file.Path;
import java.util.List;

/** The contract is true of BIND. */
final class BindContractIT extends DnsServerContractTest {
    @Override
    DnsPeer start(Path folder, List<DnsPeer.Zone> zones) {
        return RealPeer.bind(folder, zones);
    }
}
