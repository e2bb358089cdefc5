package dev.homecroft.app.lab;

import dev.homecroft.history.History;
import dev.homecroft.history.Lease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps a lease alive while a run goes on. */
final class Heartbeat implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(20);

    private final ScheduledExecutorService timer;

    private Heartbeat(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Begins at once. A beat that fails is left to the next: what matters is refused by the history itself. */
    static Heartbeat of(History history, Lease lease, InstantSource clock) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("heartbeat").factory());
        var _ = timer.scheduleAtFixedRate(
                () -> history.renew(lease, clock.instant()), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        return new Heartbeat(timer);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
