package dev.homecroft.app.lsp;

import dev.homecroft.app.session.EditedLab;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Starts the language server. */
public final class LanguageServers {
    private LanguageServers() {}

    /** Serves one editor until it closes its side of the streams. */
    public static void serve(EditedLab lab, InputStream in, OutputStream out) {
        LabServer server = new LabServer(lab);
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out);
        server.connect(launcher.getRemoteProxy());
        try {
            launcher.startListening().get();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the language server broke off", broken.getCause());
        }
    }
}
