package dev.homecroft.model.language;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Section;
import dev.homecroft.model.language.Language.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON Schema (draft 2020-12) of one file of a lab, for editors. It never refuses what the binder accepts; what depends
 * on other files, such as whether a name is known, is left to {@code croft check}.
 */
public final class JsonSchema {
    private static final String NAME = "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$";
    private static final Json SCALAR = Json.strings(List.of("string", "number", "boolean", "null"));

    private final Language language;
    private final Map<EntryForm, String> names = new LinkedHashMap<>();
    private final Map<String, Json> definitions = new LinkedHashMap<>();

    private JsonSchema(Language language) {
        this.language = language;
    }

    public static Json of(Language language) {
        return new JsonSchema(language).document();
    }

    private Json document() {
        Json.ObjBuilder properties = Json.object();
        for (String top : language.tops()) {
            properties.put(top, top(language.partsOf(top)));
        }
        Json sections = properties.build();
        return Json.object()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "A file of a lab")
                .put("description", "Any sections of a lab; a lab is all files of its folder together.")
                .put("type", types("object", "null"))
                .put("properties", sections)
                .put("additionalProperties", false)
                .put("$defs", new Json.Obj(definitions))
                .build();
    }

    private Json top(List<Part> parts) {
        if (parts.getFirst().below().isEmpty()) {
            return part(parts.getFirst());
        }
        Json.ObjBuilder properties = Json.object();
        parts.forEach(part -> properties.put(part.below().orElseThrow(), part(part)));
        return Json.object()
                .put("type", types("object", "null"))
                .put("properties", properties.build())
                .put("additionalProperties", false)
                .build();
    }

    private Json part(Part part) {
        if (part.hasEntries()) {
            return mapping(part, entry(part.entry().orElseThrow()));
        }
        return switch (part.form()) {
            case Form.Fields(EntryForm entry) -> all(reference(entry), List.of(demands(entry)));
            case Form.Named(String _, List<?> _, Form.Inherited()) -> mapping(part, profile());
            case Form other -> schema(other);
        };
    }

    private static Json mapping(Part part, Json value) {
        boolean isDomain =
                part.section().stream().anyMatch(section -> section.path().startsWith("dns."));
        boolean isServer = part.path().equals("dns.servers");
        Json.ObjBuilder mapping = Json.object().put("type", types("object", "null"));
        if (part.section().isPresent() && (!isDomain || isServer)) {
            mapping.put("propertyNames", Json.object().put("pattern", NAME).build());
        }
        return mapping.put("additionalProperties", value).build();
    }

    /** What is required may also come from the entry's profile. */
    private Json entry(EntryForm entry) {
        Json.Obj demands = demands(entry);
        if (demands.members().isEmpty()) {
            return reference(entry);
        }
        Json inherits = Json.object()
                .put("type", "object")
                .put("required", Json.strings(List.of("profile")))
                .build();
        Json.ObjBuilder whole = Json.object();
        if (entry.fields().stream().anyMatch(FieldForm::required)) {
            whole.put("type", "object");
        }
        demands.members().forEach(whole::put);
        return all(
                reference(entry),
                List.of(Json.object()
                        .put("anyOf", Json.of(List.of(inherits, whole.build())))
                        .build()));
    }

    private static Json all(Json first, List<Json> more) {
        List<Json> parts = new ArrayList<>();
        parts.add(first);
        more.stream().filter(part -> !part.equals(new Json.Obj(Map.of()))).forEach(parts::add);
        return parts.size() == 1
                ? first
                : Json.object().put("allOf", Json.of(parts)).build();
    }

    /** A profile holds fields of one kind of entry, or of several that share them. */
    private Json profile() {
        List<Json> kinds = language.parts().stream()
                .filter(Part::hasEntries)
                .map(part -> reference(part.entry().orElseThrow()))
                .toList();
        return Json.object().put("anyOf", Json.of(kinds)).build();
    }

    private Json reference(EntryForm entry) {
        String name = names.get(entry);
        if (name == null) {
            name = free(entry.words().replaceFirst("^(an?|the) ", "").replaceAll("[^A-Za-z0-9]+", "-"));
            names.put(entry, name);
            definitions.put(name, Json.NULL);
            definitions.put(name, fields(entry));
        }
        return Json.object().put("$ref", "#/$defs/" + name).build();
    }

    private String free(String wanted) {
        String name = wanted;
        for (int i = 2; definitions.containsKey(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private Json fields(EntryForm entry) {
        boolean hasProfile = language.parts().stream()
                .anyMatch(part ->
                        part.hasEntries() && part.entry().filter(entry::equals).isPresent());
        Json.ObjBuilder properties = Json.object();
        if (hasProfile) {
            properties.put("profile", described("The profile that it takes further fields from.", name()));
        }
        entry.fields().forEach(field -> properties.put(field.name(), described(field.doc(), schema(field.form()))));
        return Json.object()
                .put("type", types("object", "null"))
                .put("properties", properties.build())
                .put("additionalProperties", false)
                .build();
    }

    private static Json name() {
        return Json.object().put("type", types("string", "integer", "null")).build();
    }

    private static Json described(String doc, Json schema) {
        Json.ObjBuilder described = Json.object().put("description", doc);
        ((Json.Obj) schema).members().forEach(described::put);
        return described.build();
    }

    private Json schema(Form form) {
        return switch (form) {
            case Form.Text(String _, Optional<String> pattern) -> text(pattern);
            case Form.Flag() -> flag();
            case Form.Whole(long from, long to) -> whole(from, to);
            case Form.Choice(List<String> options) -> choice(options);
            case Form.Reference _ -> text(Optional.empty());
            case Form.Secret() -> text(Optional.empty());
            case Form.Address() -> text(Optional.empty());
            case Form.Within(Section _, String _) -> text(Optional.of("[^/]+/.+"));
            case Form.Many(Form item) -> many(schema(item));
            case Form.Named(String _, List<?> _, Form value) ->
                Json.object()
                        .put("type", types("object", "null"))
                        .put("additionalProperties", schema(value))
                        .build();
            case Form.Fields(EntryForm entry) -> reference(entry);
            case Form.Either(String _, List<Form> forms) ->
                Json.object().put("anyOf", Json.array(forms, this::schema)).build();
            case Form.Free _ -> new Json.Obj(Map.of());
            case Form.Inherited() -> profile();
        };
    }

    /** Whatever YAML takes a plain value for, the binder reads its text. */
    private static Json text(Optional<String> pattern) {
        return Json.object()
                .put("type", SCALAR)
                .put("pattern", pattern, words -> Json.of("^\\s*(" + words + ")\\s*$"))
                .build();
    }

    private static Json flag() {
        List<Json> values = new ArrayList<>(List.of(Json.TRUE, Json.FALSE, Json.NULL));
        List.of("true", "false", "yes", "no", "on", "off").forEach(word -> values.add(Json.of(word)));
        return Json.object().put("enum", Json.of(values)).build();
    }

    private static Json whole(long from, long to) {
        return Json.object()
                .put("type", types("integer", "string", "null"))
                .put("minimum", new Json.Num(BigDecimal.valueOf(from)))
                .put("maximum", new Json.Num(BigDecimal.valueOf(to)))
                .put("pattern", "^\\s*-?[0-9]{1,18}\\s*$")
                .build();
    }

    private static Json choice(List<String> options) {
        List<Json> values = new ArrayList<>();
        options.forEach(option -> values.add(Json.of(option)));
        values.add(Json.NULL);
        return Json.object().put("enum", Json.of(values)).build();
    }

    /** A list, or one value in its place. */
    private static Json many(Json item) {
        Json list = Json.object().put("type", "array").put("items", item).build();
        return Json.object().put("anyOf", Json.of(List.of(list, item))).build();
    }

    /** What must be there, at every depth; empty when nothing must. */
    private static Json.Obj demands(EntryForm entry) {
        Json.ObjBuilder demands = Json.object();
        List<String> required = entry.fields().stream()
                .filter(FieldForm::required)
                .map(FieldForm::name)
                .toList();
        if (!required.isEmpty()) {
            demands.put("required", Json.strings(required));
        }
        Json.ObjBuilder below = Json.object();
        for (FieldForm field : entry.fields()) {
            Json.Obj deeper = demands(field.form());
            if (!deeper.members().isEmpty()) {
                below.put(field.name(), deeper);
            }
        }
        Json.Obj properties = below.build();
        if (!properties.members().isEmpty()) {
            demands.put("properties", properties);
        }
        return demands.build();
    }

    private static Json.Obj demands(Form form) {
        return switch (form) {
            case Form.Fields(EntryForm entry) -> demands(entry);
            case Form.Named(String _, List<?> _, Form value) -> within("additionalProperties", demands(value));
            case Form.Many(Form item) -> {
                Json.Obj one = demands(item);
                Json.ObjBuilder both = Json.object();
                one.members().forEach(both::put);
                within("items", one).members().forEach(both::put);
                yield both.build();
            }
            case Form.Text _, Form.Flag _, Form.Whole _, Form.Choice _, Form.Reference _ -> new Json.Obj(Map.of());
            case Form.Secret _, Form.Address _, Form.Within _, Form.Either _, Form.Free _, Form.Inherited _ ->
                new Json.Obj(Map.of());
        };
    }

    private static Json.Obj within(String keyword, Json.Obj demands) {
        return demands.members().isEmpty() ? demands : new Json.Obj(Map.of(keyword, demands));
    }

    private static Json types(String... names) {
        return Json.strings(List.of(names));
    }
}
