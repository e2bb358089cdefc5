package dev.homecroft.model.edit;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.References;
import dev.homecroft.model.Section;
import dev.homecroft.model.language.EntryForm;
import dev.homecroft.model.language.FieldForm;
import dev.homecroft.model.language.Form;
import dev.homecroft.model.language.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may stand at a place of a text, and what stands there means. */
public final class Assist {
    private static final String PROFILE = "profile";

    private final Language language;
    private final Form file;

    public Assist(Language language) {
        this.language = language;
        this.file = new FieldOrder(language).file();
    }

    /**
     * A word that may stand at a place.
     *
     * @param detail what it is; may be empty
     */
    public record Proposal(String word, String detail) {}

    /** The words for what is being typed, whether the text can be read as a whole or not. */
    public List<Proposal> complete(List<String> lines, int line, int character, References references) {
        TypedPlace place = TypedPlace.of(lines, line, character);
        if (!place.isValue()) {
            return keys(at(place.path()), place.path(), references);
        }
        boolean isProfile = place.path().getLast().equals(PROFILE);
        return isProfile ? names(List.of(Section.PROFILES), references, "") : values(at(place.path()), references);
    }

    /** What a key on a path of keys is for, in Markdown. */
    public Optional<String> describe(List<String> path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        Form above = at(path.subList(0, path.size() - 1));
        return fields(above)
                .flatMap(fields -> fields.field(path.getLast()))
                .map(field ->
                        "`%s`: %s\n\n%s".formatted(field.name(), field.form().words(), field.doc()));
    }

    private Form at(List<String> path) {
        Form form = file;
        for (String key : path) {
            form = below(form, key);
        }
        return form;
    }

    private Form below(Form form, String key) {
        return switch (form) {
            case Form.Named(String _, List<?> _, Form value) -> value;
            case Form.Many(Form item) -> below(item, key);
            case Form other ->
                fields(other)
                        .flatMap(fields -> fields.field(key))
                        .map(FieldForm::form)
                        .orElse(new Form.Free("anything"));
        };
    }

    /** A profile may have the fields of any kind of entry. */
    private Optional<EntryForm> fields(Form form) {
        return switch (form) {
            case Form.Fields(EntryForm entry) -> Optional.of(entry);
            case Form.Many(Form item) -> fields(item);
            case Form.Either(String words, List<Form> forms) ->
                Optional.of(merged(
                        words,
                        forms.stream().flatMap(one -> fields(one).stream()).toList()));
            case Form.Inherited() ->
                Optional.of(merged(
                        form.words(),
                        language.parts().stream()
                                .filter(Language.Part::hasEntries)
                                .flatMap(part -> part.entry().stream())
                                .toList()));
            case Form.Text _, Form.Flag _, Form.Whole _, Form.Choice _, Form.Reference _ -> Optional.empty();
            case Form.Secret _, Form.Address _, Form.Within _, Form.Named _, Form.Free _ -> Optional.empty();
        };
    }

    private static EntryForm merged(String words, List<EntryForm> entries) {
        Map<String, FieldForm> fields = new LinkedHashMap<>();
        entries.forEach(entry -> entry.fields().forEach(field -> fields.putIfAbsent(field.name(), field)));
        return new EntryForm(words, List.copyOf(fields.values()));
    }

    private List<Proposal> keys(Form form, List<String> path, References references) {
        if (form instanceof Form.Named(String _, List<Section> names, Form _)) {
            return names(names, references, "");
        }
        List<Proposal> keys = new ArrayList<>();
        fields(form).ifPresent(fields -> {
            fields.fields().forEach(field -> keys.add(new Proposal(field.name(), field.doc())));
            if (isEntry(path)) {
                keys.add(new Proposal(PROFILE, "The profile that it takes further fields from."));
            }
        });
        return keys;
    }

    /** Whether the path is that of an entry of a section: these alone have profiles. */
    private boolean isEntry(List<String> path) {
        return !path.isEmpty()
                && language.parts().stream()
                        .anyMatch(part -> String.join(".", path.subList(0, path.size() - 1))
                                .equals(part.path()));
    }

    private static List<Proposal> values(Form form, References references) {
        return switch (form) {
            case Form.Reference(List<Section> sections) -> names(sections, references, "");
            case Form.Choice(List<String> options) ->
                options.stream().map(option -> new Proposal(option, "")).toList();
            case Form.Flag() -> List.of(new Proposal("true", ""), new Proposal("false", ""));
            case Form.Many(Form item) -> values(item, references);
            case Form.Secret() -> names(List.of(Section.SECRET_STORES), references, "/");
            case Form.Within(Section section, String _) -> names(List.of(section), references, "/");
            case Form.Address() -> {
                List<Proposal> forms = new ArrayList<>(names(List.of(Section.NETWORKS), references, "+"));
                forms.add(new Proposal("dhcp", "given by a DHCP server"));
                forms.add(new Proposal("none", "no address"));
                yield forms;
            }
            case Form.Either(String _, List<Form> forms) ->
                forms.stream()
                        .flatMap(one -> values(one, references).stream())
                        .distinct()
                        .toList();
            case Form.Text _, Form.Whole _, Form.Named _, Form.Fields _ -> List.of();
            case Form.Free _, Form.Inherited _ -> List.of();
        };
    }

    private static List<Proposal> names(List<Section> sections, References references, String behind) {
        List<Proposal> names = new ArrayList<>();
        for (Section section : sections) {
            references.definitions().keySet().stream()
                    .filter(address -> address.kind().equals(section.kind()))
                    .map(Address::name)
                    .sorted()
                    .forEach(name -> names.add(new Proposal(name + behind, section.kind())));
        }
        return names;
    }
}
