package dev.homecroft.example.notes;

import dev.homecroft.state.Action;

/** The verbs of this provider's steps. */
enum NotesOperation {
    WRITE("write"),
    EDIT("edit"),
    MARK("mark"),
    REMOVE("remove");

    private final String label;

    NotesOperation(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static NotesOperation of(Action action) {
        return switch (action) {
            case CREATE -> WRITE;
            case UPDATE -> EDIT;
            case ADOPT -> MARK;
            case DELETE -> REMOVE;
            case RESIZE, MOVE, START, STOP, RESTART, RELEASE, DRAIN, UNDRAIN, REPLACE ->
                throw new IllegalArgumentException("no step of notes: " + action);
        };
    }
}
