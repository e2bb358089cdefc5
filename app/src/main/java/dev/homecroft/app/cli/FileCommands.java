package dev.homecroft.app.cli;

import dev.homecroft.app.session.EditorServer;
import dev.homecroft.app.session.Workbench;
import java.util.List;
import java.util.function.Supplier;

/** The commands that work on the files of a lab alone, in the order of the help. */
public final class FileCommands {
    private FileCommands() {}

    /** @param zone the time zone of this machine */
    public static List<Command> all(Workbench workbench, EditorServer editors, Supplier<String> zone) {
        return List.of(
                new InitCommand(workbench, zone),
                new FmtCommand(workbench),
                new FactsCommand(workbench),
                new RefsCommand(workbench),
                new RenameCommand(workbench),
                new NamesCommand(workbench),
                new LspCommand(editors));
    }
}
