package dev.homecroft.simulators.dns;

import java.net.InetSocketAddress;
import java.util.List;

/** Our simulator as a peer. */
public record SimulatedPeer(DnsSimulator simulator) implements DnsPeer {
    public static SimulatedPeer start(List<Zone> zones) {
        DnsSimulatorConfig config = DnsSimulatorConfig.empty().withKey(KEY);
        for (Zone zone : zones) {
            config = config.withZone(zone.name(), zone.records());
        }
        return new SimulatedPeer(DnsSimulator.start(config));
    }

    @Override
    public InetSocketAddress address() {
        return simulator.address();
    }

    @Override
    public void close() {
        simulator.close();
    }
}
