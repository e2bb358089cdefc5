package dev.homecroft.model.bind;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the sections of all files. An entry that stands in two files is reported with both places and the first is kept.
 */
final class Sections {
    private static final String LAB = "lab";
    private static final Map<String, List<String>> NESTED =
            Map.of("dns", List.of("servers", "zones", "records"), "secrets", List.of("stores", "required"));
    private static final List<String> FLAT = List.of(
            LAB, "sites", "networks", "hosts", "hypervisors", "images", "guests", "dns", "vips", "secrets", "profiles");

    private final Reading reading;
    private final Map<String, Map<String, YamlNode.Entry>> entries = new LinkedHashMap<>();
    private final List<YamlNode.Entry> lab = new ArrayList<>();
    private final List<YamlNode> required = new ArrayList<>();

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
            } else if (known.contains(name)) {
                addEntries(section + "." + name, part.value());
            } else {
                reportUnknown(part.key(), known, "`%s` has no part `%s`.".formatted(section, name));
            }
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
