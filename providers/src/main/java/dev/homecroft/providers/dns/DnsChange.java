package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/**
 * The update messages of one step: the change itself, and two that change nothing and only ask whether the zone is as it
 * was before the step, or as it is after it. The server answers those exactly, where a query could be answered by a
 * wildcard.
 *
 * @param before set and mark as the plan saw them
 * @param after set and mark as the step leaves them
 */
record DnsChange(Name zone, DnsResource.Key key, State before, State after, long ttl) {
    static final String CREATE = "records-create";
    static final String WRITE = "records-write";
    static final String DELETE = "records-delete";

    private static final String OPERATION = "operation";
    private static final String INTENT = "intent";
    private static final String BEFORE_VALUES = "before.values";
    private static final String BEFORE_EXACT = "before.exact";
    private static final String BEFORE_MARK = "before.mark";
    private static final long MARK_TTL = 300;

    /**
     * @param data the set's record data, none if it is not there
     * @param mark the text of our mark, if it is there
     */
    record State(List<byte[]> data, Optional<String> mark) {}

    /** What a step of the plan says, all of it. */
    static Fields arguments(
            String operation, Optional<ObservedObject> object, List<String> values, long ttl, String intent) {
        Fields.Builder fields = Fields.builder().put(OPERATION, operation).put(INTENT, intent);
        if (!operation.equals(DELETE)) {
            fields.put(DnsResource.VALUES, Value.ofTexts(values)).put(DnsResource.TTL, ttl);
        }
        object.ifPresent(found -> fields.put(BEFORE_VALUES, found.fields().get(DnsResource.VALUES))
                .put(BEFORE_EXACT, found.fields().get(DnsResource.EXACT))
                .put(BEFORE_MARK, mark(found).map(Value::of)));
        return fields.build();
    }

    static String operation(Fields arguments) {
        return arguments.text(OPERATION).orElseThrow();
    }

    static DnsChange of(Step step, String lab) {
        Address address = step.id().address();
        DnsResource.Key key = DnsResource.Key.of(address);
        Fields arguments = step.arguments();
        DnsResource wanted = new DnsResource(key, DnsResource.values(arguments));
        DnsMark mark = DnsMark.of(lab, address, wanted, arguments.text(INTENT).orElse(""));
        boolean isDelete = step.operation().equals(DELETE);
        return new DnsChange(
                Rdata.name(step.target().name()),
                key,
                new State(dataBefore(key, arguments), arguments.text(BEFORE_MARK)),
                isDelete
                        ? new State(List.of(), Optional.empty())
                        : new State(
                                Rdata.written(Rdata.name(key.name()), key.type(), wanted.values()),
                                Optional.of(mark.text())),
                arguments.whole(DnsResource.TTL).orElse(0L));
    }

    private static List<byte[]> dataBefore(DnsResource.Key key, Fields arguments) {
        List<String> exact = DnsResource.texts(arguments, BEFORE_EXACT);
        if (!exact.isEmpty()) {
            return exact.stream().map(HexFormat.of()::parseHex).toList();
        }
        return Rdata.written(Rdata.name(key.name()), key.type(), DnsResource.texts(arguments, BEFORE_VALUES));
    }

    /** The text of the mark that was seen, ours or not. */
    private static Optional<String> mark(ObservedObject object) {
        String written = object.fields()
                .text(DnsResource.WRITTEN)
                .orElseGet(() -> DnsResource.hash(DnsResource.values(object.fields())));
        return object.mark().map(mark -> new DnsMark(mark, written).text());
    }

    private Name name() {
        return Rdata.name(key.name());
    }

    private Name markName() {
        return Rdata.name(key.markName());
    }

    /** Makes the change if, and only if, everything still is as the plan saw it. */
    Update update() {
        Update update = new Update(zone);
        require(update, before);
        if (before.data().isEmpty() && !after.data().isEmpty()) {
            requireNoAlias(update);
        }
        if (!before.data().isEmpty()) {
            update.delete(name(), Rdata.type(key.type()));
        }
        after.data().forEach(data -> update.add(withTtl(Rdata.record(name(), key.type(), data), ttl)));
        if (before.mark().isPresent()) {
            update.delete(markName(), Type.TXT);
        }
        after.mark().ifPresent(text -> update.add(Rdata.record(markName(), "TXT", MARK_TTL, text)));
        return update;
    }

    private static Record withTtl(Record record, long ttl) {
        return Record.newRecord(record.getName(), record.getType(), record.getDClass(), ttl, Rdata.bytes(record));
    }

    /** Asks whether everything is as the step leaves it. */
    Update askAfter() {
        Update update = new Update(zone);
        require(update, after);
        return update;
    }

    /** Asks whether everything is as before the step. */
    Update askBefore() {
        Update update = new Update(zone);
        require(update, before);
        return update;
    }

    private void require(Update update, State state) {
        if (state.data().isEmpty()) {
            update.absent(name(), Rdata.type(key.type()));
        }
        state.data().forEach(data -> update.present(Rdata.record(name(), key.type(), data)));
        if (state.mark().isPresent()) {
            update.present(Rdata.record(markName(), "TXT", 0, state.mark().get()));
        } else {
            update.absent(markName(), Type.TXT);
        }
    }

    private void requireNoAlias(Update update) {
        if (key.type().equals("CNAME")) {
            update.absent(name());
        } else {
            update.absent(name(), Type.CNAME);
        }
    }
}
