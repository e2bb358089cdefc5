package dev.homecroft.simulators.dns;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/** From the bytes of a message to the bytes of its answers. */
final class DnsService {
    private final Map<Name, Zone> zones = new ConcurrentHashMap<>();
    private final TsigGate gate;
    private final Optional<ZoneFiles> files;
    private final Faults faults = new Faults();
    private final ConcurrentLinkedQueue<DnsExchange> exchanges = new ConcurrentLinkedQueue<>();

    DnsService(TsigGate gate, Optional<ZoneFiles> files) {
        this.gate = gate;
        this.files = files;
    }

    TsigGate gate() {
        return gate;
    }

    Map<Name, Zone> zones() {
        return zones;
    }

    Faults faults() {
        return faults;
    }

    ConcurrentLinkedQueue<DnsExchange> exchanges() {
        return exchanges;
    }

    void keep(Zone zone) {
        files.ifPresent(store -> store.write(zone));
    }

    /** The answers, in order; none if the message is lost or is no question. */
    List<byte[]> handle(byte[] wire, boolean isTcp) {
        Message query;
        try {
            query = new Message(wire);
        } catch (IOException unreadable) {
            return malformed(wire);
        }
        if (query.getHeader().getFlag(Flags.QR)) {
            return List.of();
        }
        return new Conversation(this, query, wire, isTcp).run();
    }

    private static List<byte[]> malformed(byte[] wire) {
        try {
            Header header = new Header(wire);
            if (header.getFlag(Flags.QR)) {
                return List.of();
            }
            Message answer = new Message(header.getID());
            answer.getHeader().setOpcode(header.getOpcode());
            answer.getHeader().setFlag(Flags.QR);
            answer.getHeader().setRcode(Rcode.FORMERR);
            return List.of(answer.toWire());
        } catch (IOException notEvenAHeader) {
            return List.of();
        }
    }

    Optional<Zone> zoneOf(Name name) {
        for (Name at = name; ; at = new Name(at, 1)) {
            Zone zone = zones.get(at);
            if (zone != null) {
                return Optional.of(zone);
            }
            if (at.equals(Name.root)) {
                return Optional.empty();
            }
        }
    }
}
