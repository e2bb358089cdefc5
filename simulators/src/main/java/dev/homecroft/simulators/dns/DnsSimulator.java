package dev.homecroft.simulators.dns;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** A running DNS server on loopback, UDP and TCP on one port. */
public final class DnsSimulator implements AutoCloseable {
    private final DnsService service;
    private final Listener listener;

    private DnsSimulator(DnsService service, Listener listener) {
        this.service = service;
        this.listener = listener;
    }

    /** Throws IllegalArgumentException for a zone that no server would load, UncheckedIOException without a port. */
    public static DnsSimulator start(DnsSimulatorConfig config) {
        Optional<ZoneFiles> files = config.folder().map(ZoneFiles::new);
        DnsService service = new DnsService(new TsigGate(config.keys(), config.clock()), files);
        for (DnsSimulatorConfig.Zone stated : config.zones()) {
            Name origin = Records.name(stated.name());
            List<Record> records =
                    files.flatMap(store -> store.read(origin)).orElseGet(() -> Records.parse(origin, stated.records()));
            service.zones().put(origin, new Zone(origin, records));
        }
        return new DnsSimulator(service, Listener.open(service, config.port()));
    }

    public InetSocketAddress address() {
        return listener.address();
    }

    public DnsControl control() {
        return new DnsControl(service);
    }

    /** What the server answers to one message over TCP, without sockets and on the caller's thread; nothing when it hangs up. */
    public List<byte[]> ask(byte[] message) {
        return service.handle(message, true);
    }

    @Override
    public void close() {
        listener.close();
    }
}
