package dev.homecroft.simulators.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * One zone's records. Edits are made on a copy of the names that they touch and become visible together; readers and
 * writers take turns on the zone's own lock.
 */
final class Zone {
    private final Name origin;
    // In canonical order (RFC 4034, 6.1), in which the names below a name follow it directly.
    private final TreeMap<Name, Node> nodes = new TreeMap<>();

    Zone(Name origin, List<Record> records) {
        this.origin = origin;
        for (Record record : records) {
            if (!record.getName().subdomain(origin)) {
                throw new IllegalArgumentException(record.getName() + " is not in zone " + origin);
            }
            nodes.merge(record.getName(), Node.NOTHING.plus(record), (node, one) -> node.plus(record));
        }
        if (node(origin).set(Type.SOA).size() != 1 || !node(origin).has(Type.NS)) {
            throw new IllegalArgumentException("zone " + origin + " needs one SOA and a NS record");
        }
    }

    Name origin() {
        return origin;
    }

    synchronized Node node(Name name) {
        return nodes.getOrDefault(name, Node.NOTHING);
    }

    /** Whether the name or anything below it exists (RFC 4592, 2.2.2: empty non-terminals exist). */
    synchronized boolean exists(Name name) {
        Name next = nodes.ceilingKey(name);
        return next != null && next.subdomain(name);
    }

    synchronized SOARecord soa() {
        return (SOARecord) node(origin).set(Type.SOA).getFirst();
    }

    /** Every record, the SOA first. */
    synchronized List<Record> records() {
        List<Record> all = new ArrayList<>();
        all.add(soa());
        nodes.values()
                .forEach(node -> node.all().stream()
                        .filter(record -> record.getType() != Type.SOA)
                        .forEach(all::add));
        return all;
    }

    /**
     * Runs an edit alone. What it staged is kept when its result is one to keep.
     *
     * @param afterChange called with the change in place; when it throws, the change is undone
     */
    synchronized <T> T edit(Function<ZoneEdit, T> work, Predicate<T> isKept, Runnable afterChange) {
        ZoneEdit edit = new ZoneEdit(this);
        T result = work.apply(edit);
        if (isKept.test(result) && edit.bumpSerial()) {
            Map<Name, Node> before = new TreeMap<>();
            edit.touched().keySet().forEach(name -> before.put(name, node(name)));
            put(edit.touched());
            try {
                afterChange.run();
            } catch (RuntimeException notKept) {
                put(before);
                throw notKept;
            }
        }
        return result;
    }

    private void put(Map<Name, Node> changed) {
        changed.forEach((name, node) -> {
            if (node.isEmpty()) {
                nodes.remove(name);
            } else {
                nodes.put(name, node);
            }
        });
    }
}
