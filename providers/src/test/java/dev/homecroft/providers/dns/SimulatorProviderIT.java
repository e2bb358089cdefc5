package dev.homecroft.providers.dns;

import dev.homecroft.simulators.dns.SimulatedPeer;
import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;

/** The DNS provider keeps the contract of providers, against the simulator. */
final class SimulatorProviderIT extends ProviderContractTest {
    @Override
    protected ProviderFixture open() {
        return new DnsFixture(SimulatedPeer.start(DnsFixture.ZONES));
    }
}
