package dev.homecroft.app.cli;

import dev.homecroft.app.lab.FolderWorkbench;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.providers.dns.DnsProvider;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A lab's folder and the commands that work on its files, as a user has them. */
final class FileDesk {
    private final Path folder;
    private FakeTerminal terminal = new FakeTerminal();

    FileDesk(Path folder) {
        this.folder = folder;
    }

    /** A folder with a copy of an example. */
    static FileDesk withExample(Path folder, String example) {
        Path from = Path.of(System.getProperty("homecroft.root", "."), "examples", example);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return new FileDesk(folder);
    }

    Path folder() {
        return folder;
    }

    FileDesk write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return this;
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    ExitCode run(String... arguments) {
        return answering("", arguments);
    }

    /** @param answers lines that the user types */
    ExitCode answering(String answers, String... arguments) {
        terminal = new FakeTerminal(answers);
        LabFolders folders = new LabFolders(new LabFinder(folder), List::of);
        FolderWorkbench workbench =
                new FolderWorkbench(folders, List.of(new ProxmoxProvider(), new DnsProvider()), SqliteHistory::open);
        return new Cli(
                        FileCommands.all(workbench, nobody -> {}, () -> "Europe/Berlin"),
                        terminal.terminal(),
                        new BugReports(folder.resolve(".bugs"), "1"))
                .run(arguments);
    }

    String out() {
        return terminal.out();
    }

    String err() {
        return terminal.err();
    }
}
