package dev.homecroft.model;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Who is defined where and who refers to whom: what is undefined, unused, or would break if something went. Those of a lab
 * are sorted; those of a file are in the order of the sections and files.
 *
 * @param definitions place of each entry's name
 * @param uses all references, by what they refer to
 */
public record References(Map<Address, SourceRange> definitions, Map<Address, List<Use>> uses) {
    /** Sections whose entries are no ends in themselves. */
    private static final Set<Section> MEANS = Set.of(
            Section.SITES,
            Section.NETWORKS,
            Section.HYPERVISORS,
            Section.IMAGES,
            Section.DNS_SERVERS,
            Section.SECRET_STORES,
            Section.FEEDS,
            Section.GROUPS,
            Section.ISSUERS,
            Section.AUTHORITIES,
            Section.ENVIRONMENTS,
            Section.ACCESS_POLICIES,
            Section.BACKUP_SERVERS,
            Section.DATASTORES,
            Section.PROFILES);

    public static final References EMPTY = new References(Map.of(), Map.of());

    public References {
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
        Map<Address, List<Use>> copy = LinkedHashMap.newLinkedHashMap(uses.size());
        uses.forEach((address, list) -> copy.put(address, List.copyOf(list)));
        uses = Collections.unmodifiableMap(copy);
    }

    /** The same by their addresses. */
    public References sorted() {
        return new References(sorted(definitions), sorted(uses));
    }

    /** Sorted once and asked often, so no tree. */
    private static <V> Map<Address, V> sorted(Map<Address, V> map) {
        List<Address> order = new ArrayList<>(map.keySet());
        Collections.sort(order);
        Map<Address, V> sorted = LinkedHashMap.newLinkedHashMap(order.size());
        order.forEach(address -> sorted.put(address, Objects.requireNonNull(map.get(address))));
        return sorted;
    }

    /**
     * @param by the entry that refers
     * @param field the field that holds the name
     * @param kinds of what the name could be; one unless the field takes several
     */
    public record Use(Address by, String field, SourceRange at, List<String> kinds) {
        public Use {
            kinds = List.copyOf(kinds);
        }
    }

    public boolean isDefined(Address address) {
        return definitions.containsKey(address);
    }

    public List<Use> usesOf(Address address) {
        return uses.getOrDefault(address, List.of());
    }

    /**
     * What no longer works without a thing: all that refers to it, all that refers to these, and so on. The nearest come
     * first.
     */
    public List<Loss> without(Address thing) {
        List<Loss> losses = new ArrayList<>();
        Set<Address> met = new HashSet<>(Set.of(thing));
        List<Address> lost = List.of(thing);
        for (int distance = 1; !lost.isEmpty(); distance++) {
            List<Address> next = new ArrayList<>();
            for (Address gone : lost) {
                for (Use use : usesOf(gone)) {
                    if (met.add(use.by())) {
                        next.add(use.by());
                        losses.add(new Loss(use.by(), gone, use.field(), use.at(), distance));
                    }
                }
            }
            lost = next;
        }
        return List.copyOf(losses);
    }

    /**
     * Something that no longer works.
     *
     * @param because what it refers to and misses
     * @param distance 1 for what refers to the thing itself
     */
    public record Loss(Address thing, Address because, String field, SourceRange at, int distance) {}

    /** Entries that are there to be used by others, and are not. */
    public List<Address> unused() {
        Set<String> means = new HashSet<>();
        MEANS.forEach(section -> means.add(section.kind()));
        return definitions.keySet().stream()
                .filter(address -> means.contains(address.kind()))
                .filter(address -> usesOf(address).isEmpty())
                .toList();
    }
}
