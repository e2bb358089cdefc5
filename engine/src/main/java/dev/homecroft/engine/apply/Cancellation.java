package dev.homecroft.engine.apply;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How a run is stopped. The first request lets the running steps end and begins no more; the second leaves them as they are,
 * for the next run to look into. Safe for use by several threads, signal handlers included.
 */
public final class Cancellation {
    private int requests;
    private final Set<Runnable> listeners = new LinkedHashSet<>();

    public void request() {
        Set<Runnable> toTell;
        synchronized (this) {
            requests++;
            notifyAll();
            toTell = new LinkedHashSet<>(listeners);
        }
        toTell.forEach(Runnable::run);
    }

    public synchronized boolean isRequested() {
        return requests > 0;
    }

    /** Whether not even the running steps are waited for. */
    public synchronized boolean isAbandoned() {
        return requests > 1;
    }

    /** Waits in real time; returns early at the moment of a request, not because of one that was before. */
    synchronized void waitAtMost(Duration duration) throws InterruptedException {
        int before = requests;
        long end = System.nanoTime() + duration.toNanos();
        long left = duration.toNanos();
        while (left > 0 && requests == before) {
            // Rounded up, for a wait of 0 ms would be a wait without end.
            wait(left / 1_000_000 + 1);
            left = end - System.nanoTime();
        }
    }

    /** Runs it at each request from now on, until it is unlistened. */
    synchronized void listen(Runnable listener) {
        listeners.add(listener);
    }

    synchronized void unlisten(Runnable listener) {
        listeners.remove(listener);
    }
}
