package dev.homecroft.app.cli;

import java.util.List;

/** All commands, in the order of the help. */
public final class Commands {
    private Commands() {}

    public static List<Command> all() {
        return List.of(new CompletionCommand());
    }
}
