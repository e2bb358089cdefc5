package dev.homecroft.app.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.homecroft.app.lab.FolderWorkbench;
import dev.homecroft.app.lab.LabFinder;
import dev.homecroft.app.lab.LabFolders;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.model.Hostile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An editor's session over documents of any text, asked at any place. The last bytes are the places as well. {@code
 * JAZZER_FUZZ=1} lets it invent them.
 */
final class LspFuzzTest {
    private static final int PLACES = 4;
    private static final List<String> NAMES = List.of("zz-other", "", "servers", "Ä/b\n");

    @TempDir
    private Path folder;

    @MethodSource("dev.homecroft.model.HostileCorpus#all")
    @FuzzTest(maxDuration = "60s")
    void anyDocumentIsAnsweredAnywhereWithoutAStackTraceOrASecret(byte[] bytes) throws Exception {
        Path root = Files.createDirectories(folder.resolve("lab"));
        Files.writeString(root.resolve("lab.yaml"), "lab: { name: a }\nnetworks: { servers: { cidr: 10.0.0.0/24 } }\n");
        RecordingClient client = new RecordingClient();
        try (LabServer server = server(root, client)) {
            talk(server, root, bytes, client);
        }
    }

    private static void talk(LabServer server, Path root, byte[] bytes, RecordingClient client) throws Exception {
        assertThat(server.initialize(new InitializeParams()).get().getCapabilities())
                .isNotNull();
        TextDocumentService documents = server.getTextDocumentService();
        StringBuilder said = new StringBuilder();
        for (Map.Entry<String, byte[]> file : Hostile.folder(bytes).entrySet()) {
            String uri = root.resolve(file.getKey()).toUri().toString();
            open(documents, uri, new String(file.getValue(), StandardCharsets.UTF_8));
            for (int place = 0; place < PLACES; place++) {
                said.append(ask(documents, uri, position(bytes, place), NAMES.get(place)));
            }
            type(documents, uri, half(file.getValue()));
            said.append(ask(documents, uri, position(bytes, 0), NAMES.getFirst()));
            documents.didSave(new DidSaveTextDocumentParams(new TextDocumentIdentifier(uri)));
        }
        String odd = new String(bytes, 0, Math.min(bytes.length, 40), StandardCharsets.ISO_8859_1);
        for (String uri : List.of("", "untitled:1", "file:x.yaml", "file:///%zz.yaml", "file:///a%00.yaml", odd)) {
            open(documents, uri, "hosts: {}");
            said.append(ask(documents, uri, new Position(0, 0), NAMES.getFirst()));
            documents.didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
        }
        assertThat(Hostile.leaks(bytes, said.append(client.said()).toString()))
                .as("%s", said)
                .isFalse();
    }

    private static LabServer server(Path root, RecordingClient client) {
        LabFolders folders = new LabFolders(new LabFinder(root), List::of);
        LabServer server =
                new LabServer(new FolderWorkbench(folders, List.of(), SqliteHistory::open).edited(Optional.empty()));
        server.connect(client);
        return server;
    }

    private static void open(TextDocumentService documents, String uri, String text) {
        documents.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "yaml", 1, text)));
    }

    private static void type(TextDocumentService documents, String uri, String text) {
        documents.didChange(new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri, 2), List.of(new TextDocumentContentChangeEvent(text))));
    }

    private static String half(byte[] bytes) {
        return new String(bytes, 0, bytes.length / 2, StandardCharsets.UTF_8);
    }

    /** Two of the last bytes; the largest mean places that no text has. */
    private static Position position(byte[] bytes, int place) {
        return new Position(number(bytes, 2 * place + 1), number(bytes, 2 * place + 2));
    }

    private static int number(byte[] bytes, int fromEnd) {
        int value = bytes.length < fromEnd ? 0 : bytes[bytes.length - fromEnd] & 0xff;
        return switch (value) {
            case 0xff -> Integer.MAX_VALUE;
            case 0xfe -> -1;
            default -> value % 64;
        };
    }

    /** What is said in words; the edits of a renaming are the user's own text. */
    private static String ask(TextDocumentService documents, String uri, Position at, String name) throws Exception {
        TextDocumentIdentifier document = new TextDocumentIdentifier(uri);
        return answer(() -> documents.hover(new HoverParams(document, at)).get())
                + answer(() ->
                        documents.definition(new DefinitionParams(document, at)).get())
                + answer(() -> documents
                        .references(new ReferenceParams(document, at, new ReferenceContext(true)))
                        .get())
                + answer(() ->
                        documents.completion(new CompletionParams(document, at)).get())
                + answer(() -> documents
                        .rename(new RenameParams(document, at, name))
                        .get()
                        .getChanges()
                        .size());
    }

    private static String answer(Callable<Object> question) throws Exception {
        try {
            return String.valueOf(question.call());
        } catch (ResponseErrorException refused) {
            assertThat(refused.getResponseError().getMessage()).isNotBlank();
            return refused.getResponseError().getMessage();
        }
    }
}
