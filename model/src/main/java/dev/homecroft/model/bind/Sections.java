package dev.homecroft.model.bind;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Section;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collects the sections of all files. An entry that stands in two files is reported with both places and the first is kept.
 */
final class Sections {
    private static final String LAB = "lab";
    /** Parts that are values and no entries; those of a section are read as one mapping. */
    private static final Map<String, List<String>> VALUES =
            Map.of("secrets", List.of("required"), "firewall", List.of("kind", "router", "default"));

    private static final Map<String, List<String>> NESTED = nested();
    private static final List<String> FLAT = flat();

    private static Map<String, List<String>> nested() {
        Map<String, List<String>> nested = new LinkedHashMap<>();
        for (Section section : Section.values()) {
            String[] path = section.path().split("\\.", 2);
            if (path.length == 2) {
                List<String> parts =
                        nested.computeIfAbsent(path[0], name -> new ArrayList<>(VALUES.getOrDefault(name, List.of())));
                parts.add(path[1]);
            }
        }
        return nested;
    }

    private static List<String> flat() {
        List<String> names = new ArrayList<>(List.of(LAB));
        for (Section section : Section.values()) {
            String name = section.path().split("\\.", 2)[0];
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private final Reading reading;
    private final Map<String, Map<String, YamlNode.Entry>> entries = new LinkedHashMap<>();
    private final List<YamlNode.Entry> lab = new ArrayList<>();
    private final List<YamlNode> required = new ArrayList<>();
    private final Map<String, Map<String, YamlNode.Entry>> values = new LinkedHashMap<>();

    /** The paths of all sections, in the order in which they are best read. */
    static List<String> paths() {
        return FLAT.stream()
                .flatMap(name -> NESTED.containsKey(name)
                        ? NESTED.getOrDefault(name, List.of()).stream().map(part -> name + "." + part)
                        : Stream.of(name))
                .toList();
    }

    Sections(Reading reading) {
        this.reading = reading;
    }

    void add(LabFiles.LabFile file) {
        if (file.root().isEmpty() || file.root().get().isNull()) {
            return;
        }
        if (!(file.root().get() instanceof YamlNode.Mapping root)) {
            YamlNode node = file.root().get();
            reading.report(Diagnostic.error(
                            Codes.WRONG_TYPE,
                            "A file of a lab is a mapping of sections, not %s.".formatted(node.kind()))
                    .at(node.range())
                    .build());
            return;
        }
        for (YamlNode.Entry section : root.entries()) {
            add(section);
        }
    }

    private void add(YamlNode.Entry section) {
        String name = section.key().text();
        if (name.equals(LAB)) {
            addLab(section);
        } else if (NESTED.containsKey(name)) {
            addNested(name, section.value());
        } else if (FLAT.contains(name)) {
            addEntries(name, section.value());
        } else {
            reportUnknown(section.key(), FLAT, "A lab has no section `%s`.".formatted(name));
        }
    }

    private void addLab(YamlNode.Entry section) {
        if (!lab.isEmpty()) {
            reportTwice(LAB, section.key().range(), lab.getFirst().key().range());
            return;
        }
        lab.add(section);
    }

    private void addNested(String section, YamlNode value) {
        if (value.isNull()) {
            return;
        }
        if (!(value instanceof YamlNode.Mapping mapping)) {
            reportNoMapping(section, value);
            return;
        }
        List<String> known = NESTED.getOrDefault(section, List.of());
        for (YamlNode.Entry part : mapping.entries()) {
            String name = part.key().text();
            if (section.equals("secrets") && name.equals("required")) {
                required.add(part.value());
            } else if (VALUES.getOrDefault(section, List.of()).contains(name)) {
                addValue(section, part);
            } else if (known.contains(name)) {
                addEntries(section + "." + name, part.value());
            } else {
                reportUnknown(part.key(), known, "`%s` has no part `%s`.".formatted(section, name));
            }
        }
    }

    private void addValue(String section, YamlNode.Entry part) {
        YamlNode.Entry first = values.computeIfAbsent(section, name -> new LinkedHashMap<>())
                .putIfAbsent(part.key().text(), part);
        if (first != null) {
            reportTwice(
                    section + "." + part.key().text(),
                    part.key().range(),
                    first.key().range());
        }
    }

    private void addEntries(String section, YamlNode value) {
        if (value.isNull()) {
            return;
        }
        if (!(value instanceof YamlNode.Mapping mapping)) {
            reportNoMapping(section, value);
            return;
        }
        Map<String, YamlNode.Entry> known = entries.computeIfAbsent(section, name -> new LinkedHashMap<>());
        for (YamlNode.Entry entry : mapping.entries()) {
            YamlNode.Entry first = known.putIfAbsent(entry.key().text(), entry);
            if (first != null) {
                reportTwice(entry.key().text(), entry.key().range(), first.key().range());
            }
        }
    }

    /** The entries of a section by name, in the order of the files. */
    Map<String, YamlNode.Entry> of(String section) {
        return entries.getOrDefault(section, Map.of());
    }

    /** The section's values beside its entries, as one mapping; empty when none is stated. */
    Optional<YamlNode.Mapping> values(String section) {
        return Optional.ofNullable(values.get(section))
                .map(found -> List.copyOf(found.values()))
                .map(found ->
                        new YamlNode.Mapping(found, found.getFirst().value().range()));
    }

    Optional<YamlNode.Entry> lab() {
        return lab.stream().findFirst();
    }

    /** The lists of secrets that must be there. */
    List<YamlNode> required() {
        return required;
    }

    private void reportNoMapping(String section, YamlNode value) {
        reading.report(Diagnostic.error(
                        Codes.WRONG_TYPE,
                        "Section `%s` is a mapping from names to entries, not %s.".formatted(section, value.kind()))
                .at(value.range())
                .build());
    }

    private void reportTwice(String name, SourceRange second, SourceRange first) {
        Diagnostic.Builder problem = Diagnostic.error(Codes.STATED_TWICE, "`%s` is stated twice.".formatted(name))
                .at(second, "here again")
                .context(first, "first stated here")
                .hint("Keep one of them; a fact stands once.");
        Address.tryParse("entry/" + name).ifPresent(problem::about);
        reading.report(problem.build());
    }

    private void reportUnknown(YamlNode.Scalar key, List<String> known, String summary) {
        Diagnostic.Builder problem =
                Diagnostic.error(Codes.UNKNOWN_SECTION, summary).at(key.range());
        Suggestion.of(key.text(), known).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
        reading.report(problem.build());
    }
}
