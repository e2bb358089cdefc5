package dev.homecroft.simulators.dns;

import java.net.InetSocketAddress;
import java.util.List;

/** A running DNS server under test: ours or somebody else's. */
public interface DnsPeer extends AutoCloseable {
    /** The key that may transfer and update, at every peer. */
    DnsSimulatorConfig.Key KEY =
            new DnsSimulatorConfig.Key("croft", "hmac-sha256", "c2VjcmV0LW9mLXRoZS1yZWhlYXJzYWwtbm90LXJlYWw=");

    InetSocketAddress address();

    @Override
    void close();

    /** A zone that every peer can load. */
    record Zone(String name, String records) {}

    /** What a contract needs of a peer. */
    interface Launcher {
        DnsPeer start(List<Zone> zones);
    }
}
