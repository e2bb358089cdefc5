package dev.homecroft.app.lsp;

import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.source.LabFiles;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Looks at the whole lab in the background, when nobody has typed for a moment. What is typed meanwhile calls off a look that has not
 * begun; one that has is for whoever gets it to throw away.
 */
final class Lookout implements AutoCloseable {
    private static final long PAUSE_MILLIS = 300;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lookout").factory());
    private Future<?> next = new FutureTask<>(() -> true);

    /** @param done gets the files as they were given, and what was found; called in the background */
    synchronized void look(LabFiles files, BiConsumer<LabFiles, LabResult> done) {
        next.cancel(false);
        next = worker.schedule(() -> done.accept(files, LabLoader.load(files)), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Does something else in the background, as soon as a look that has begun is over. */
    void run(Runnable work) {
        worker.execute(work);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
