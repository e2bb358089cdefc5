package dev.homecroft.app.lab;

import dev.homecroft.history.History;
import dev.homecroft.history.Holder;
import dev.homecroft.history.Lease;
import dev.homecroft.kernel.CroftException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The lab's lock while it is held: kept alive from a thread of its own, given back by {@link #close}. */
final class Locked implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(20);

    private final History history;
    private final Lease lease;
    private final ScheduledExecutorService timer;

    private Locked(History history, Lease lease, ScheduledExecutorService timer) {
        this.history = history;
        this.lease = lease;
        this.timer = timer;
    }

    /**
     * Throws CroftException that says who has the lock, if somebody has.
     *
     * @param lost told once if another process took the lock over
     */
    static Locked take(History history, Holder holder, InstantSource clock, Runnable lost) {
        Lease lease = history.lock(holder, clock.instant());
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("heartbeat").factory());
        Locked locked = new Locked(history, lease, timer);
        var _ = timer.scheduleAtFixedRate(
                () -> locked.beat(clock, lost), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        return locked;
    }

    private void beat(InstantSource clock, Runnable lost) {
        try {
            if (!history.renew(lease, clock.instant())) {
                timer.shutdown();
                lost.run();
            }
        } catch (CroftException unwritable) {
            // Left to the next beat: whatever matters is refused by the history itself once the lease is gone.
        }
    }

    Lease lease() {
        return lease;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        history.unlock(lease);
    }
}
