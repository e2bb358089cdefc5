package dev.homecroft.model.bind;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays an entry over its profile: the entry's own fields win, mappings merge at every depth, lists replace. A profile may
 * itself name one. What comes from a profile keeps its place there.
 */
final class Profiles {
    private static final String KEY = "profile";

    private final Map<String, YamlNode.Entry> profiles;
    private final Reading reading;

    Profiles(Map<String, YamlNode.Entry> profiles, Reading reading) {
        this.profiles = profiles;
        this.reading = reading;
    }

    /** The entry with everything that its profile says, and without the key that names it. */
    YamlNode resolve(YamlNode entry, Place place) {
        return entry instanceof YamlNode.Mapping mapping ? resolve(mapping, place, new LinkedHashSet<>()) : entry;
    }

    private YamlNode.Mapping resolve(YamlNode.Mapping entry, Place place, Set<String> met) {
        Optional<YamlNode> named = entry.get(KEY);
        YamlNode.Mapping own = without(entry);
        if (named.isEmpty()) {
            return own;
        }
        Optional<Ref> ref = Links.to(Section.PROFILES).read(named.get(), place.child(KEY));
        if (ref.isEmpty()) {
            return own;
        }
        String name = ref.get().name();
        YamlNode.Entry profile = profiles.get(name);
        if (profile == null) {
            reading.unprofiled(place.entry());
            reportUnknown(ref.get(), place);
            return own;
        }
        if (!met.add(name)) {
            reading.unprofiled(place.entry());
            reportCycle(name, List.copyOf(met));
            return own;
        }
        if (!(profile.value() instanceof YamlNode.Mapping below)) {
            return own;
        }
        return merge(own, resolve(below, place, met));
    }

    private static YamlNode.Mapping without(YamlNode.Mapping entry) {
        if (entry.get(KEY).isEmpty()) {
            return entry;
        }
        return new YamlNode.Mapping(
                entry.entries().stream()
                        .filter(field -> !field.key().text().equals(KEY))
                        .toList(),
                entry.range());
    }

    private static YamlNode.Mapping merge(YamlNode.Mapping above, YamlNode.Mapping below) {
        Map<String, YamlNode.Entry> merged = new LinkedHashMap<>();
        below.entries().forEach(field -> merged.put(field.key().text(), field));
        for (YamlNode.Entry field : above.entries()) {
            merged.merge(
                    field.key().text(),
                    field,
                    (old, own) -> old.value() instanceof YamlNode.Mapping deep
                                    && own.value() instanceof YamlNode.Mapping deeper
                            ? new YamlNode.Entry(own.key(), merge(deeper, deep))
                            : own);
        }
        return new YamlNode.Mapping(new ArrayList<>(merged.values()), above.range());
    }

    /** It may well be in a file that could not be read. */
    private void reportUnknown(Ref ref, Place place) {
        if (!reading.isWhole()) {
            return;
        }
        Diagnostic.Builder problem = Diagnostic.error(
                        Codes.UNKNOWN_PROFILE, "There is no profile `%s`.".formatted(ref.name()))
                .at(ref.at())
                .about(place.entry());
        Suggestion.of(ref.name(), profiles.keySet())
                .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
        reading.report(problem.build());
    }

    /** A cycle is told from its first name on, wherever it was entered, and so only once. */
    private void reportCycle(String again, List<String> met) {
        List<String> cycle = new ArrayList<>(met.subList(met.indexOf(again), met.size()));
        String first = Collections.min(cycle);
        Collections.rotate(cycle, -cycle.indexOf(first));
        cycle.add(first);
        Optional<YamlNode> at = Optional.ofNullable(profiles.get(first))
                .map(YamlNode.Entry::value)
                .filter(YamlNode.Mapping.class::isInstance)
                .flatMap(profile -> ((YamlNode.Mapping) profile).get(KEY));
        at.ifPresent(named -> reading.report(
                Diagnostic.error(Codes.PROFILE_CYCLE, "Profile `%s` inherits from itself.".formatted(first))
                        .at(named.range(), String.join(" → ", cycle))
                        .hint("Take one of these `profile` fields out.")
                        .build()));
    }
}
