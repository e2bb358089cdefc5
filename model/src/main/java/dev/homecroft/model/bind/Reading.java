package dev.homecroft.model.bind;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Network;
import dev.homecroft.model.Ref;
import dev.homecroft.model.References;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The notebook of one binding: problems, definitions and references so far. Used by one thread, once. */
final class Reading {
    private final Map<Problem, Diagnostic> diagnostics = new LinkedHashMap<>();
    private final Map<Address, SourceRange> definitions = new LinkedHashMap<>();
    private final Map<Address, List<References.Use>> uses = new LinkedHashMap<>();
    private final Map<String, Network> networks = new LinkedHashMap<>();
    private final Set<String> stores = new LinkedHashSet<>();
    private Optional<String> defaultStore = Optional.empty();

    /** A problem in a profile is met once for each entry that uses it, and kept once. */
    void report(Diagnostic diagnostic) {
        diagnostics.putIfAbsent(new Problem(diagnostic.code(), diagnostic.subject(), diagnostic.summary()), diagnostic);
    }

    private record Problem(String code, Optional<SourceRange> at, String summary) {}

    List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics.values());
    }

    void define(Address address, SourceRange key) {
        definitions.put(address, key);
    }

    void use(Ref ref, Place place) {
        uses.computeIfAbsent(ref.address(), address -> new ArrayList<>())
                .add(new References.Use(place.entry(), place.field(), ref.at()));
    }

    References references() {
        return new References(definitions, uses);
    }

    void network(Network network) {
        networks.put(network.name(), network);
    }

    Optional<Network> network(String name) {
        return Optional.ofNullable(networks.get(name));
    }

    void store(String name) {
        stores.add(name);
    }

    boolean isStore(String name) {
        return stores.contains(name);
    }

    void defaultStore(Optional<String> name) {
        defaultStore = name;
    }

    /** The store of references that name none: the stated one, or the only one. */
    Optional<String> defaultStore() {
        return defaultStore.or(() -> stores.size() == 1 ? stores.stream().findFirst() : Optional.empty());
    }
}
