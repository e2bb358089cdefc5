package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One kind of setting, as data.
 *
 * @param word kind of address
 * @param comment the option that people's comment stands in, and our mark; empty when there is none and our mark stands in the
 *     register instead
 * @param removal what it means when one of them goes
 * @param builtIn keys of those that come with the product: they are never made and never deleted
 * @param rights what a change needs: privileges by path
 */
record SettingKind(
        String word,
        Route route,
        List<Column> columns,
        Optional<String> comment,
        Risk removal,
        Pattern builtIn,
        Function<String, Right> rights) {
    static final String COMMENT = "comment";

    /** A privilege at a path. */
    record Right(String path, String privilege) {}

    SettingKind {
        columns = List.copyOf(columns);
    }

    /** The address of such a thing: {@code pool/tower/media}. */
    Address address(Target target, String key) {
        return new Address(word, target.name() + "/" + key);
    }

    /** The key in an address of this kind. */
    static String key(Address address) {
        return address.name().substring(address.name().indexOf('/') + 1);
    }

    /** Encoded, so that a key of digits is not taken for a guest's number. */
    ObjectRef ref(Target target, String key) {
        return new ObjectRef(target, word + ":" + Words.encode(key));
    }

    /** Such a thing is nothing but its key: there is no other that could have it. */
    static Identity identity(Address address) {
        return new Identity("pve-key", address.toString());
    }

    boolean isBuiltIn(String key) {
        return builtIn.matcher(key).matches();
    }

    boolean isRegistered() {
        return comment.isEmpty();
    }

    Optional<Column> column(String field) {
        return columns.stream().filter(column -> column.field().equals(field)).findFirst();
    }

    /** What a row of an answer says, in our fields. */
    Fields fields(Json.Obj row) {
        Fields.Builder fields = Fields.builder();
        columns.forEach(column -> fields.put(column.field(), column.read(row)));
        String text = remark(row).text();
        if (!text.isEmpty()) {
            fields.put(COMMENT, text);
        }
        return fields.build();
    }

    Remark remark(Json.Obj row) {
        return Remark.parse(comment.flatMap(row::text).orElse(""));
    }

    /** The mark in its comment, for whatever thing that names. */
    Optional<Mark> mark(Json.Obj row) {
        Remark remark = remark(row);
        return remark.lab()
                .flatMap(lab ->
                        remark.address().map(address -> new Mark(lab, address, Optional.of(identity(address)), "")));
    }

    /** The API's options for values of ours; those that are secret are not among them. */
    boolean isSecret(String field) {
        return column(field).map(Column::isSecret).orElse(false);
    }

    /** What can be read back of fields that are wanted. */
    Fields readable(Fields wanted) {
        Fields.Builder readable = Fields.builder();
        wanted.values().forEach((path, value) -> {
            if (!isSecret(path) && !(value instanceof Value.Hidden)) {
                readable.put(path, value);
            }
        });
        return readable.build();
    }
}
