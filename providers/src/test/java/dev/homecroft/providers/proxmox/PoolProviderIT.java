package dev.homecroft.providers.proxmox;

import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;

/** A setting whose mark stands in its comment keeps the contract of providers, accidents included. */
final class PoolProviderIT extends ProviderContractTest {
    @Override
    protected ProviderFixture open() {
        return new SettingFixture.Pool();
    }
}
