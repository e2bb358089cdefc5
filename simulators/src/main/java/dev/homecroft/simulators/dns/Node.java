package dev.homecroft.simulators.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** All records of one name, immutable. A set without records is not kept, so an empty node means no such name. */
record Node(Map<Integer, List<Record>> sets) {
    static final Node NOTHING = new Node(Map.of());

    Node {
        sets = Map.copyOf(sets);
    }

    boolean isEmpty() {
        return sets.isEmpty();
    }

    List<Record> set(int type) {
        return sets.getOrDefault(type, List.of());
    }

    boolean has(int type) {
        return sets.containsKey(type);
    }

    /** In the order of the types' numbers, so that transfers and files are stable. */
    List<Record> all() {
        List<Record> all = new ArrayList<>();
        new TreeMap<>(sets).values().forEach(all::addAll);
        return all;
    }

    Node with(int type, List<Record> records) {
        Map<Integer, List<Record>> changed = new TreeMap<>(sets);
        if (records.isEmpty()) {
            changed.remove(type);
        } else {
            changed.put(type, List.copyOf(records));
        }
        return new Node(changed);
    }

    /** Adds one record; all of a set get the new record's TTL, and a record that is there already is replaced. */
    Node plus(Record added) {
        List<Record> merged = new ArrayList<>();
        boolean replaced = false;
        for (Record present : set(added.getType())) {
            boolean same = Records.sameData(present, added);
            replaced |= same;
            merged.add(same ? added : Records.withTtl(present, added.getTTL()));
        }
        if (!replaced) {
            merged.add(added);
        }
        return with(added.getType(), merged);
    }

    Node minus(Record gone) {
        return with(
                gone.getType(),
                set(gone.getType()).stream()
                        .filter(present -> !Records.sameData(present, gone))
                        .toList());
    }

    Optional<Record> alias() {
        return set(Type.CNAME).stream().findFirst();
    }

    /** This node's records under another name, as a wildcard answers (RFC 4592, 3.3.1). */
    Node as(Name name) {
        Map<Integer, List<Record>> renamed = new TreeMap<>();
        sets.forEach((type, records) -> renamed.put(
                type, records.stream().map(record -> record.withName(name)).toList()));
        return new Node(renamed);
    }

    /** Equal data and equal TTLs, whatever the order. */
    boolean sameAs(Node other) {
        return lines().equals(other.lines());
    }

    private List<String> lines() {
        return all().stream().map(Record::toString).sorted().toList();
    }
}
