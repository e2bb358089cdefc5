package dev.homecroft.app.lab;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.views.FactsReport.Derived;
import dev.homecroft.views.FactsReport.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists every value of a lab's files, and the fields of driven things that come from its place. A field that comes from an
 * entry as a whole stands with the entry's name.
 */
final class FactFinder {
    private final Map<SourceRange, List<Derived>> derived = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();

    private FactFinder() {}

    static List<Fact> find(LabFiles files, Collection<DesiredResource> resources) {
        FactFinder finder = new FactFinder();
        resources.forEach(finder::derive);
        for (LabFiles.LabFile file : files.files()) {
            file.root().ifPresent(root -> finder.visit("", root));
        }
        return List.copyOf(finder.facts);
    }

    /** Those that are stated of one entry, which begins at this place. */
    static List<Fact> of(Address thing, Optional<SourceRange> definition, List<Fact> facts) {
        List<Fact> own = new ArrayList<>();
        String prefix = "";
        for (Fact fact : facts) {
            if (definition.filter(fact.at()::equals).isPresent()) {
                prefix = fact.path();
            }
            boolean isWithin = !prefix.isEmpty()
                    && (fact.path().equals(prefix) || fact.path().startsWith(prefix + "."));
            boolean leadsTo =
                    fact.derived().stream().anyMatch(derived -> derived.thing().equals(thing));
            if (isWithin || leadsTo) {
                own.add(fact);
            }
        }
        return own;
    }

    private void derive(DesiredResource resource) {
        resource.fields()
                .values()
                .forEach((path, value) -> derived.computeIfAbsent(resource.origin(path), place -> new ArrayList<>())
                        .add(new Derived(resource.address(), path, value.toString())));
    }

    private void visit(String path, YamlNode node) {
        switch (node) {
            case YamlNode.Scalar scalar -> facts.add(new Fact(path, scalar.text(), scalar.range(), at(scalar.range())));
            case YamlNode.Empty _ -> {}
            case YamlNode.Sequence list -> {
                whole(path, list.range());
                for (int i = 0; i < list.items().size(); i++) {
                    visit(path + "." + i, list.items().get(i));
                }
            }
            case YamlNode.Mapping mapping -> {
                whole(path, mapping.range());
                mapping.entries().forEach(entry -> entry(path.isEmpty() ? "" : path + ".", entry));
            }
        }
    }

    private void entry(String prefix, YamlNode.Entry entry) {
        String path = prefix + entry.key().text();
        whole(path, entry.key().range());
        visit(path, entry.value());
    }

    private void whole(String path, SourceRange at) {
        if (derived.containsKey(at)) {
            facts.add(new Fact(path, "", at, at(at)));
        }
    }

    private List<Derived> at(SourceRange range) {
        return derived.getOrDefault(range, List.of());
    }
}
