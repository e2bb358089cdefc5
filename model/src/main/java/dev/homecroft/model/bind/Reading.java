package dev.homecroft.model.bind;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Network;
import dev.homecroft.model.Ref;
import dev.homecroft.model.References;
import dev.homecroft.model.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The notebook of one binding: problems, definitions and references so far. Used by one thread at a time, once. */
final class Reading {
    private final Map<Problem, Diagnostic> diagnostics = new LinkedHashMap<>();
    private final Map<Address, SourceRange> definitions = new LinkedHashMap<>();
    private final Map<Address, List<References.Use>> uses = new LinkedHashMap<>();
    private final Set<Address> unprofiled = new LinkedHashSet<>();
    private final Known known;

    Reading() {
        this(new Known());
    }

    private Reading(Known known) {
        this.known = known;
    }

    /** What is known before entries are bound that ask for it. */
    private static final class Known {
        private final Map<String, Network> networks = new LinkedHashMap<>();
        private final Set<String> tiers = new HashSet<>();
        private final Map<Section, Set<String>> entries = new EnumMap<>(Section.class);
        private final Set<String> stores = new LinkedHashSet<>();
        private Optional<String> defaultStore = Optional.empty();
        private boolean whole = true;
    }

    /** Another notebook for some of the entries, in which the same is known. It can be filled in another thread. */
    Reading part() {
        return new Reading(known);
    }

    /** Takes over what is in the notebook of a part, as if it had been read here after all else. */
    void add(Reading part) {
        part.diagnostics.forEach(diagnostics::putIfAbsent);
        definitions.putAll(part.definitions);
        part.uses.forEach((thing, uses) ->
                this.uses.computeIfAbsent(thing, address -> new ArrayList<>()).addAll(uses));
        unprofiled.addAll(part.unprofiled);
    }

    /** Whether every file was read to its end. */
    void whole(boolean isWhole) {
        known.whole = isWhole;
    }

    boolean isWhole() {
        return known.whole;
    }

    /** The entry names a profile that it can't have, so nobody knows what it lacks. */
    void unprofiled(Address entry) {
        unprofiled.add(entry);
    }

    boolean isUnprofiled(Address entry) {
        return unprofiled.contains(entry);
    }

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
        use(ref, place, List.of(ref.section().kind()));
    }

    /** A name that may be of several sections: it is of the first of them that has it, and of the first at all if none has. */
    Ref useAny(List<Section> sections, String name, SourceRange at, Place place) {
        Section section = sections.stream()
                .filter(candidate -> hasName(candidate, name))
                .findFirst()
                .orElse(sections.getFirst());
        Ref ref = new Ref(section, name, at);
        use(ref, place, sections.stream().map(Section::kind).toList());
        return ref;
    }

    private void use(Ref ref, Place place, List<String> kinds) {
        uses.computeIfAbsent(ref.address(), address -> new ArrayList<>())
                .add(new References.Use(place.entry(), place.field(), ref.at(), kinds));
    }

    /** What a section holds is known before any of it is bound. */
    void names(Section section, Set<String> names) {
        known.entries.put(section, names);
    }

    boolean hasName(Section section, String name) {
        return known.entries.getOrDefault(section, Set.of()).contains(name);
    }

    /** In the order in which they were met. */
    References references() {
        return new References(definitions, uses);
    }

    void network(Network network) {
        known.networks.put(network.name(), network);
        network.tier().ifPresent(known.tiers::add);
    }

    /** Whether a network is trusted as far; networks are bound before all that asks. */
    boolean isTier(String name) {
        return known.tiers.contains(name);
    }

    Optional<Network> network(String name) {
        return Optional.ofNullable(known.networks.get(name));
    }

    void store(String name) {
        known.stores.add(name);
    }

    boolean isStore(String name) {
        return known.stores.contains(name);
    }

    void defaultStore(Optional<String> name) {
        known.defaultStore = name;
    }

    /** The store of references that name none: the stated one, or the only one. */
    Optional<String> defaultStore() {
        return known.defaultStore.or(
                () -> known.stores.size() == 1 ? known.stores.stream().findFirst() : Optional.empty());
    }
}
