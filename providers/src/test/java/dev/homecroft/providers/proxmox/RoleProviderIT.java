package dev.homecroft.providers.proxmox;

import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;

/** A setting that is in the register keeps the contract of providers, accidents included. */
final class RoleProviderIT extends ProviderContractTest {
    @Override
    protected ProviderFixture open() {
        return new SettingFixture.Role();
    }
}
