package dev.homecroft.providers.proxmox.api;

import dev.homecroft.kernel.CroftException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Parts of a look that are read beside each other. Each is waited for where its answer is needed, and all of them at the end; how
 * many calls go out at once is for the transport to limit.
 */
public final class Beside implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** What it gives is given at the first question, and to every later one; a CroftException is thrown there. */
    public <T> Supplier<T> begin(Callable<T> part) {
        Future<T> begun = threads.submit(part);
        return () -> joined(begun);
    }

    private static <T> T joined(Future<T> begun) {
        try {
            return begun.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", stopped);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof CroftException expected) {
                throw expected;
            }
            throw new IllegalStateException(fault.getCause());
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
