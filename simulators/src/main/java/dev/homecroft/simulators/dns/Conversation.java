package dev.homecroft.simulators.dns;

import dev.homecroft.simulators.dns.TsigGate.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;

/** One message and what becomes of it. */
final class Conversation {
    private static final int TCP_LIMIT = 65_535;
    private static final int UDP_LIMIT = 512;
    private static final int UDP_MOST = 1232;
    // Room for names that compression would shorten and for the signature.
    private static final int TRANSFER_BYTES = 16_000;

    private final DnsService service;
    private final Message query;
    private final boolean isTcp;
    private final DnsOperation operation;
    private final Message answer;
    private Sender sender;
    private boolean isAnswerLost;

    Conversation(DnsService service, Message query, byte[] wire, boolean isTcp) {
        this.service = service;
        this.query = query;
        this.isTcp = isTcp;
        operation = operation(query);
        sender = service.gate().judge(query, wire);
        answer = new Message(query.getHeader().getID());
        answer.getHeader().setOpcode(query.getHeader().getOpcode());
        answer.getHeader().setFlag(Flags.QR);
        if (query.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        query.getSection(Section.QUESTION).forEach(record -> answer.addRecord(record, Section.QUESTION));
    }

    List<byte[]> run() {
        Optional<DnsFault> fault = service.faults().next(operation, name());
        if (fault.isPresent() && fault.get() instanceof DnsFault.LoseRequest) {
            log("lost");
            return List.of();
        }
        List<Message> answers = fault.isPresent() && spoil(fault.get()) ? List.of(answer) : answers();
        log(isAnswerLost ? "lost" : Rcode.string(answers.getFirst().getRcode()));
        return isAnswerLost ? List.of() : toWire(answers);
    }

    /** Whether the fault has taken the place of the answer. */
    private boolean spoil(DnsFault fault) {
        return switch (fault) {
            case DnsFault.Answer(int rcode) -> fail(rcode);
            case DnsFault.LoseRequest() -> true;
            case DnsFault.LoseAnswer() -> {
                isAnswerLost = true;
                yield false;
            }
            case DnsFault.Delay(Duration time) -> {
                pause(time);
                yield false;
            }
            case DnsFault.RefuseKey() -> reject(Rcode.BADKEY);
            case DnsFault.RefuseTime() -> reject(Rcode.BADTIME);
        };
    }

    private boolean reject(int error) {
        if (sender instanceof Sender.Signed(TSIG key, TSIGRecord signature)) {
            sender = new Sender.Rejected(signature, error, Optional.of(key));
        }
        return fail(Rcode.NOTAUTH);
    }

    private boolean fail(int rcode) {
        answer.getHeader().setRcode(rcode);
        return true;
    }

    private List<Message> answers() {
        if (sender instanceof Sender.Rejected) {
            fail(Rcode.NOTAUTH);
        } else if (query.getSection(Section.QUESTION).size() != 1) {
            fail(Rcode.FORMERR);
        } else {
            switch (operation) {
                case QUERY -> answerQuery();
                case TRANSFER -> {
                    return transfer();
                }
                case UPDATE -> update();
                case NOTIFY -> answer.getHeader().setFlag(Flags.AA);
            }
        }
        return List.of(answer);
    }

    private void answerQuery() {
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            fail(Rcode.NOTIMP);
            return;
        }
        Record question = query.getQuestion();
        Optional<Zone> zone = service.zoneOf(question.getName());
        if (zone.isEmpty()) {
            fail(Rcode.REFUSED);
        } else {
            new Answerer(zone.get(), answer).answer(question);
        }
    }

    private List<Message> transfer() {
        Zone zone = service.zones().get(query.getQuestion().getName());
        if (zone == null || !isAllowed()) {
            fail(Rcode.NOTAUTH);
            return List.of(answer);
        }
        if (!isTcp) {
            fail(Rcode.REFUSED);
            return List.of(answer);
        }
        List<Record> records = new ArrayList<>(zone.records());
        records.add(records.getFirst());
        return pages(records);
    }

    private List<Message> pages(List<Record> records) {
        List<Message> pages = new ArrayList<>();
        Message page = answer;
        int bytes = 0;
        for (Record record : records) {
            bytes += record.toWire(Section.ANSWER).length;
            if (bytes > TRANSFER_BYTES) {
                pages.add(page);
                page = new Message(query.getHeader().getID());
                page.getHeader().setFlag(Flags.QR);
                bytes = record.toWire(Section.ANSWER).length;
            }
            page.getHeader().setFlag(Flags.AA);
            page.addRecord(record, Section.ANSWER);
        }
        pages.add(page);
        return pages;
    }

    private void update() {
        Record zoneRecord = query.getQuestion();
        Zone zone = service.zones().get(zoneRecord.getName());
        if (zoneRecord.getType() != Type.SOA) {
            fail(Rcode.FORMERR);
        } else if (zone == null) {
            fail(Rcode.NOTAUTH);
        } else if (!isAllowed()) {
            fail(Rcode.REFUSED);
        } else {
            fail(zone.edit(
                    edit -> Updater.process(query, edit), rcode -> rcode == Rcode.NOERROR, () -> service.keep(zone)));
        }
    }

    private boolean isAllowed() {
        return service.gate().isOpen() || sender instanceof Sender.Signed;
    }

    private List<byte[]> toWire(List<Message> messages) {
        if (messages.size() > 1 && sender instanceof Sender.Signed(TSIG key, TSIGRecord signature)) {
            // A stream is signed as a chain (RFC 8945, 5.3.1).
            TSIG.StreamGenerator chain = new TSIG.StreamGenerator(key, signature);
            messages.forEach(chain::generate);
            return messages.stream().map(page -> page.toWire(TCP_LIMIT)).toList();
        }
        service.gate().sign(answer, sender);
        return List.of(answer.toWire(isTcp ? TCP_LIMIT : udpLimit()));
    }

    private int udpLimit() {
        OPTRecord edns = query.getOPT();
        if (edns == null) {
            return UDP_LIMIT;
        }
        answer.addRecord(new OPTRecord(UDP_MOST, 0, 0), Section.ADDITIONAL);
        return Math.clamp(edns.getPayloadSize(), UDP_LIMIT, UDP_MOST);
    }

    private void log(String outcome) {
        String key = query.getTSIG() == null ? "" : query.getTSIG().getName().toString(true);
        service.exchanges().add(new DnsExchange(operation, name(), key, outcome));
    }

    private String name() {
        Record question = query.getQuestion();
        return question == null ? "" : question.getName().toString();
    }

    private static DnsOperation operation(Message query) {
        Record question = query.getQuestion();
        return switch (query.getHeader().getOpcode()) {
            case Opcode.UPDATE -> DnsOperation.UPDATE;
            case Opcode.NOTIFY -> DnsOperation.NOTIFY;
            default ->
                question != null && (question.getType() == Type.AXFR || question.getType() == Type.IXFR)
                        ? DnsOperation.TRANSFER
                        : DnsOperation.QUERY;
        };
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
