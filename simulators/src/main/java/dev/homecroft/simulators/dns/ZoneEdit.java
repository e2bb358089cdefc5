package dev.homecroft.simulators.dns;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** Changes to a zone that are not visible yet. Belongs to the thread that holds the zone. */
final class ZoneEdit {
    private final Zone zone;
    private final Map<Name, Node> touched = new TreeMap<>();

    ZoneEdit(Zone zone) {
        this.zone = zone;
    }

    Name origin() {
        return zone.origin();
    }

    Node node(Name name) {
        Node staged = touched.get(name);
        return staged == null ? zone.node(name) : staged;
    }

    Map<Name, Node> touched() {
        return touched;
    }

    /** RFC 2136, 3.4.2.2. */
    void add(Record record) {
        Node node = node(record.getName());
        boolean isAlias = record.getType() == Type.CNAME;
        if (isAlias ? hasOtherThanAlias(node) : node.has(Type.CNAME)) {
            return;
        }
        if (record instanceof SOARecord soa) {
            addSoa(node, soa);
        } else if (isAlias) {
            touched.put(record.getName(), node.with(Type.CNAME, List.of(record)));
        } else {
            touched.put(record.getName(), node.plus(record));
        }
    }

    private static boolean hasOtherThanAlias(Node node) {
        return node.sets().keySet().stream().anyMatch(type -> type != Type.CNAME);
    }

    private void addSoa(Node node, SOARecord soa) {
        boolean isNewer = soa.getName().equals(origin())
                && Serials.isNewer(soa.getSerial(), zone.soa().getSerial());
        if (isNewer) {
            touched.put(soa.getName(), node.with(Type.SOA, List.of(soa)));
        }
    }

    /** RFC 2136, 3.4.2.3: the apex keeps its SOA and NS. */
    void removeAll(Name name) {
        Node node = node(name);
        Node kept = name.equals(origin())
                ? Node.NOTHING.with(Type.SOA, node.set(Type.SOA)).with(Type.NS, node.set(Type.NS))
                : Node.NOTHING;
        touched.put(name, kept);
    }

    void removeSet(Name name, int type) {
        boolean isKept = name.equals(origin()) && (type == Type.SOA || type == Type.NS);
        if (!isKept) {
            touched.put(name, node(name).with(type, List.of()));
        }
    }

    /** RFC 2136, 3.4.2.4: neither the SOA nor the zone's last NS can go. */
    void remove(Record record) {
        Node node = node(record.getName());
        boolean isApex = record.getName().equals(origin());
        boolean isLastNs =
                isApex && record.getType() == Type.NS && node.set(Type.NS).size() == 1;
        if (record.getType() != Type.SOA && !isLastNs) {
            touched.put(record.getName(), node.minus(record));
        }
    }

    /** Drops what did not change; if anything did, the serial moves on unless the edit itself moved it. */
    boolean bumpSerial() {
        touched.entrySet().removeIf(entry -> entry.getValue().sameAs(zone.node(entry.getKey())));
        if (touched.isEmpty()) {
            return false;
        }
        SOARecord staged = (SOARecord) node(origin()).set(Type.SOA).getFirst();
        if (staged.getSerial() == zone.soa().getSerial()) {
            SOARecord moved = Records.withSerial(staged, Serials.next(staged.getSerial()));
            touched.put(origin(), node(origin()).with(Type.SOA, List.of(moved)));
        }
        return true;
    }
}
