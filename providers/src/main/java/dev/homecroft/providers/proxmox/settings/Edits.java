package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.settings.table.Column;
import dev.homecroft.providers.proxmox.settings.table.Edit;
import dev.homecroft.providers.proxmox.settings.table.Remark;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what a setting is to be to the API's words for it. */
record Edits(SettingKind kind, Address address, SettingArguments arguments) {

    /** All of it, with our mark, for one that is not there. */
    Edit whole() {
        Map<String, List<String>> set = new LinkedHashMap<>();
        put(arguments.values(), new Json.Obj(Map.of()), set);
        mark(arguments.values().text(SettingKind.COMMENT).orElse(""), set);
        return new Edit(set, List.of());
    }

    /**
     * What is still otherwise.
     *
     * @param areSecretsKnown whether the server has our secrets already: it does not show them
     */
    Edit open(Json.Obj found, boolean areSecretsKnown) {
        Fields now = kind.fields(found);
        Fields.Builder open = Fields.builder();
        arguments.values().values().forEach((path, value) -> {
            boolean isSet = kind.isSecret(path)
                    ? areSecretsKnown
                    : now.get(path).filter(value::equals).isPresent();
            if (!isSet) {
                open.put(path, value);
            }
        });
        Map<String, List<String>> set = new LinkedHashMap<>();
        put(open.build(), found, set);
        List<String> drop = drop(now, set);
        Optional<String> words = open.build().text(SettingKind.COMMENT);
        if (words.isPresent() || isDropped(SettingKind.COMMENT, now)) {
            mark(words.orElse(""), set);
        }
        return new Edit(set, drop);
    }

    /** Our mark beside what stands in the comment. */
    Edit marking(Json.Obj found) {
        Map<String, List<String>> set = new LinkedHashMap<>();
        mark(kind.remark(found).text(), set);
        return new Edit(set, List.of());
    }

    /** What we wrote goes, and nothing else. */
    Edit dropping(Json.Obj found, Optional<Seal> seal) {
        Fields now = kind.fields(found);
        List<String> drop = seal.map(Seal::fields).orElse(List.of()).stream()
                .filter(now::has)
                .flatMap(path -> kind.column(path).map(Column::wire).stream())
                .toList();
        return new Edit(Map.of(), drop);
    }

    Edit unmarking(Json.Obj found) {
        Map<String, List<String>> set = new LinkedHashMap<>();
        kind.comment()
                .ifPresent(option -> set.put(option, List.of(kind.remark(found).text())));
        return new Edit(set, List.of());
    }

    private void put(Fields values, Json.Obj found, Map<String, List<String>> set) {
        values.values()
                .forEach((path, value) ->
                        kind.column(path).ifPresent(column -> set.put(column.wire(), column.write(value, found))));
    }

    private void mark(String words, Map<String, List<String>> set) {
        kind.comment()
                .ifPresent(option -> set.put(
                        option,
                        List.of(Remark.of(words, arguments.lab(), address).toString())));
    }

    /** Options to be dropped; those with a usual value are set to that instead. */
    private List<String> drop(Fields now, Map<String, List<String>> set) {
        List<String> drop = new ArrayList<>();
        for (String path : arguments.drop()) {
            Optional<Column> column = kind.column(path).filter(_ -> isDropped(path, now));
            Optional<Value> usual = column.flatMap(Column::usual);
            if (column.isPresent() && usual.isPresent()) {
                set.put(column.get().wire(), column.get().form().write(usual.get()));
            } else {
                column.ifPresent(known -> drop.add(known.wire()));
            }
        }
        return drop;
    }

    private boolean isDropped(String path, Fields now) {
        boolean isUsual = now.get(path).equals(kind.column(path).flatMap(Column::usual));
        return arguments.drop().contains(path) && now.has(path) && !isUsual;
    }
}
