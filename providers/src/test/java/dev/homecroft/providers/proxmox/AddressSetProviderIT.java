package dev.homecroft.providers.proxmox;

import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;

/** A setting that takes many calls keeps the contract of providers, accidents included. */
final class AddressSetProviderIT extends ProviderContractTest {
    @Override
    protected ProviderFixture open() {
        return new SettingFixture.AddressSet();
    }
}
