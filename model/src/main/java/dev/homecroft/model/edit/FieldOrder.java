package dev.homecroft.model.edit;

import dev.homecroft.model.language.EntryForm;
import dev.homecroft.model.language.FieldForm;
import dev.homecroft.model.language.Form;
import dev.homecroft.model.language.Language;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In which order the keys of a mapping stand: fields as in the manual, names as their owner wrote them. */
final class FieldOrder {
    private static final String PROFILE = "profile";
    private static final String PROFILES = "profiles";
    private static final String LAB = "lab";

    private final Language language;
    private final Form file;

    FieldOrder(Language language) {
        this.language = language;
        List<FieldForm> tops = new ArrayList<>();
        language.tops().forEach(top -> tops.add(new FieldForm(top, top(language.partsOf(top)), false, "")));
        // Profiles are read before what they serve.
        tops.sort(Comparator.comparingInt(top -> switch (top.name()) {
            case LAB -> 0;
            case PROFILES -> 1;
            default -> 2;
        }));
        this.file = new Form.Fields(new EntryForm("a file", tops));
    }

    private static Form top(List<Language.Part> parts) {
        if (parts.getFirst().below().isEmpty()) {
            return parts.getFirst().form();
        }
        List<FieldForm> below = parts.stream()
                .map(part -> new FieldForm(part.below().orElseThrow(), part.form(), false, part.doc()))
                .toList();
        return new Form.Fields(new EntryForm("parts", below));
    }

    /** The form of a whole file. */
    Form file() {
        return file;
    }

    /** The entries as they should stand, by their number in the mapping. */
    List<Integer> sorted(Form form, YamlNode.Mapping mapping) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < mapping.entries().size(); i++) {
            numbers.add(i);
        }
        fields(form, mapping).ifPresent(fields -> {
            List<String> names = fields.fields().stream().map(FieldForm::name).toList();
            numbers.sort(Comparator.comparingInt(
                    number -> place(names, mapping.entries().get(number).key().text())));
        });
        return numbers;
    }

    private static int place(List<String> names, String key) {
        int place = names.indexOf(key);
        if (place >= 0) {
            return place;
        }
        return key.equals(PROFILE) ? -1 : names.size();
    }

    /** What the value of a key is. */
    Form below(Form form, YamlNode.Mapping mapping, String key) {
        Form nothing = new Form.Free("anything");
        return switch (form) {
            case Form.Named(String _, List<?> _, Form value) -> value;
            case Form.Many(Form item) -> below(item, mapping, key);
            case Form other ->
                fields(other, mapping)
                        .flatMap(fields -> fields.field(key))
                        .map(FieldForm::form)
                        .orElse(nothing);
        };
    }

    /** The fields of a mapping, if it is clear which these are: a profile has those of the first kind that has them all. */
    private Optional<EntryForm> fields(Form form, YamlNode.Mapping mapping) {
        return switch (form) {
            case Form.Fields(EntryForm entry) -> Optional.of(entry);
            case Form.Many(Form item) -> fields(item, mapping);
            case Form.Either(String _, List<Form> forms) ->
                forms.stream()
                        .flatMap(one -> fields(one, mapping).stream())
                        .filter(entry -> hasAll(entry, mapping))
                        .findFirst();
            case Form.Inherited() ->
                language.parts().stream()
                        .filter(Language.Part::hasEntries)
                        .flatMap(part -> part.entry().stream())
                        .filter(entry -> hasAll(entry, mapping))
                        .findFirst();
            case Form.Text _, Form.Flag _, Form.Whole _, Form.Choice _, Form.Reference _ -> Optional.empty();
            case Form.Secret _, Form.Address _, Form.Within _, Form.Named _, Form.Free _ -> Optional.empty();
        };
    }

    private static boolean hasAll(EntryForm entry, YamlNode.Mapping mapping) {
        return mapping.entries().stream()
                .map(field -> field.key().text())
                .allMatch(key -> key.equals(PROFILE) || entry.field(key).isPresent());
    }
}
