package dev.homecroft.providers.dns;

import dev.homecroft.simulators.dns.RealPeer;
import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The DNS provider keeps the contract of providers, against BIND. */
final class BindProviderIT extends ProviderContractTest {
    @TempDir
    Path folder;

    @Override
    protected ProviderFixture open() {
        return new DnsFixture(RealPeer.bind(folder, DnsFixture.ZONES));
    }
}
