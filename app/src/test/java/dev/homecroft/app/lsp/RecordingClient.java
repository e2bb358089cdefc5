package dev.homecroft.app.lsp;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.services.LanguageClient;

/** An editor that keeps the words of what it is sent. */
final class RecordingClient implements LanguageClient {
    private final StringBuilder said = new StringBuilder();

    synchronized String said() {
        return said.toString();
    }

    @Override
    public void telemetryEvent(Object object) {
        said.append(object);
    }

    @Override
    public synchronized void publishDiagnostics(PublishDiagnosticsParams params) {
        said.append(params);
    }

    @Override
    public void showMessage(MessageParams message) {
        said.append(message);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
        said.append(request);
        return CompletableFuture.completedFuture(new MessageActionItem("ok"));
    }

    @Override
    public void logMessage(MessageParams message) {
        said.append(message);
    }
}
