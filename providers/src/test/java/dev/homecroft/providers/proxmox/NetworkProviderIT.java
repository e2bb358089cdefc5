package dev.homecroft.providers.proxmox;

import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;

/** The interfaces of a node keep the contract of providers, lost answers included. */
final class NetworkProviderIT extends ProviderContractTest {
    @Override
    protected ProviderFixture open() {
        return new SettingFixture.Network();
    }
}
