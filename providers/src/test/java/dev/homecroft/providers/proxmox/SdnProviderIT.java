package dev.homecroft.providers.proxmox;

import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;

/** SDN keeps the contract of providers, accidents included. */
final class SdnProviderIT extends ProviderContractTest {
    @Override
    protected ProviderFixture open() {
        return new SdnFixture();
    }
}
