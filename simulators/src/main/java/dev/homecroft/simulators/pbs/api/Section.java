package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.contract.OptionText;
import dev.homecroft.simulators.pbs.store.CalendarEvent;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Five endpoints over one section file: list, look, create, change, delete. What a section has of its own comes as a
 * {@link Room}.
 */
final class Section {
    private static final Set<String> CONTROL = Set.of("delete", "digest", "node");

    /** How entries of a file behave beyond being kept. */
    interface Room {
        /** Refuses what the real server would; the entry is as it will be kept. */
        default void check(Call call, String id, Map<String, Object> entry) {}

        /** Adds to a row what is not kept, or takes away what is not shown. */
        default void show(Call call, String id, Map<String, Object> row) {}

        /** Whether the caller may see the entry. */
        default boolean isSeen(Call call, Map<String, Object> entry) {
            return true;
        }

        /** Refuses a caller who may not change the entry. */
        default void enter(Call call, Map<String, Object> entry) {}

        /** Refuses to delete what is in use. */
        default void delete(Call call, String id) {}

        /** After an entry has come, changed or gone. */
        default void changed(Call call, String id) {}
    }

    private final String collection;
    private final String item;
    private final String key;
    private final String type;
    private final String noun;
    private final String file;
    private final Room room;
    private final Method creates;

    /**
     * @param collection path of the list
     * @param key name of the parameter that identifies an entry
     * @param type what an entry is called in the file, and in refusals
     * @param noun what it is called elsewhere
     */
    Section(String collection, String key, String type, String noun, String file, Room room) {
        this.collection = collection;
        this.item = collection + "/{" + key + "}";
        this.key = key;
        this.type = type;
        this.noun = noun;
        this.file = file;
        this.room = room;
        this.creates = Contract.backupServer().method("POST", collection);
    }

    List<Endpoint> table() {
        return List.of(
                Endpoint.get(collection, this::list),
                Endpoint.post(collection, this::create),
                Endpoint.get(item, this::look),
                Endpoint.put(item, this::change),
                Endpoint.delete(item, this::delete));
    }

    private Object list(Call call) {
        ConfigFile kept = call.file(file);
        List<Object> rows = new ArrayList<>();
        kept.entries().forEach((id, entry) -> {
            if (room.isSeen(call, entry)) {
                rows.add(row(call, id, entry));
            }
        });
        call.tell(kept);
        return rows;
    }

    /** An entry as it goes out. */
    Map<String, Object> row(Call call, String id, Map<String, Object> entry) {
        Map<String, Object> row = OptionText.json(creates, entry, true);
        row.put(key, id);
        room.show(call, id, row);
        return row;
    }

    private Object look(Call call) {
        NavigableMap<String, Object> entry = require(call);
        if (!room.isSeen(call, entry)) {
            throw Refusals.forbidden();
        }
        call.tell(call.file(file));
        return row(call, call.text(key), entry);
    }

    private NavigableMap<String, Object> require(Call call) {
        return call.file(file)
                .find(call.text(key))
                .orElseThrow(() -> Refusals.bad("no such " + type + " '" + call.text(key) + "'"));
    }

    private Object create(Call call) {
        ConfigFile kept = call.file(file);
        String id = call.text(key);
        NavigableMap<String, Object> entry = new TreeMap<>();
        OptionText.apply(call.arguments(), List.of(), CONTROL, creates, entry);
        entry.remove(key);
        room.enter(call, entry);
        if (kept.find(id).isPresent()) {
            throw Refusal.parameter(key, noun + " '" + id + "' already exists.");
        }
        requireSchedule(entry);
        room.check(call, id, entry);
        kept.entries().put(id, entry);
        room.changed(call, id);
        return Json.Null.NULL;
    }

    private Object change(Call call) {
        ConfigFile kept = call.file(file);
        NavigableMap<String, Object> old = require(call);
        room.enter(call, old);
        requireDigest(kept, call);
        NavigableMap<String, Object> entry = new TreeMap<>(old);
        Method changes = Contract.backupServer().method("PUT", item);
        call.texts("delete").stream()
                .filter(name -> !call.arguments().containsKey(name))
                .forEach(entry::remove);
        OptionText.apply(call.arguments(), List.of(), CONTROL, changes, entry);
        requireSchedule(entry);
        room.enter(call, entry);
        room.check(call, call.text(key), entry);
        kept.entries().put(call.text(key), entry);
        room.changed(call, call.text(key));
        return Json.Null.NULL;
    }

    private Object delete(Call call) {
        ConfigFile kept = call.file(file);
        NavigableMap<String, Object> entry = kept.find(call.text(key))
                .orElseThrow(() -> Refusals.missing(noun + " '" + call.text(key) + "' does not exist."));
        room.enter(call, entry);
        requireDigest(kept, call);
        room.delete(call, call.text(key));
        kept.entries().remove(call.text(key));
        room.changed(call, call.text(key));
        return Json.Null.NULL;
    }

    static void requireDigest(ConfigFile kept, Call call) {
        try {
            kept.requireDigest(call.text("digest"));
        } catch (Refusal refusal) {
            throw Refusals.bad(refusal.text());
        }
    }

    /** Refuses a schedule that is none. */
    static void requireSchedule(Map<String, Object> entry) {
        for (String name : List.of("schedule", "gc-schedule", "prune-schedule")) {
            String text = entry.getOrDefault(name, "").toString();
            if (!text.isEmpty() && CalendarEvent.tryParse(text).isEmpty()) {
                throw Refusal.parameter(name, "unable to parse calendar event");
            }
        }
    }
}
