package dev.homecroft.spi;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.state.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found and nothing declares.
 *
 * @param entries for the lab's files
 * @param left what stays out of them, and why
 * @param todo what only people can do, one sentence each
 */
public record Found(List<Entry> entries, List<Left> left, List<String> todo) {
    public static final Found NOTHING = new Found(List.of(), List.of(), List.of());

    public Found {
        entries = List.copyOf(entries);
        left = List.copyOf(left);
        todo = List.copyOf(todo);
    }

    /** Both together. */
    public Found and(Found other) {
        List<Entry> allEntries = new ArrayList<>(entries);
        allEntries.addAll(other.entries);
        List<Left> allLeft = new ArrayList<>(left);
        allLeft.addAll(other.left);
        List<String> allTodo = new ArrayList<>(todo);
        allTodo.addAll(other.todo);
        return new Found(allEntries, allLeft, allTodo);
    }

    /**
     * Something to say in the files.
     *
     * @param words what it is, for people, such as {@code guest web (101 on pve-1)}
     * @param path keys from the root of a file, the first of them a section
     * @param value stands there; items of a list are put behind those that are there
     * @param mark what gets our mark for it, where one is needed
     */
    public record Entry(String words, List<String> path, Json value, Optional<Marking> mark) {
        public Entry {
            path = List.copyOf(path);
            if (path.size() < 2) {
                throw new IllegalArgumentException("an entry is below a section: " + path);
            }
        }

        /** One that needs no mark. */
        public static Entry of(String words, List<String> path, Json value) {
            return new Entry(words, path, value, Optional.empty());
        }
    }

    /** The thing that an object is to become. */
    public record Marking(Address thing, ObjectRef object) {}

    /**
     * @param what for people, such as {@code guest web (101)}
     * @param why a clause that goes on behind "because"
     */
    public record Left(String what, String why) {}
}
