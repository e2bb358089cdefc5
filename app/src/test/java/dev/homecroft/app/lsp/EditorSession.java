package dev.homecroft.app.lsp;

import dev.homecroft.app.lab.FolderWorkbench;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.app.session.EditedLab;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.providers.dns.DnsProvider;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor: LSP4J's own client on the other end of two pipes. */
final class EditorSession implements LanguageClient {
    private static final int SECONDS = 60;

    private final Path folder;
    private final BlockingQueue<PublishDiagnosticsParams> findings = new LinkedBlockingQueue<>();
    private final PipedOutputStream toServer = new PipedOutputStream();
    private final Thread serving;
    private final Future<Void> listening;
    private final LanguageServer server;
    private int version;

    private EditorSession(Path folder) throws IOException {
        this.folder = folder;
        PipedInputStream fromEditor = new PipedInputStream(toServer, 1 << 20);
        PipedOutputStream toEditor = new PipedOutputStream();
        PipedInputStream fromServer = new PipedInputStream(toEditor, 1 << 20);
        LabFolders folders = new LabFolders(new LabFinder(folder), List::of);
        EditedLab lab = new FolderWorkbench(
                        folders, List.of(new ProxmoxProvider(), new DnsProvider()), SqliteHistory::open)
                .edited(Optional.empty());
        serving = Thread.ofPlatform().daemon().start(() -> LanguageServers.serve(lab, fromEditor, toEditor));
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, fromServer, toServer);
        listening = launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    static EditorSession on(Path folder) throws Exception {
        EditorSession session = new EditorSession(folder);
        get(session.server.initialize(new InitializeParams()));
        session.server.initialized(new InitializedParams());
        return session;
    }

    LanguageServer server() {
        return server;
    }

    static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    String uri(String file) {
        return folder.toAbsolutePath().normalize().resolve(file).toUri().toString();
    }

    TextDocumentIdentifier document(String file) {
        return new TextDocumentIdentifier(uri(file));
    }

    void open(String file, String text) {
        TextDocumentItem item = new TextDocumentItem(uri(file), "yaml", ++version, text);
        server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
    }

    void type(String file, String text) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri(file), ++version),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    /** The next findings of the file. */
    List<org.eclipse.lsp4j.Diagnostic> findings(String file) throws InterruptedException {
        PublishDiagnosticsParams next = findings.poll(SECONDS, TimeUnit.SECONDS);
        while (next != null && !next.getUri().equals(uri(file))) {
            next = findings.poll(SECONDS, TimeUnit.SECONDS);
        }
        if (next == null) {
            throw new AssertionError("no findings of " + file);
        }
        return next.getDiagnostics();
    }

    /** Where the word begins, {@code skip} characters on. */
    static Position in(String text, String word, int skip) {
        int at = text.indexOf(word) + skip;
        String before = text.substring(0, at);
        return new Position((int) before.chars().filter(c -> c == '\n').count(), at - before.lastIndexOf('\n') - 1);
    }

    @Override
    public void telemetryEvent(Object object) {}

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
        findings.add(params);
    }

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        return CompletableFuture.completedFuture(new MessageActionItem("ok"));
    }

    @Override
    public void logMessage(MessageParams message) {}

    /** Says goodbye; fails if the server goes on. */
    void end() throws Exception {
        get(server.shutdown());
        server.exit();
        toServer.close();
        serving.join(TimeUnit.SECONDS.toMillis(SECONDS));
        listening.cancel(true);
        if (serving.isAlive()) {
            throw new AssertionError("the server still runs");
        }
    }

    static Map<String, String> texts(org.eclipse.lsp4j.WorkspaceEdit edit) {
        Map<String, String> texts = new TreeMap<>();
        edit.getChanges()
                .forEach((uri, edits) -> texts.put(uri, edits.getFirst().getNewText()));
        return texts;
    }
}
