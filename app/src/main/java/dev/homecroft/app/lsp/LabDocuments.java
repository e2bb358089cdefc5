package dev.homecroft.app.lsp;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.edit.Assist;
import dev.homecroft.model.edit.Mention;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.eclipse.lsp4j.Position;
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

/**
 * Answers an editor's questions; one after the other, since each is about the text that the one before left. What an edit
 * means for its own document is said at once, what it means for the whole lab when nobody has typed for a moment.
 */
final class LabDocuments implements TextDocumentService, WorkspaceService, AutoCloseable {
    /** An editor asks again with every letter, and nobody reads more. */
    private static final int MOST = 200;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._/-]*$");

    private final Documents documents;
    private final Assist assist = new Assist(LabLanguage.whole());
    private final Lookout lookout = new Lookout();
    private final Board board = new Board();
    private Optional<Look> last = Optional.empty();

    LabDocuments(Documents documents) {
        this.documents = documents;
    }

    synchronized void connect(LanguageClient remote) {
        board.connect(remote);
    }

    @Override
    public void close() {
        lookout.close();
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
            List<Diagnostic> found = documents.put(path, text).diagnostics();
            SourceText now = documents.text(path);
            List<org.eclipse.lsp4j.Diagnostic> findings = new ArrayList<>(Findings.of(found, now));
            last.ifPresent(look -> findings.addAll(carried(look, path, now)));
            board.show(documents.uri(path), findings);
            lookout.look(documents.files(), this::looked);
        });
    }

    /** What only the whole lab tells of a document stays until it is looked at again, where the text is as it was. */
    private static List<org.eclipse.lsp4j.Diagnostic> carried(Look look, String path, SourceText now) {
        List<Diagnostic> beyond = look.beyond(path);
        if (beyond.isEmpty()) {
            return List.of();
        }
        SourceText old = look.text(path);
        Edit edit = Edit.between(old.text().lines().toList(), now.text().lines().toList());
        return Findings.of(beyond, old).stream()
                .flatMap(finding -> edit.carry(finding).stream())
                .toList();
    }

    /** A look at files that are others by now is worth nothing: another one is under way. */
    private synchronized void looked(LabFiles files, LabResult result) {
        if (!files.equals(documents.files())) {
            return;
        }
        Look look = new Look(files, result);
        last = Optional.of(look);
        Map<String, List<org.eclipse.lsp4j.Diagnostic>> all = new TreeMap<>();
        look.byFile().forEach((path, found) -> all.put(documents.uri(path), Findings.of(found, look.text(path))));
        board.showAll(all);
    }

    @Override
    public synchronized void didClose(DidCloseTextDocumentParams params) {
        documents.path(params.getTextDocument().getUri()).ifPresent(path -> {
            documents.close(path);
            lookout.run(this::reread);
        });
    }

    /** What is open is known already. */
    @Override
    public synchronized void didSave(DidSaveTextDocumentParams params) {
        documents
                .path(params.getTextDocument().getUri())
                .filter(path -> !documents.isOpen(path))
                .ifPresent(path -> lookout.run(this::reread));
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams params) {}

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
        lookout.run(this::reread);
    }

    /** The folder is read without holding up the answers to what is typed meanwhile. */
    private void reread() {
        LabFiles read = documents.lab().files(Map.of());
        synchronized (this) {
            documents.replace(read);
            lookout.look(documents.files(), this::looked);
        }
    }

    @Override
    public synchronized CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
            CompletionParams params) {
        List<Assist.Proposal> proposals = documents
                .path(params.getTextDocument().getUri())
                .map(path -> proposals(documents.text(path).text().lines().toList(), params.getPosition()))
                .orElse(List.of());
        List<CompletionItem> items = new ArrayList<>();
        for (Assist.Proposal proposal : proposals.subList(0, Math.min(MOST, proposals.size()))) {
            CompletionItem item = new CompletionItem(proposal.word());
            item.setDetail(proposal.detail());
            items.add(item);
        }
        boolean isCut = proposals.size() > MOST;
        return CompletableFuture.completedFuture(
                isCut ? Either.forRight(new CompletionList(true, items)) : Either.forLeft(items));
    }

    /** Where there are too many, those that go on like the word that is begun. */
    private List<Assist.Proposal> proposals(List<String> lines, Position at) {
        List<Assist.Proposal> all = assist.complete(lines, at.getLine(), at.getCharacter(), documents.known());
        if (all.size() <= MOST) {
            return all;
        }
        boolean isLine = at.getLine() >= 0 && at.getLine() < lines.size();
        String line = isLine ? lines.get(at.getLine()) : "";
        String before = line.substring(0, Math.clamp(at.getCharacter(), 0, line.length()));
        String begun = before.substring(WORD.matcher(before).replaceFirst("").length());
        return all.stream()
                .filter(proposal -> proposal.word().startsWith(begun))
                .toList();
    }

    @Override
    public synchronized CompletableFuture<Hover> hover(HoverParams params) {
        Optional<String> words = mention(params)
                .map(this::words)
                .or(() -> documents
                        .path(params.getTextDocument().getUri())
                        .flatMap(path -> KeyPath.at(documents.files(), path, params.getPosition()))
                        .flatMap(assist::describe));
        Hover hover = new Hover(new MarkupContent(MarkupKind.MARKDOWN, words.orElse("")));
        return CompletableFuture.completedFuture(hover);
    }

    private String words(Mention mention) {
        Address thing = thing(mention);
        Optional<SourceRange> place =
                Optional.ofNullable(documents.known().definitions().get(thing));
        long uses = mentions(thing).filter(use -> !use.isDefinition()).count();
        return "`%s`\n\n%s, named %d times"
                .formatted(thing, place.map(at -> "defined at " + at).orElse("not defined"), uses);
    }

    private Stream<Mention> mentions(Address thing) {
        return documents
                .mentions()
                .named(thing.name())
                .filter(mention -> thing(mention).equals(thing));
    }

    /** A name that may be of several sections is of the last of them that has it. */
    private Address thing(Mention mention) {
        List<Address> all = mention.sections().reversed().stream()
                .flatMap(section -> Address.tryParse(section.kind() + "/" + mention.name()).stream())
                .toList();
        return all.stream()
                .filter(documents.known()::isDefined)
                .findFirst()
                .orElseGet(() -> all.isEmpty() ? new Address("thing", "unknown") : all.getLast());
    }

    private Optional<Mention> mention(TextDocumentPositionParams params) {
        int line = params.getPosition().getLine() + 1;
        return documents.path(params.getTextDocument().getUri()).flatMap(path -> {
            SourceText text = documents.text(path);
            return documents
                    .mentions()
                    .in(path)
                    .filter(mention -> isOn(mention.at().range(), line))
                    .filter(mention ->
                            Places.contains(Places.range(text, mention.at().range()), params.getPosition()))
                    .findFirst();
        });
    }

    private static boolean isOn(SourceRange range, int line) {
        return range.start().line() <= line && line <= range.end().line();
    }

    @Override
    public synchronized CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams params) {
        List<Location> found = mention(params).stream()
                .flatMap(mention ->
                        Optional.ofNullable(documents.known().definitions().get(thing(mention))).stream())
                .map(range -> location(range, documents.text(range.file())))
                .toList();
        return CompletableFuture.completedFuture(Either.forLeft(found));
    }

    private Location location(SourceRange range, SourceText text) {
        return new Location(documents.uri(range.file()), Places.range(text, range));
    }

    @Override
    public synchronized CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
        Map<String, SourceText> texts = new HashMap<>();
        List<Location> found = mention(params).map(this::thing).stream()
                .flatMap(this::mentions)
                .filter(mention -> params.getContext().isIncludeDeclaration() || !mention.isDefinition())
                .map(mention -> mention.at().range())
                .map(range -> location(range, texts.computeIfAbsent(range.file(), documents::text)))
                .toList();
        return CompletableFuture.completedFuture(found);
    }

    @Override
    public synchronized CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
        Address thing =
                mention(params).map(this::thing).orElseThrow(() -> refused("Nothing that has a name stands here."));
        try {
            LabFiles files = documents.files();
            Map<String, List<TextEdit>> edits = new TreeMap<>();
            documents
                    .lab()
                    .rename(files, thing, params.getNewName())
                    .forEach((path, text) -> edits.put(
                            documents.uri(path), List.of(new TextEdit(Places.whole(files.text(path)), text))));
            return CompletableFuture.completedFuture(new WorkspaceEdit(edits));
        } catch (CroftException refusal) {
            throw refused(refusal.diagnostics().getFirst().summary());
        }
    }

    private static ResponseErrorException refused(String words) {
        return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, words, null));
    }
}
