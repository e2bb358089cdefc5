package dev.homecroft.simulators.dns;

import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** Judges signatures (RFC 8945, section 5) and signs answers. */
final class TsigGate {
    private final List<DnsSimulatorConfig.Key> keys;
    private final Clock clock;

    TsigGate(List<DnsSimulatorConfig.Key> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Who sent a message. */
    sealed interface Sender {
        /** The message was not signed. */
        record Unsigned() implements Sender {}

        /** The signature is good. */
        record Signed(TSIG key, TSIGRecord signature) implements Sender {}

        /** The signature is not good; the answer says why, signed if the key is known and only the time is off. */
        record Rejected(TSIGRecord signature, int error, Optional<TSIG> key) implements Sender {}
    }

    boolean isOpen() {
        return keys.isEmpty();
    }

    Sender judge(Message message, byte[] wire) {
        TSIGRecord signature = message.getTSIG();
        if (signature == null) {
            return new Sender.Unsigned();
        }
        Optional<TSIG> key = find(signature);
        if (key.isEmpty()) {
            return new Sender.Rejected(signature, Rcode.BADKEY, Optional.empty());
        }
        int error = key.get().verify(message, wire, null);
        return error == Rcode.NOERROR
                ? new Sender.Signed(key.get(), signature)
                : new Sender.Rejected(signature, error, key);
    }

    private Optional<TSIG> find(TSIGRecord signature) {
        return keys.stream()
                .filter(key -> Records.name(key.name()).equals(signature.getName()))
                .filter(key -> TSIG.algorithmToName(key.algorithm()).equals(signature.getAlgorithm()))
                .findFirst()
                .map(this::tsig);
    }

    private TSIG tsig(DnsSimulatorConfig.Key key) {
        Name algorithm = TSIG.algorithmToName(key.algorithm());
        // The name of the Java algorithm plays no part: dnsjava picks the MAC by the DNS name.
        SecretKey secret = new SecretKeySpec(Base64.getDecoder().decode(key.secret()), key.algorithm());
        return new TSIG(algorithm, Records.name(key.name()), secret, clock);
    }

    void sign(Message answer, Sender sender) {
        switch (sender) {
            case Sender.Unsigned() -> {}
            case Sender.Signed(TSIG key, TSIGRecord signature) -> answer.setTSIG(key, Rcode.NOERROR, signature);
            case Sender.Rejected(TSIGRecord signature, int error, Optional<TSIG> key) -> {
                if (error == Rcode.BADTIME && key.isPresent()) {
                    answer.setTSIG(key.get(), error, signature);
                } else {
                    answer.addRecord(unsigned(signature, error), Section.ADDITIONAL);
                }
            }
        }
    }

    /** An answer to a bad key or signature carries the error and no MAC (RFC 8945, 5.3.2). */
    private TSIGRecord unsigned(TSIGRecord signature, int error) {
        return new TSIGRecord(
                signature.getName(),
                DClass.ANY,
                0,
                signature.getAlgorithm(),
                clock.instant(),
                signature.getFudge(),
                new byte[0],
                signature.getOriginalID(),
                error,
                new byte[0]);
    }
}
