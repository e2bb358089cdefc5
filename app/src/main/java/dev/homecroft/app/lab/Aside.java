package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that is begun now, beside what its caller does, and waited for where its answer is needed. */
final class Aside {
    private Aside() {}

    /** Nobody need ask for the answer; a CroftException is thrown to whoever does. The end of the program does not wait for it. */
    static <T> Supplier<T> begin(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name(name).start(task);
        return () -> answer(task);
    }

    private static <T> T answer(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", stopped);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof CroftException expected) {
                throw expected;
            }
            throw new IllegalStateException(fault.getCause());
        }
    }
}
