package dev.homecroft.providers.proxmox.network;

import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Interfaces of one node by name. */
record Wires(SortedMap<String, Wire> byName) {
    static final Wires NONE = new Wires(new TreeMap<>());

    Wires {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    static Wires of(Collection<Wire> wires) {
        SortedMap<String, Wire> byName = new TreeMap<>();
        wires.forEach(wire -> byName.put(wire.name(), wire));
        return new Wires(byName);
    }

    /** From fields such as {@code vmbr0.40.cidr}: the name of an interface may have dots, that of an option has none. */
    static Wires of(Fields fields) {
        Map<String, SortedMap<String, String>> options = new HashMap<>();
        fields.values().forEach((path, value) -> {
            int dot = path.lastIndexOf('.');
            options.computeIfAbsent(path.substring(0, dot), _ -> new TreeMap<>())
                    .put(path.substring(dot + 1), value.toString());
        });
        return of(options.entrySet().stream()
                .map(entry -> new Wire(entry.getKey(), entry.getValue()))
                .toList());
    }

    Fields fields() {
        Fields.Builder fields = Fields.builder();
        byName.forEach((name, wire) ->
                wire.options().forEach((option, text) -> fields.put(name + "." + option, Value.of(text))));
        return fields.build();
    }

    Optional<Wire> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Wires with(Wire wire) {
        SortedMap<String, Wire> more = new TreeMap<>(byName);
        more.put(wire.name(), wire);
        return new Wires(more);
    }

    Wires without(String name) {
        SortedMap<String, Wire> fewer = new TreeMap<>(byName);
        fewer.remove(name);
        return new Wires(fewer);
    }

    Wires only(Set<String> names) {
        SortedMap<String, Wire> fewer = new TreeMap<>(byName);
        fewer.keySet().retainAll(names);
        return new Wires(fewer);
    }

    /** Names of those that the other has otherwise, more, or not. */
    Set<String> differing(Wires other) {
        Set<String> names = new TreeSet<>(byName.keySet());
        names.addAll(other.byName.keySet());
        names.removeIf(name -> find(name).equals(other.find(name)));
        return names;
    }

    /** A digest of all but these, by which a change of theirs is noticed. */
    String digestWithout(Set<String> names) {
        SortedMap<String, Wire> others = new TreeMap<>(byName);
        others.keySet().removeAll(names);
        try {
            byte[] text = new Wires(others).fields().values().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text))
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
