package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Five endpoints over one configuration file: list, look, create, change, delete. What a room has of its own comes as a
 * {@link Room}.
 */
final class Crud {
    /** How entries of a file behave beyond being kept. */
    interface Room {
        /** Refuses what the real server would; the entry is as it will be kept. */
        default void check(Call call, String id, Map<String, Object> entry) {}

        /** Adds to a row what is not kept, or takes away what is not shown. */
        default void show(Call call, String id, Map<String, Object> row) {}

        /** Whether the caller sees the entry in a list. */
        default boolean isSeen(Call call, String id) {
            return true;
        }

        /** Rows of a list for what is not kept any more. */
        default List<Object> more(Call call) {
            return List.of();
        }

        /** Refuses to delete, or does what goes with it. */
        default void delete(Call call, String id) {}

        /** The answer to a create or change. */
        default Object answer(Call call, String id) {
            return Json.Null.NULL;
        }

        /** The name of an entry that is created without one. */
        default String newId(Call call) {
            return call.text("name");
        }

        /** Whether the entry stays for a while after it was deleted. */
        default boolean deletesLater(Call call, String id) {
            return false;
        }

        /** Before anything is done. */
        default void enter(Call call) {}
    }

    private final String collection;
    private final String key;
    private final String item;
    private final Function<Call, ConfigFile> file;
    private final String noun;
    private final Room room;
    private final Method creates;

    /**
     * @param collection path of the list
     * @param key name of the parameter that identifies an entry
     * @param noun what an entry is called in refusals
     */
    Crud(String collection, String key, String noun, Function<Call, ConfigFile> file, Room room) {
        this.collection = collection;
        this.key = key;
        this.item = collection + "/{" + key + "}";
        this.noun = noun;
        this.file = file;
        this.room = room;
        this.creates = method("POST", collection, item);
    }

    private static Method method(String verb, String... paths) {
        for (String path : paths) {
            if (Contract.proxmoxVe().has(verb, path)) {
                return Contract.proxmoxVe().method(verb, path);
            }
        }
        throw new IllegalArgumentException("not in the contract: " + verb + " " + String.join(" or ", paths));
    }

    List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>(List.of(
                Endpoint.get(collection).does(this::list),
                Endpoint.post(creates.path()).does(this::create),
                Endpoint.put(item).does(this::change),
                Endpoint.delete(item).does(this::delete)));
        if (Contract.proxmoxVe().has("GET", item)) {
            table.add(Endpoint.get(item).does(this::look));
        }
        return table;
    }

    private Object list(Call call) {
        room.enter(call);
        ConfigFile kept = file.apply(call);
        List<Object> rows = new ArrayList<>();
        kept.entries().forEach((id, entry) -> {
            if (room.isSeen(call, id)) {
                rows.add(row(call, kept, id, entry));
            }
        });
        rows.addAll(room.more(call));
        return rows;
    }

    private Map<String, Object> row(Call call, ConfigFile kept, String id, Map<String, Object> entry) {
        Map<String, Object> row = Options.json(creates, entry);
        row.put(key, id);
        row.put("digest", kept.digest());
        room.show(call, id, row);
        return row;
    }

    private Object look(Call call) {
        room.enter(call);
        ConfigFile kept = file.apply(call);
        return row(call, kept, call.text(key), require(kept, call));
    }

    private NavigableMap<String, Object> require(ConfigFile kept, Call call) {
        return kept.find(call.text(key))
                .orElseThrow(() -> new Refusal("no such " + noun + " '" + call.text(key) + "'"));
    }

    private Object create(Call call) {
        room.enter(call);
        ConfigFile kept = file.apply(call);
        String id = call.optional(key).orElseGet(() -> room.newId(call));
        if (kept.find(id).isPresent()) {
            throw new Refusal(noun + " '" + id + "' already exists");
        }
        kept.requireDigest(call.text("digest"));
        NavigableMap<String, Object> entry = new TreeMap<>();
        Options.apply(call, creates, entry);
        entry.remove(key);
        room.check(call, id, entry);
        kept.entries().put(id, entry);
        return room.answer(call, id);
    }

    private Object change(Call call) {
        room.enter(call);
        ConfigFile kept = file.apply(call);
        NavigableMap<String, Object> entry = new TreeMap<>(require(kept, call));
        kept.requireDigest(call.text("digest"));
        Set<String> fixed = Set.copyOf(call.list("delete"));
        Options.apply(call, Contract.proxmoxVe().method("PUT", item), entry);
        creates.parameters().parameters().stream()
                .filter(parameter -> parameter.required() && fixed.contains(parameter.name()))
                .findFirst()
                .ifPresent(parameter -> {
                    throw Refusal.parameter("delete", "unable to delete required option '" + parameter.name() + "'");
                });
        room.check(call, call.text(key), entry);
        kept.entries().put(call.text(key), entry);
        return room.answer(call, call.text(key));
    }

    private Object delete(Call call) {
        room.enter(call);
        ConfigFile kept = file.apply(call);
        require(kept, call);
        kept.requireDigest(call.text("digest"));
        room.delete(call, call.text(key));
        if (!room.deletesLater(call, call.text(key))) {
            kept.entries().remove(call.text(key));
        }
        return Json.Null.NULL;
    }
}
