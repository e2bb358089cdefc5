package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.spi.Matched;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a certificate that a node ordered.
 *
 * @param wanted its names, where they are to be others; the fingerprint of the one that is replaced, if one is
 */
record CertificateChange(Fields wanted, List<FieldChange> changes, Reason reason) {
    static final String NAMES = "names";
    static final String AUTHORITY = "authority";
    static final String FINGERPRINT = "fingerprint";

    /** Proxmox VE renews by itself once 30 days are left; with half of that gone it has not. */
    private static final Duration LATE = Duration.ofDays(15);

    CertificateChange {
        changes = List.copyOf(changes);
    }

    /** Empty when it is as declared. */
    static Optional<CertificateChange> of(Matched.Present present, Instant now) {
        DesiredResource desired = present.desired();
        Fields found = present.observed().fields();
        Optional<Value> names = desired.fields().get(NAMES);
        if (!found.get(NAMES).equals(names)) {
            Optional<Value> last = present.lastApplied().flatMap(fields -> fields.get(NAMES));
            FieldChange change = new FieldChange(
                    NAMES,
                    last,
                    found.get(NAMES),
                    names,
                    FieldChange.Effect.ONLINE,
                    Optional.of(desired.origin(NAMES)));
            Reason.Code code = last.isPresent() ? Reason.Code.DECLARATION_CHANGED : Reason.Code.DIFFERS;
            return Optional.of(
                    new CertificateChange(replaced(found).put(NAMES, names).build(), List.of(change), Reason.of(code)));
        }
        Optional<Instant> end = found.text("ends").map(Instant::parse);
        if (end.filter(last -> last.isBefore(now.plus(LATE))).isPresent()) {
            String day = end.get().toString().substring(0, 10);
            Reason reason = new Reason(Reason.Code.DIFFERS, "it ends on " + day + ", and nobody has renewed it");
            return Optional.of(new CertificateChange(replaced(found).build(), List.of(), reason));
        }
        return Optional.of(new CertificateChange(
                        Fields.EMPTY,
                        List.of(),
                        new Reason(Reason.Code.UNFINISHED, "its line in the register is short")))
                .filter(_ -> !isWhole(present.observed().mark()));
    }

    private static Fields.Builder replaced(Fields found) {
        return Fields.builder().put(FINGERPRINT, found.get(FINGERPRINT));
    }

    /** Whether another certificate is ordered, so that the node shows another from then on. */
    boolean isOrder() {
        return wanted.has(FINGERPRINT);
    }

    /** Whether the register says all that it can of one that was ordered. */
    private static boolean isWhole(Optional<Mark> mark) {
        return mark.flatMap(own -> Seal.tryParse(own.intent()))
                .filter(seal -> seal.fields().containsAll(List.of(AUTHORITY, NAMES)))
                .isPresent();
    }
}
