package dev.homecroft.engine;

import dev.homecroft.kernel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Works on several cores at once, with a thread for each but that of the caller, who works as well.
 *
 * @param number of cores, from 1
 */
public record Cores(int number) implements Workers {
    public Cores {
        if (number < 1) {
            throw new IllegalArgumentException("not a number of cores: " + number);
        }
    }

    /** All cores of this machine. */
    public static Cores all() {
        return new Cores(Runtime.getRuntime().availableProcessors());
    }

    @Override
    public <I, R> List<R> each(List<I> items, Function<I, R> work) {
        if (number == 1 || items.size() < 2) {
            return Workers.alone().each(items, work);
        }
        List<FutureTask<R>> tasks = new ArrayList<>(items.size());
        for (I item : items) {
            tasks.add(new FutureTask<>(() -> work.apply(item)));
        }
        AtomicInteger next = new AtomicInteger();
        for (int helper = 1; helper < Math.min(number, items.size()); helper++) {
            Thread.ofPlatform().daemon().name("core-" + helper).start(() -> run(tasks, next));
        }
        run(tasks, next);
        List<R> results = new ArrayList<>(items.size());
        for (FutureTask<R> task : tasks) {
            results.add(result(task));
        }
        return results;
    }

    private static <R> void run(List<FutureTask<R>> tasks, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
            tasks.get(i).run();
        }
    }

    /** Pure work ends soon, so that nobody is stopped in the middle of it. */
    private static <R> R result(FutureTask<R> task) {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException again) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException thrown) {
            throw unchecked(thrown);
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(ExecutionException thrown) {
        Throwable cause = thrown.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException fault ? fault : new IllegalStateException(thrown);
    }
}
