package dev.homecroft.app;

import dev.homecroft.app.cli.BugReports;
import dev.homecroft.app.cli.Cli;
import dev.homecroft.app.cli.Commands;
import dev.homecroft.app.cli.Terminal;
import dev.homecroft.app.lab.FolderChecker;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.views.Paper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Puts the program together by hand. */
final class Wiring {
    private Wiring() {}

    static Cli cli(Terminal terminal) {
        LabFinder finder = new LabFinder(Path.of(""));
        FolderChecker checker = new FolderChecker(finder, System::nanoTime);
        BugReports bugs = new BugReports(UserFolders.state(System.getenv()), Build.version());
        return new Cli(Commands.reading(checker), terminal, bugs);
    }

    /**
     * The launcher tells what it knows of the terminal: {@code CROFT_TTY} holds {@code i} and {@code o} for each of the two
     * streams that is one, {@code CROFT_COLUMNS} its width. Asking the JVM would cost more than most commands.
     */
    static Terminal terminal(Map<String, String> environment) {
        String tty = environment.getOrDefault("CROFT_TTY", "");
        boolean live =
                tty.contains("o") && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean color = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
        Paper paper = new Paper(columns(environment), color);
        PrintStream out = stream(FileDescriptor.out);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return new Terminal(out, stream(FileDescriptor.err), in, paper, live, live && tty.contains("i"));
    }

    private static int columns(Map<String, String> environment) {
        String text = environment.getOrDefault("CROFT_COLUMNS", "");
        return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : Paper.PLAIN.width();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
