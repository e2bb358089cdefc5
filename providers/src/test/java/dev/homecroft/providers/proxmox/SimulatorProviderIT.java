package dev.homecroft.providers.proxmox;

import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;

/** The Proxmox VE provider keeps the contract of providers, against the simulator. */
final class SimulatorProviderIT extends ProviderContractTest {
    @Override
    protected ProviderFixture open() {
        return new ProxmoxFixture();
    }
}
