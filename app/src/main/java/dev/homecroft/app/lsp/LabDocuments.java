package dev.homecroft.app.lsp;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.edit.Assist;
import dev.homecroft.model.edit.Mention;
import dev.homecroft.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Answers an editor's questions; one after the other, since each is about the text that the one before left. */
final class LabDocuments implements TextDocumentService, WorkspaceService {
    private final Documents documents;
    private final Assist assist = new Assist(LabLanguage.whole());
    private final Set<String> shown = new LinkedHashSet<>();
    private Optional<LanguageClient> client = Optional.empty();

    LabDocuments(Documents documents) {
        this.documents = documents;
    }

    synchronized void connect(LanguageClient remote) {
        client = Optional.of(remote);
    }

    @Override
    public synchronized void didOpen(DidOpenTextDocumentParams params) {
        put(params.getTextDocument().getUri(), params.getTextDocument().getText());
    }

    @Override
    public synchronized void didChange(DidChangeTextDocumentParams params) {
        put(
                params.getTextDocument().getUri(),
                params.getContentChanges().getLast().getText());
    }

    private void put(String uri, String text) {
        documents.path(uri).ifPresent(path -> {
            documents.put(path, text);
            publish();
        });
    }

    @Override
    public synchronized void didClose(DidCloseTextDocumentParams params) {
        documents.path(params.getTextDocument().getUri()).ifPresent(path -> {
            documents.close(path);
            publish();
        });
    }

    @Override
    public synchronized void didSave(DidSaveTextDocumentParams params) {
        documents.changed();
        publish();
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {}

    @Override
    public synchronized void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        documents.changed();
        publish();
    }

    /** The findings of all files; what a file no longer has is taken back. */
    private void publish() {
        Documents.State state = documents.state();
        Map<String, List<org.eclipse.lsp4j.Diagnostic>> byFile = new TreeMap<>();
        shown.forEach(path -> byFile.put(path, new ArrayList<>()));
        state.result().diagnostics().forEach(problem -> {
            String path = problem.subject().map(SourceRange::file).orElse("lab.yaml");
            SourceText text = state.files().text(path);
            byFile.computeIfAbsent(path, file -> new ArrayList<>()).add(Findings.of(problem, text));
        });
        shown.clear();
        byFile.forEach((path, findings) -> {
            if (!findings.isEmpty()) {
                shown.add(path);
            }
            client.ifPresent(
                    editor -> editor.publishDiagnostics(new PublishDiagnosticsParams(documents.uri(path), findings)));
        });
    }

    @Override
    public synchronized CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
            CompletionParams params) {
        List<CompletionItem> items = new ArrayList<>();
        documents.path(params.getTextDocument().getUri()).ifPresent(path -> {
            List<String> lines =
                    documents.state().files().text(path).text().lines().toList();
            assist.complete(
                            lines,
                            params.getPosition().getLine(),
                            params.getPosition().getCharacter(),
                            documents.references())
                    .forEach(proposal -> {
                        CompletionItem item = new CompletionItem(proposal.word());
                        item.setDetail(proposal.detail());
                        items.add(item);
                    });
        });
        return CompletableFuture.completedFuture(Either.forLeft(items));
    }

    @Override
    public synchronized CompletableFuture<Hover> hover(HoverParams params) {
        Optional<String> words = mention(params)
                .map(this::words)
                .or(() -> documents
                        .path(params.getTextDocument().getUri())
                        .flatMap(path -> KeyPath.at(documents.state().files(), path, params.getPosition()))
                        .flatMap(assist::describe));
        Hover hover = new Hover(new MarkupContent(MarkupKind.MARKDOWN, words.orElse("")));
        return CompletableFuture.completedFuture(hover);
    }

    private String words(Mention mention) {
        Address thing = thing(mention);
        Optional<SourceRange> place =
                Optional.ofNullable(documents.references().definitions().get(thing));
        int uses = documents.references().usesOf(thing).size();
        return "`%s`\n\n%s, named %d times"
                .formatted(thing, place.map(at -> "defined at " + at).orElse("not defined"), uses);
    }

    /** A name that may be of several sections is of the last of them that has it. */
    private Address thing(Mention mention) {
        List<Address> all = mention.sections().reversed().stream()
                .flatMap(section -> Address.tryParse(section.kind() + "/" + mention.name()).stream())
                .toList();
        return all.stream()
                .filter(documents.references()::isDefined)
                .findFirst()
                .orElseGet(() -> all.isEmpty() ? new Address("thing", "unknown") : all.getLast());
    }

    private Optional<Mention> mention(TextDocumentPositionParams params) {
        return documents.path(params.getTextDocument().getUri()).flatMap(path -> {
            SourceText text = documents.state().files().text(path);
            return documents.state().mentions().stream()
                    .filter(mention -> mention.at().range().file().equals(path))
                    .filter(mention ->
                            Places.contains(Places.range(text, mention.at().range()), params.getPosition()))
                    .findFirst();
        });
    }

    @Override
    public synchronized CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        List<Location> found = mention(params).stream()
                .flatMap(mention ->
                        Optional.ofNullable(documents.references().definitions().get(thing(mention))).stream())
                .map(this::location)
                .toList();
        return CompletableFuture.completedFuture(Either.forLeft(found));
    }

    private Location location(SourceRange range) {
        SourceText text = documents.state().files().text(range.file());
        return new Location(documents.uri(range.file()), Places.range(text, range));
    }

    @Override
    public synchronized CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        Optional<Address> thing = mention(params).map(this::thing);
        List<Location> found = documents.state().mentions().stream()
                .filter(mention -> thing.filter(thing(mention)::equals).isPresent())
                .filter(mention -> params.getContext().isIncludeDeclaration() || !mention.isDefinition())
                .map(mention -> location(mention.at().range()))
                .toList();
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public synchronized CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        Address thing =
                mention(params).map(this::thing).orElseThrow(() -> refused("Nothing that has a name stands here."));
        try {
            Documents.State state = documents.state();
            Map<String, List<TextEdit>> edits = new TreeMap<>();
            documents
                    .lab()
                    .rename(state.files(), thing, params.getNewName())
                    .forEach((path, text) -> edits.put(
                            documents.uri(path),
                            List.of(new TextEdit(Places.whole(state.files().text(path)), text))));
            return CompletableFuture.completedFuture(new WorkspaceEdit(edits));
        } catch (CroftException refusal) {
            throw refused(refusal.diagnostics().getFirst().summary());
        }
    }

    private static ResponseErrorException refused(String words) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, words, null));
    }
}
