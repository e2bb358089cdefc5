package dev.homecroft.simulators.dns;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * The back door of a simulated server: what a person does at its console, and accidents. Records are written as in a
 * zone file, such as {@code www 300 IN A 10.0.0.9}; names without a final dot are below the zone.
 */
public final class DnsControl {
    private final DnsService service;

    /** Asked about every message before all accidents that were ordered; from several threads. */
    @FunctionalInterface
    public interface Judge {
        /** @param name the question's or the zone's name, with the dot of the root */
        Optional<DnsFault> verdict(DnsOperation operation, String name);
    }

    DnsControl(DnsService service) {
        this.service = service;
    }

    /** Every record of the zone in canonical order, the SOA first, one line each with single spaces. */
    public List<String> records(String zone) {
        return zone(zone).records().stream().map(DnsControl::line).toList();
    }

    private static String line(Record record) {
        return "%s %d IN %s %s"
                .formatted(record.getName(), record.getTTL(), Type.string(record.getType()), record.rdataToString());
    }

    public long serial(String zone) {
        return zone(zone).soa().getSerial();
    }

    /** Adds records, under the same rules as an update; the serial moves on. */
    public void add(String zone, String records) {
        Zone target = zone(zone);
        List<Record> added = Records.parse(target.origin(), records);
        edit(target, edit -> added.forEach(edit::add));
    }

    public void remove(String zone, String records) {
        Zone target = zone(zone);
        List<Record> gone = Records.parse(target.origin(), records);
        edit(target, edit -> gone.forEach(edit::remove));
    }

    /** Puts the given records in the place of every set that they name. */
    public void replace(String zone, String records) {
        Zone target = zone(zone);
        List<Record> fresh = Records.parse(target.origin(), records);
        edit(target, edit -> {
            fresh.forEach(record -> edit.removeSet(record.getName(), record.getType()));
            fresh.forEach(edit::add);
        });
    }

    /** @param type such as {@code AAAA} */
    public void removeSet(String zone, String name, String type) {
        Zone target = zone(zone);
        Name full = name.endsWith(".") ? Records.name(name) : Records.name(name + "." + target.origin());
        edit(target, edit -> edit.removeSet(full, Type.value(type.toUpperCase(Locale.ROOT))));
    }

    /** The next messages of that kind meet this accident; accidents asked for earlier come first. */
    public void fault(DnsOperation operation, DnsFault fault, int times) {
        service.faults().add(operation, fault, times);
    }

    /** From now on the judge decides; where it has nothing to say, what was ordered happens. */
    public void judgedBy(Judge judge) {
        service.faults().judgedBy(judge);
    }

    public void clearFaults() {
        service.faults().clear();
    }

    /** Every message since the start, in the order they were answered. */
    public List<DnsExchange> exchanges() {
        return List.copyOf(service.exchanges());
    }

    private void edit(Zone zone, Consumer<ZoneEdit> work) {
        zone.edit(
                edit -> {
                    work.accept(edit);
                    return true;
                },
                done -> done,
                () -> service.keep(zone));
    }

    private Zone zone(String name) {
        return Objects.requireNonNull(service.zones().get(Records.name(name)), () -> "no zone " + name);
    }
}
