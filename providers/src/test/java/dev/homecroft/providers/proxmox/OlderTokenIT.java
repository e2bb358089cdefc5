package dev.homecroft.providers.proxmox;

/** The same on Proxmox VE 8.4. */
final class OlderTokenIT extends TokenIT {
    @Override
    SettingsBench bench() {
        return new SettingsBench(ProxmoxFixture.config().withVersion("8.4.1"));
    }
}
