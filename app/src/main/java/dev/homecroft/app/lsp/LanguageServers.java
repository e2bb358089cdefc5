package dev.homecroft.app.lsp;

import dev.homecroft.app.session.EditedLab;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Starts the language server. */
public final class LanguageServers {
    private LanguageServers() {}

    /** Serves one editor until it closes its side of the streams. */
    public static void serve(EditedLab lab, InputStream in, OutputStream out) {
        try (LabServer server = new LabServer(lab);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Launcher<LanguageClient> launcher =
                    LSPLauncher.createServerLauncher(server, in, out, threads, consumer -> consumer);
            server.connect(launcher.getRemoteProxy());
            launcher.startListening().get();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the language server broke off", broken.getCause());
        }
    }
}
