package dev.homecroft.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes down a fault of our own for its developers, and says so to the user without a stack trace.
 *
 * @param folder where reports go; made when needed
 */
public record BugReports(Path folder, String version) {

    /** What the user gets to see, ending with a line feed. */
    String report(Throwable bug, List<String> arguments) {
        String where;
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, "report-", ".txt");
            Files.writeString(file, details(bug, arguments));
            where = "  A report was written to " + file + "; please look through it and send it to us.\n";
        } catch (IOException fault) {
            where = "  No report could be written to " + folder + " (" + fault.getMessage() + ").\n";
        }
        return "bug: croft met a fault of its own (" + bug.getClass().getSimpleName() + ").\n" + where;
    }

    private String details(Throwable bug, List<String> arguments) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace));
        return "croft " + version + "\njava " + Runtime.version() + "\narguments " + arguments + "\n\n" + trace;
    }
}
