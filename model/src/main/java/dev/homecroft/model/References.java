package dev.homecroft.model;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is defined where and who refers to whom: what is undefined, unused, or would break if something went.
 *
 * @param definitions place of each entry's name
 * @param uses all references, by what they refer to
 */
public record References(Map<Address, SourceRange> definitions, Map<Address, List<Use>> uses) {
    public static final References EMPTY = new References(Map.of(), Map.of());

    public References {
        definitions = new TreeMap<>(definitions);
        Map<Address, List<Use>> copy = new TreeMap<>();
        uses.forEach((address, list) -> copy.put(address, List.copyOf(list)));
        uses = copy;
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
}
