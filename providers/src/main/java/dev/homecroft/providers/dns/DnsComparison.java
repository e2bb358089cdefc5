package dev.homecroft.providers.dns;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One record set as it is wanted beside the same as it is, and why they differ. */
final class DnsComparison {
    private DnsComparison() {}

    static Reason reason(
            DesiredResource desired, ObservedObject object, List<FieldChange> changes, Optional<Fields> lastApplied) {
        if (changes.isEmpty()) {
            return new Reason(Reason.Code.UNFINISHED, "it was changed by hand to what the lab says now");
        }
        if (!isAsWritten(object)) {
            return new Reason(Reason.Code.DRIFTED, "somebody else changed it");
        }
        if (changes.stream().anyMatch(change -> change.path().equals(DnsResource.VALUES))) {
            // The mark proves that these are the values that we wrote, so it is the lab that changed.
            return Reason.of(Reason.Code.DECLARATION_CHANGED);
        }
        if (lastApplied.isEmpty()) {
            return Reason.of(Reason.Code.DIFFERS);
        }
        boolean isStatedAsBefore =
                lastApplied.get().get(DnsResource.TTL).equals(desired.fields().get(DnsResource.TTL));
        return Reason.of(isStatedAsBefore ? Reason.Code.DRIFTED : Reason.Code.DECLARATION_CHANGED);
    }

    /** Whether it is ours and holds what our mark was written beside. */
    static boolean isAsWritten(ObservedObject object) {
        return object.mark().isPresent() && !object.fields().has(DnsResource.WRITTEN);
    }

    static List<FieldChange> changes(
            DesiredResource desired, Optional<ObservedObject> object, Optional<Fields> lastApplied) {
        List<FieldChange> changes = new ArrayList<>();
        for (String path : List.of(DnsResource.TTL, DnsResource.VALUES)) {
            Optional<Value> wanted = desired.fields().get(path);
            Optional<Value> found = object.flatMap(present -> present.fields().get(path));
            if (wanted.isPresent() && !wanted.equals(found)) {
                changes.add(change(
                        path,
                        lastApplied.flatMap(fields -> fields.get(path)),
                        found,
                        wanted,
                        Optional.of(desired.origin(path))));
            }
        }
        return changes;
    }

    static FieldChange change(
            String path,
            Optional<Value> lastApplied,
            Optional<Value> found,
            Optional<Value> wanted,
            Optional<SourceRange> at) {
        return new FieldChange(path, lastApplied, found, wanted, FieldChange.Effect.ONLINE, at);
    }
}
