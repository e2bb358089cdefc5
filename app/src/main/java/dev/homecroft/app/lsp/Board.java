package dev.homecroft.app.lsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** The findings that the editor shows. It is told only what changes. Used under the lock of its server. */
final class Board {
    private final Map<String, List<Diagnostic>> shown = new HashMap<>();
    private Optional<LanguageClient> client = Optional.empty();

    void connect(LanguageClient remote) {
        client = Optional.of(remote);
    }

    void show(String uri, List<Diagnostic> findings) {
        if (!shown.getOrDefault(uri, List.of()).equals(findings)) {
            shown.put(uri, findings);
            client.ifPresent(editor -> editor.publishDiagnostics(new PublishDiagnosticsParams(uri, findings)));
        }
    }

    /** These and no others; what another document had is taken back. */
    void showAll(Map<String, List<Diagnostic>> all) {
        Set<String> uris = new TreeSet<>(shown.keySet());
        uris.addAll(all.keySet());
        uris.forEach(uri -> show(uri, all.getOrDefault(uri, List.of())));
    }
}
