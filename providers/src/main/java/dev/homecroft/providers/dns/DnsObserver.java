package dev.homecroft.providers.dns;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** Reads a whole zone in one transfer and pairs each record set with its mark. Linear in the zone's records. */
final class DnsObserver {
    /** What servers make themselves. A SOA changes with every update and signatures with time; neither is a fact. */
    private static final Set<Integer> SERVERS_OWN =
            Set.of(Type.SOA, Type.RRSIG, Type.NSEC, Type.NSEC3, Type.NSEC3PARAM, Type.DNSKEY, Type.CDS, Type.CDNSKEY);

    private final DnsKeys keys;

    DnsObserver(DnsKeys keys) {
        this.keys = keys;
    }

    Observation observe(Target target, ProviderContext context) {
        Instant at = context.clock().instant();
        try {
            DnsSettings settings = DnsSettings.of(context.connection(target));
            DnsClient client = keys.client(settings, context);
            List<Record> records = client.transfer();
            List<Diagnostic> problems = new ArrayList<>(secondaries(client, settings, records));
            List<ObservedObject> objects = new Zone(target, records, problems).objects();
            return new Observation(target, at, Freshness.FRESH, objects, problems);
        } catch (DnsClient.TransferException unread) {
            return Observation.unreachable(target, at, unread.problem());
        } catch (CroftException unusable) {
            return Observation.unreachable(target, at, unusable.diagnostics().getFirst());
        }
    }

    /** Whether the others have what the primary has, each asked at its own address and never at a shared one. */
    private static List<Diagnostic> secondaries(DnsClient client, DnsSettings settings, List<Record> records) {
        long serial = ((SOARecord) records.getFirst()).getSerial();
        List<Diagnostic> notes = new ArrayList<>();
        for (InetSocketAddress secondary : settings.secondaries()) {
            Optional<Long> theirs = client.serial(secondary, Optional.empty());
            if (theirs.isEmpty() || theirs.get() != serial) {
                notes.add(Diagnostic.note(
                                "dns-secondary-behind",
                                "The secondary %s does not serve zone `%s` as the primary does."
                                        .formatted(secondary.getAddress().getHostAddress(), settings.zone()))
                        .detail("The primary has serial %d, it has %s."
                                .formatted(serial, theirs.map(String::valueOf).orElse("not answered")))
                        .build());
            }
        }
        return notes;
    }

    /** The sets of one zone, by key. */
    private static final class Zone {
        private final Target target;
        private final List<Diagnostic> problems;
        private final Map<DnsResource.Key, List<Record>> sets = new LinkedHashMap<>();
        private final Map<DnsResource.Key, DnsMark> marks = new HashMap<>();

        Zone(Target target, List<Record> records, List<Diagnostic> problems) {
            this.target = target;
            this.problems = problems;
            for (Record record : records) {
                if (!SERVERS_OWN.contains(record.getType())) {
                    DnsResource.Key key =
                            new DnsResource.Key(Rdata.text(record.getName()), Type.string(record.getType()));
                    sets.computeIfAbsent(key, fresh -> new ArrayList<>()).add(record);
                }
            }
            takeMarks();
        }

        private void takeMarks() {
            List<DnsResource.Key> found = sets.keySet().stream()
                    .filter(key -> key.type().equals("TXT") && DnsResource.Key.isMarkName(key.name()))
                    .toList();
            for (DnsResource.Key at : found) {
                Optional<DnsResource.Key> owned = DnsResource.Key.markedBy(at.name());
                Optional<DnsMark> mark = mark(sets.getOrDefault(at, List.of()));
                if (owned.isPresent() && mark.isPresent()) {
                    marks.put(owned.get(), mark.get());
                    sets.remove(at);
                } else {
                    problems.add(Diagnostic.warning(
                                    "dns-mark-unreadable",
                                    "The text at `%s` is not one of our marks.".formatted(at.name()))
                            .detail("Somebody changed it or added to it. What it stood beside is treated as foreign.")
                            .build());
                }
            }
        }

        /** A mark is one record, in exactly the form that we write. */
        private static Optional<DnsMark> mark(List<Record> records) {
            if (records.size() != 1) {
                return Optional.empty();
            }
            Record only = records.getFirst();
            return Rdata.isAsWritten(only, "TXT") ? DnsMark.parse(Rdata.canonical(only)) : Optional.empty();
        }

        List<ObservedObject> objects() {
            List<ObservedObject> objects = new ArrayList<>();
            sets.forEach((key, records) -> objects.add(object(key, records, Optional.ofNullable(marks.get(key)))));
            // A mark whose set is gone is still ours: shown without values, so that it is restored or cleaned up.
            marks.forEach((key, mark) -> {
                if (!sets.containsKey(key)) {
                    objects.add(object(key, List.of(), Optional.of(mark)));
                }
            });
            return objects;
        }

        private ObservedObject object(DnsResource.Key key, List<Record> records, Optional<DnsMark> mark) {
            Identity identity = key.identity();
            return new ObservedObject(
                    key.ref(target),
                    DnsResource.KIND,
                    key.toString(),
                    Optional.of(identity),
                    mark.map(DnsMark::mark),
                    fields(key, records, mark),
                    Fields.EMPTY,
                    Freshness.FRESH);
        }

        private static Fields fields(DnsResource.Key key, List<Record> records, Optional<DnsMark> mark) {
            DnsResource resource =
                    new DnsResource(key, records.stream().map(Rdata::canonical).toList());
            Fields.Builder fields = Fields.builder();
            mark.map(DnsMark::content)
                    .filter(content -> !content.equals(resource.hash()))
                    .ifPresent(content -> fields.put(DnsResource.WRITTEN, content));
            if (!records.isEmpty()) {
                fields.put(DnsResource.VALUES, Value.ofTexts(resource.values()));
                fields.put(DnsResource.TTL, records.getFirst().getTTL());
                if (Rdata.WRITABLE.contains(key.type())
                        && !records.stream().allMatch(record -> Rdata.isAsWritten(record, key.type()))) {
                    fields.put(DnsResource.EXACT, Value.ofTexts(hex(records)));
                }
            }
            return fields.build();
        }

        private static List<String> hex(List<Record> records) {
            return records.stream()
                    .map(record -> HexFormat.of().formatHex(Rdata.bytes(record)))
                    .sorted()
                    .toList();
        }
    }
}
