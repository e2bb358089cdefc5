package dev.homecroft.model.edit;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Section;
import dev.homecroft.model.language.EntryForm;
import dev.homecroft.model.language.Form;
import dev.homecroft.model.language.Language;
import dev.homecroft.model.language.Language.Part;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The places of one file, or of the profiles of all, that name an entry. Not thread-safe. */
final class Mentions {
    private static final Pattern OFFSET = Pattern.compile("([a-z0-9][a-z0-9._-]*)\\+[0-9]{1,18}");
    private static final String PROFILE = "profile";

    private final Language language;
    private final Set<String> stores;
    private final Map<SourceRange, Mention> found = new LinkedHashMap<>();
    private final Map<String, List<Mention>> byName = new HashMap<>();
    private final Map<String, YamlNode.Mapping> profiles = new LinkedHashMap<>();
    /** The kinds of entries that take a profile, by their words. */
    private final Map<String, Map<String, EntryForm>> users = new LinkedHashMap<>();

    private Mentions(Language language, Set<String> stores) {
        this.language = language;
        this.stores = stores;
    }

    /** @param stores the names of all stores of secrets */
    static Mentions inFile(YamlNode.Mapping root, Language language, Set<String> stores) {
        Mentions mentions = new Mentions(language, stores);
        mentions.file(root);
        return mentions;
    }

    /** Those inside of profiles. A profile means what its users make of it, in whichever files they stand. */
    static Mentions inProfiles(Collection<Mentions> files, Language language, Set<String> stores) {
        Mentions mentions = new Mentions(language, stores);
        for (Mentions file : files) {
            mentions.profiles.putAll(file.profiles);
            file.users.forEach((profile, kinds) -> mentions.users
                    .computeIfAbsent(profile, name -> new LinkedHashMap<>())
                    .putAll(kinds));
        }
        mentions.profiles();
        return mentions;
    }

    /** In the order in which they were met. */
    Collection<Mention> found() {
        return found.values();
    }

    /** Those with the name, in the same order. Asked when nothing is added any more. */
    List<Mention> named(String name) {
        if (byName.isEmpty()) {
            found.values()
                    .forEach(mention -> byName.computeIfAbsent(mention.name(), key -> new ArrayList<>())
                            .add(mention));
        }
        return byName.getOrDefault(name, List.of());
    }

    static Set<String> stores(YamlNode.Mapping root, Language language) {
        Set<String> stores = new LinkedHashSet<>();
        for (Part part : language.parts()) {
            if (part.section().filter(Section.SECRET_STORES::equals).isPresent()) {
                entriesOf(root, part).forEach(entry -> stores.add(entry.key().text()));
            }
        }
        return stores;
    }

    private static List<YamlNode.Entry> entriesOf(YamlNode.Mapping root, Part part) {
        YamlNode node = root;
        for (String step : part.path().split("\\.")) {
            node = node instanceof YamlNode.Mapping mapping
                    ? mapping.get(step).orElse(new YamlNode.Empty(root.range()))
                    : new YamlNode.Empty(root.range());
        }
        return node instanceof YamlNode.Mapping mapping ? mapping.entries() : List.of();
    }

    private void file(YamlNode.Mapping root) {
        for (Part part : language.parts()) {
            part(root, part);
        }
    }

    private void part(YamlNode.Mapping root, Part part) {
        List<YamlNode.Entry> entries = entriesOf(root, part);
        part.section()
                .ifPresent(section -> entries.forEach(entry -> add(
                        List.of(section.keyedBy().orElse(section)),
                        entry.key(),
                        section.keyedBy().isEmpty())));
        if (part.section().filter(Section.PROFILES::equals).isPresent()) {
            entries.forEach(this::profile);
        } else if (part.hasEntries()) {
            EntryForm form = part.entry().orElseThrow();
            entries.forEach(entry -> entry(form, entry.value()));
        } else {
            value(root, part);
        }
    }

    private void value(YamlNode.Mapping root, Part part) {
        root.get(part.top())
                .flatMap(top -> part.below().isEmpty()
                        ? Optional.of(top)
                        : top instanceof YamlNode.Mapping mapping
                                ? mapping.get(part.below().get())
                                : Optional.empty())
                .ifPresent(node -> walk(part.form(), node));
    }

    private void entry(EntryForm form, YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            fields(form, mapping);
            named(mapping).ifPresent(profile -> {
                add(List.of(Section.PROFILES), profile, false);
                users.computeIfAbsent(profile.text(), name -> new LinkedHashMap<>())
                        .put(form.words(), form);
            });
        }
    }

    private static Optional<YamlNode.Scalar> named(YamlNode.Mapping mapping) {
        return mapping.get(PROFILE).filter(YamlNode.Scalar.class::isInstance).map(YamlNode.Scalar.class::cast);
    }

    private void profile(YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Mapping mapping) {
            profiles.put(entry.key().text(), mapping);
            named(mapping).ifPresent(profile -> add(List.of(Section.PROFILES), profile, false));
        }
    }

    /** A profile without users could be of any kind. */
    private void profiles() {
        for (Map.Entry<String, YamlNode.Mapping> profile : profiles.entrySet()) {
            Map<String, EntryForm> kinds = kinds(profile.getKey(), new LinkedHashSet<>());
            if (kinds.isEmpty()) {
                language.parts().stream()
                        .filter(Part::hasEntries)
                        .map(part -> part.entry().orElseThrow())
                        .forEach(kind -> kinds.put(kind.words(), kind));
            }
            kinds.values().forEach(kind -> fields(kind, profile.getValue()));
        }
    }

    private Map<String, EntryForm> kinds(String profile, Set<String> met) {
        Map<String, EntryForm> kinds = new LinkedHashMap<>(users.getOrDefault(profile, Map.of()));
        if (met.add(profile)) {
            profiles.forEach((name, mapping) -> {
                if (named(mapping).filter(below -> below.text().equals(profile)).isPresent()) {
                    kinds.putAll(kinds(name, met));
                }
            });
        }
        return kinds;
    }

    private void fields(EntryForm form, YamlNode.Mapping mapping) {
        for (YamlNode.Entry entry : mapping.entries()) {
            form.field(entry.key().text()).ifPresent(field -> walk(field.form(), entry.value()));
        }
    }

    private void walk(Form form, YamlNode node) {
        switch (form) {
            case Form.Reference(List<Section> sections) -> scalar(node, value -> add(sections, value, false));
            case Form.Secret() -> scalar(node, this::secret);
            case Form.Within(Section section, String _) -> scalar(node, value -> within(section, value));
            case Form.Address() -> scalar(node, this::address);
            case Form.Many(Form item) -> {
                if (node instanceof YamlNode.Sequence list) {
                    list.items().forEach(one -> walk(item, one));
                } else {
                    walk(item, node);
                }
            }
            case Form.Named(String _, List<Section> names, Form value) -> {
                if (node instanceof YamlNode.Mapping mapping) {
                    named(mapping, names, value);
                }
            }
            case Form.Fields(EntryForm entry) -> {
                if (node instanceof YamlNode.Mapping mapping) {
                    fields(entry, mapping);
                }
            }
            case Form.Either(String _, List<Form> forms) -> forms.forEach(one -> walk(one, node));
            case Form.Text _, Form.Flag _, Form.Whole _, Form.Choice _, Form.Free _, Form.Inherited _ -> {}
        }
    }

    private void named(YamlNode.Mapping mapping, List<Section> names, Form value) {
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!names.isEmpty()) {
                add(names, entry.key(), false);
            }
            walk(value, entry.value());
        }
    }

    private static void scalar(YamlNode node, Consumer<YamlNode.Scalar> use) {
        if (node instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
            use.accept(scalar);
        }
    }

    private void secret(YamlNode.Scalar value) {
        int slash = value.text().indexOf('/');
        if (slash > 0 && stores.contains(value.text().substring(0, slash))) {
            add(List.of(Section.SECRET_STORES), value.text().substring(0, slash), value, false);
        }
    }

    private void within(Section section, YamlNode.Scalar value) {
        int slash = value.text().indexOf('/');
        if (slash > 0) {
            add(List.of(section), value.text().substring(0, slash), value, false);
        }
    }

    private void address(YamlNode.Scalar value) {
        Matcher offset = OFFSET.matcher(value.text());
        if (offset.matches()) {
            add(List.of(Section.NETWORKS), offset.group(1), value, false);
        }
    }

    private void add(List<Section> sections, YamlNode.Scalar at, boolean isDefinition) {
        add(sections, at.text(), at, isDefinition);
    }

    private void add(List<Section> sections, String name, YamlNode.Scalar at, boolean isDefinition) {
        found.putIfAbsent(at.range(), new Mention(sections, name, at, isDefinition));
    }
}
