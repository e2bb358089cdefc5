package dev.homecroft.providers.dns;

import dev.homecroft.simulators.dns.RealPeer;
import dev.homecroft.spi.contract.ProviderContractTest;
import dev.homecroft.spi.contract.ProviderFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The DNS provider keeps the contract of providers, against Knot DNS. */
final class KnotProviderIT extends ProviderContractTest {
    @TempDir
    Path folder;

    @Override
    protected ProviderFixture open() {
        return new DnsFixture(RealPeer.knot(folder, DnsFixture.ZONES));
    }
}
