package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.settings.table.Column;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes fields as an entry of a file, field after field, and knows which are said. Used once. */
final class Saying {
    /** Why something that looks like a secret stands in no file. */
    static final String SECRET = "it looks like a secret, and secrets stand in no file";

    private final SettingKind kind;
    private final Fields fields;
    private final Json.ObjBuilder entry = Json.object();

    Saying(SettingKind kind, Fields fields) {
        this.kind = kind;
        this.fields = fields;
    }

    /** Fields that have the same name in a file. */
    Saying same(String... names) {
        for (String name : names) {
            as(name, name);
        }
        return this;
    }

    /** A field under another name; what is as the server has it anyway is not said. */
    Saying as(String field, String name) {
        fields.get(field)
                .filter(value -> !isUsual(field, value))
                .flatMap(Saying::json)
                .ifPresent(value -> put(name, value));
        return this;
    }

    Saying put(String name, Json value) {
        entry.put(name, value);
        return this;
    }

    /** Options without a word of ours, as they stand; such as look like a secret are left out. */
    Saying raw() {
        Map<String, Json> options = new LinkedHashMap<>();
        fields.below("raw").values().forEach((option, value) -> {
            boolean isSaid = !SettingSayings.isNoise(option) && !PlainText.isSecret(option, value.toString());
            if (isSaid && value instanceof Value.Text(String text)) {
                options.put(option, Json.of(text));
            }
        });
        if (!options.isEmpty()) {
            entry.put("proxmox", new Json.Obj(options));
        }
        return this;
    }

    private boolean isUsual(String field, Value value) {
        return kind.column(field).flatMap(Column::usual).filter(value::equals).isPresent();
    }

    Json.Obj build() {
        return entry.build();
    }

    /** A value as it stands in a file; a secret stands in none. */
    static Optional<Json> json(Value value) {
        return switch (value) {
            case Value.Text(String text) -> Optional.of(Json.of(text));
            case Value.Whole(long number) -> Optional.of(Json.of(number));
            case Value.Size size -> Optional.of(Json.of(size.toString()));
            case Value.Flag(boolean flag) -> Optional.of(Json.of(flag));
            case Value.Items items -> Optional.of(Json.strings(texts(items)));
            case Value.Hidden _ -> Optional.empty();
        };
    }

    static List<String> texts(Value value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Value.Items(List<Value> items)) {
            items.forEach(item -> texts.add(item.toString()));
        } else {
            texts.add(value.toString());
        }
        return texts;
    }

    /** Whether one of these options is there. */
    boolean has(Set<String> names) {
        return names.stream().anyMatch(fields::has);
    }
}
