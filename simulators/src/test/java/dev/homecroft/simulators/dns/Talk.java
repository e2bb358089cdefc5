package dev.homecroft.simulators.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/** A plain DNS client for tests, made of dnsjava's own. */
public record Talk(InetSocketAddress server, Optional<TSIG> key) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    public static Talk signed(InetSocketAddress server) {
        return new Talk(
                server, Optional.of(new TSIG(TSIG.HMAC_SHA256, name(DnsPeer.KEY.name() + "."), DnsPeer.KEY.secret())));
    }

    static Talk unsigned(InetSocketAddress server) {
        return new Talk(server, Optional.empty());
    }

    public static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException notAName) {
            throw new IllegalArgumentException(text, notAName);
        }
    }

    Message ask(String name, int type, boolean isTcp) {
        return send(Message.newQuery(Record.newRecord(name(name), type, DClass.IN)), isTcp);
    }

    /** The rdata of the answer, in order of their text. */
    List<String> answers(String name, int type) {
        return ask(name, type, false).getSection(Section.ANSWER).stream()
                .map(record -> Type.string(record.getType()) + " " + record.rdataToString())
                .sorted()
                .toList();
    }

    int rcode(String name, int type) {
        return ask(name, type, false).getRcode();
    }

    public int send(Update update) {
        return send(update, true).getRcode();
    }

    Message send(Message message, boolean isTcp) {
        try {
            return isTcp ? sendTcp(message) : sendUdp(message);
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private Message sendUdp(Message message) throws IOException {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setEDNS(-1);
        resolver.setIgnoreTruncation(true);
        resolver.setTimeout(TIMEOUT);
        key.ifPresent(resolver::setTSIGKey);
        return resolver.send(message);
    }

    /** A connection of its own for each message: dnsjava's resolver keeps connections that a lost answer has closed. */
    private Message sendTcp(Message message) throws IOException {
        Message query = message.clone();
        key.ifPresent(signer -> query.setTSIG(signer));
        byte[] wire = query.toWire(Message.MAXLENGTH);
        try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(wire.length);
            out.write(wire);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            return new Message(answer);
        }
    }

    /** All records of a zone, SOA first and last as they came. */
    public List<Record> transfer(String zone) throws IOException, ZoneTransferException {
        ZoneTransferIn transfer = ZoneTransferIn.newAXFR(name(zone), server, key.orElse(null));
        transfer.setTimeout(Duration.ofSeconds(10));
        transfer.run();
        return transfer.getAXFR();
    }

    public long serial(String zone) {
        Message answer = ask(zone, Type.SOA, true);
        if (answer.getRcode() != Rcode.NOERROR) {
            throw new IllegalStateException(answer.toString());
        }
        return ((SOARecord) answer.getSection(Section.ANSWER).getFirst()).getSerial();
    }
}
