package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.dns.wire.NameServers;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/**
 * Talks to one server over TCP, a connection for each exchange. TCP because then a message is delivered once or not at
 * all, and because it is known whether it left: the difference between "did not happen" and "nobody knows".
 */
final class DnsClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final NameServers servers;
    private final DnsSettings settings;
    private final Optional<TSIG> key;

    DnsClient(NameServers servers, DnsSettings settings, Optional<TSIG> key) {
        this.servers = servers;
        this.settings = settings;
        this.key = key;
    }

    /** How an exchange ended. */
    sealed interface Exchange {
        /** The server answered, and the answer is signed if the question was. */
        record Answered(Message answer) implements Exchange {
            int rcode() {
                return answer.getHeader().getRcode();
            }
        }

        /** The question never left. */
        record NotSent(String why) implements Exchange {}

        /** The question left, and no answer that can be believed came back. */
        record Lost(String why) implements Exchange {}
    }

    /** A transfer that did not give a whole zone. */
    static final class TransferException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Diagnostic problem;

        TransferException(Diagnostic problem) {
            super(problem.summary());
            this.problem = problem;
        }

        Diagnostic problem() {
            return problem;
        }
    }

    Exchange send(Message message) {
        return exchange(settings.primary(), message, key);
    }

    private Exchange exchange(InetSocketAddress server, Message message, Optional<TSIG> signer) {
        Message query = message.clone();
        signer.ifPresent(one -> one.apply(query, null));
        byte[] wire = query.toWire(Message.MAXLENGTH);
        boolean hasLeft = false;
        try (NameServers.Line line = servers.dial(server, TIMEOUT)) {
            hasLeft = true;
            line.send(wire);
            byte[] bytes = line.receive();
            Message answer = new Message(bytes);
            Optional<String> doubt = doubt(query, answer, bytes, signer);
            return doubt.isPresent() ? new Exchange.Lost(doubt.get()) : new Exchange.Answered(answer);
        } catch (IOException failure) {
            return hasLeft ? new Exchange.Lost(words(failure)) : new Exchange.NotSent(words(failure));
        }
    }

    /** Why an answer cannot be believed. One that rejects our signature cannot carry a good one (RFC 8945, 5.3.2). */
    private static Optional<String> doubt(Message query, Message answer, byte[] bytes, Optional<TSIG> key) {
        if (answer.getHeader().getID() != query.getHeader().getID()) {
            return Optional.of("the answer belongs to another question");
        }
        if (key.isEmpty() || answer.getHeader().getRcode() == Rcode.NOTAUTH) {
            return Optional.empty();
        }
        if (answer.getTSIG() == null) {
            // Servers may refuse before they look at the signature; a success must be signed.
            return answer.getHeader().getRcode() == Rcode.NOERROR
                    ? Optional.of("the answer is not signed")
                    : Optional.empty();
        }
        int error = key.get().verify(answer, bytes, query.getTSIG());
        return error == Rcode.NOERROR
                ? Optional.empty()
                : Optional.of("the answer's signature is wrong (" + Rcode.TSIGstring(error) + ")");
    }

    private static String words(IOException failure) {
        return switch (failure) {
            case SocketTimeoutException timeout -> "no answer within " + TIMEOUT.toSeconds() + " s";
            case EOFException closed -> "the server closed the connection";
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }

    /** Every record of the zone (RFC 5936), the SOA once. */
    List<Record> transfer() throws TransferException {
        Message query = Message.newQuery(Record.newRecord(Rdata.name(settings.zone()), Type.AXFR, DClass.IN));
        key.ifPresent(signer -> signer.apply(query, null));
        try (NameServers.Line line = servers.dial(settings.primary(), TIMEOUT)) {
            line.send(query.toWire(Message.MAXLENGTH));
            return readZone(line, query.getTSIG());
        } catch (IOException failure) {
            throw new TransferException(DnsProblems.unreachable(settings, words(failure)));
        }
    }

    private List<Record> readZone(NameServers.Line line, TSIGRecord querySignature)
            throws IOException, TransferException {
        Optional<TSIG.StreamVerifier> verifier = key.map(signer -> new TSIG.StreamVerifier(signer, querySignature));
        List<Record> records = new ArrayList<>();
        boolean isComplete = false;
        while (!isComplete) {
            byte[] bytes = line.receive();
            Message page = new Message(bytes);
            if (page.getHeader().getRcode() != Rcode.NOERROR) {
                throw new TransferException(DnsProblems.answer(settings, page, "read"));
            }
            List<Record> answers = page.getSection(Section.ANSWER);
            records.addAll(answers);
            isComplete = records.size() > 1 && records.getLast().getType() == Type.SOA;
            if (records.isEmpty() || records.getFirst().getType() != Type.SOA) {
                throw new IOException("the transfer does not begin with a SOA record");
            }
            // The last message must be signed (RFC 8945, 5.3.1).
            if (verifier.isPresent() && verifier.get().verify(page, bytes, isComplete) != Rcode.NOERROR) {
                throw new IOException("the transfer's signature is wrong");
            }
        }
        return records.subList(0, records.size() - 1);
    }

    /** The zone's serial at that server's own address; empty when it does not answer with one. */
    Optional<Long> serial(InetSocketAddress server, Optional<TSIG> signer) {
        Message query = Message.newQuery(Record.newRecord(Rdata.name(settings.zone()), Type.SOA, DClass.IN));
        if (exchange(server, query, signer) instanceof Exchange.Answered(Message answer)) {
            return answer.getSection(Section.ANSWER).stream()
                    .filter(SOARecord.class::isInstance)
                    .map(record -> ((SOARecord) record).getSerial())
                    .findFirst();
        }
        return Optional.empty();
    }

    Optional<Long> serial() {
        return serial(settings.primary(), key);
    }

    /** What a name holds now, for words to people only: a wildcard may answer in its place. */
    List<String> look(Name name, int type) {
        Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        if (send(query) instanceof Exchange.Answered(Message answer)) {
            return answer.getSection(Section.ANSWER).stream()
                    .filter(record ->
                            record.getType() == type && record.getName().equals(name))
                    .map(Rdata::canonical)
                    .sorted()
                    .toList();
        }
        return List.of();
    }
}
