package dev.homecroft.app;

import dev.homecroft.app.cli.BugReports;
import dev.homecroft.app.cli.Cli;
import dev.homecroft.app.cli.Command;
import dev.homecroft.app.cli.Commands;
import dev.homecroft.app.cli.FileCommands;
import dev.homecroft.app.cli.Interrupts;
import dev.homecroft.app.cli.Terminal;
import dev.homecroft.app.lab.FolderChecker;
import dev.homecroft.app.lab.FolderSaves;
import dev.homecroft.app.lab.FolderWorkbench;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.app.lab.LabLines;
import dev.homecroft.app.lab.LocalLabs;
import dev.homecroft.app.lsp.LanguageServers;
import dev.homecroft.app.sandbox.LocalSandboxes;
import dev.homecroft.app.sandbox.RunningSandbox;
import dev.homecroft.app.sandbox.SandboxLauncher;
import dev.homecroft.app.sandbox.SandboxRegistry;
import dev.homecroft.app.signal.CtrlC;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.providers.dns.DnsProvider;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.providers.secrets.SecretStores;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.SecretSource;
import dev.homecroft.views.Paper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Puts the program together by hand. */
final class Wiring {
    private Wiring() {}

    /** @param working the folder that relative names begin at */
    static Cli cli(Terminal terminal, Map<String, String> environment, Path working) {
        Path state = UserFolders.state(environment);
        SandboxRegistry registry = new SandboxRegistry(state.resolve("sandboxes"));
        LabFolders folders = new LabFolders(new LabFinder(working), registry::running);
        FolderChecker checker = new FolderChecker(folders, System::nanoTime, Build.identity());
        LocalSandboxes sandboxes =
                new LocalSandboxes(folders::find, registry, SandboxLauncher.ofThisJvm(SandboxEntry.class.getName()));
        List<Provider> providers = List.of(new ProxmoxProvider(), new DnsProvider());
        LocalLabs labs = new LocalLabs(
                folders,
                providers,
                Wiring::rehearsed,
                (lab, root) -> SecretStores.of(lab, root, environment),
                SqliteHistory::open,
                InstantSource.system());
        FolderWorkbench workbench = new FolderWorkbench(folders, providers, SqliteHistory::open);
        List<Command> commands = new ArrayList<>(Commands.all(
                checker, new FolderSaves(folders), labs, sandboxes, InstantSource.system(), Wiring::watchInterrupts));
        commands.addAll(FileCommands.all(
                workbench,
                folder -> LanguageServers.serve(
                        workbench.edited(folder), System.in, new FileOutputStream(FileDescriptor.out)),
                () -> ZoneId.systemDefault().getId()));
        return new Cli(commands, terminal, new BugReports(state, Build.version()), new LabLines(folders));
    }

    private static Optional<LocalLabs.Rehearsed> rehearsed(Path lab) {
        return RunningSandbox.of(lab).map(Rehearsal::new);
    }

    private static Interrupts.Watch watchInterrupts(IntConsumer handler) {
        CtrlC signal = new CtrlC(handler);
        return signal::close;
    }

    /** A running sandbox as labs see one. */
    private record Rehearsal(RunningSandbox sandbox) implements LocalLabs.Rehearsed {
        @Override
        public Connection connection(Connection declared) {
            return sandbox.connection(declared);
        }

        @Override
        public SecretSource secrets() {
            return SecretStores.rehearsed(sandbox.kept(), sandbox::secret);
        }

        @Override
        public Path folder() {
            return sandbox.folder();
        }
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
