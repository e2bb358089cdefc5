package dev.homecroft.example.notes;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One file: header lines {@code name: value}, an empty line, the text. Notes of people may have no header at all.
 *
 * @param file its name in the folder
 */
record Note(String file, SortedMap<String, String> header, String text) {
    Note {
        header = Collections.unmodifiableSortedMap(new TreeMap<>(header));
    }

    static Note parse(String file, String content) {
        int end = content.indexOf("\n\n");
        SortedMap<String, String> header = new TreeMap<>();
        for (String line : content.substring(0, Math.max(end, 0)).split("\n")) {
            int colon = line.indexOf(": ");
            if (colon < 1) {
                return new Note(file, new TreeMap<>(), content);
            }
            header.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return new Note(file, header, content.substring(end + 2));
    }

    String content() {
        StringBuilder content = new StringBuilder();
        header.forEach(
                (name, value) -> content.append(name).append(": ").append(value).append('\n'));
        return content.append('\n').append(text).toString();
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(header.get(name));
    }

    /** What the note keeps when it is renamed, and what a duplicate of it gets anew. */
    Optional<Identity> identity() {
        return get("uuid").map(uuid -> new Identity("uuid", uuid));
    }

    // region mark
    Optional<Mark> mark() {
        return get("croft-lab")
                .flatMap(lab -> get("croft-address")
                        .flatMap(Address::tryParse)
                        .flatMap(address -> get("croft-intent")
                                .map(intent -> new Mark(
                                        lab, address, get("croft-identity").map(Identity::parse), intent))));
    }

    Note with(Mark mark) {
        return with("croft-lab", mark.lab())
                .with("croft-address", mark.address().toString())
                .with("croft-identity", mark.identity().orElseThrow().toString())
                .with("croft-intent", mark.intent());
    }
    // endregion

    Note with(String name, String value) {
        SortedMap<String, String> changed = new TreeMap<>(header);
        changed.put(name, value);
        return new Note(file, changed, text);
    }

    Note withText(String other) {
        return new Note(file, header, other);
    }
}
