package dev.homecroft.app.cli;

import dev.homecroft.app.session.Workbench;
import java.util.List;

/** The commands that work on the files of a lab alone, in the order of the help. */
public final class FileCommands {
    private FileCommands() {}

    public static List<Command> all(Workbench workbench) {
        return List.of(new RefsCommand(workbench), new RenameCommand(workbench));
    }
}
