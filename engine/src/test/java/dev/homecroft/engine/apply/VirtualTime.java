package dev.homecroft.engine.apply;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Real threads in a time of their own: it moves on only when everybody waits, to the next that wants to be woken. */
final class VirtualTime implements Crew, InstantSource {
    static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final long STUCK_MILLIS = 20_000;

    private final Deque<Runnable> mailbox = new ArrayDeque<>();
    private final List<Sleeper> sleepers = new ArrayList<>();
    private Instant now = START;
    private boolean runWaits;
    private int busy = 1;

    private static final class Sleeper {
        private final Instant until;
        private boolean awake;

        Sleeper(Instant until) {
            this.until = until;
        }
    }

    Duration passed() {
        return Duration.between(START, instant());
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Thread fork(String name, Runnable work) {
        busy++;
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                rest();
            }
        });
    }

    @Override
    public synchronized void post(Runnable message) {
        mailbox.add(message);
        if (runWaits) {
            runWaits = false;
            busy++;
            notifyAll();
        }
    }

    @Override
    public synchronized Runnable take() throws InterruptedException {
        if (mailbox.isEmpty()) {
            runWaits = true;
            rest();
            awaitUntil(() -> !runWaits);
        }
        return mailbox.remove();
    }

    @Override
    public void pause(Duration duration, Cancellation cancellation) throws InterruptedException {
        Sleeper sleeper = new Sleeper(instant().plus(duration));
        Runnable wake = () -> wake(sleeper);
        cancellation.listen(wake);
        try {
            sleep(sleeper);
        } finally {
            cancellation.unlisten(wake);
        }
    }

    private synchronized void sleep(Sleeper sleeper) throws InterruptedException {
        sleepers.add(sleeper);
        rest();
        awaitUntil(() -> sleeper.awake);
    }

    private synchronized void wake(Sleeper sleeper) {
        if (sleepers.remove(sleeper)) {
            sleeper.awake = true;
            busy++;
            notifyAll();
        }
    }

    private synchronized void rest() {
        busy--;
        if (busy == 0 && !sleepers.isEmpty()) {
            now = sleepers.stream().map(s -> s.until).min(Instant::compareTo).orElse(now);
            List.copyOf(sleepers).stream().filter(s -> !s.until.isAfter(now)).forEach(this::wake);
        }
    }

    /** The deadline is for tests that would hang; no test depends on it. */
    private synchronized void awaitUntil(BooleanSupplier reached) throws InterruptedException {
        long before = System.nanoTime();
        while (!reached.getAsBoolean()) {
            wait(STUCK_MILLIS);
            if (System.nanoTime() - before > STUCK_MILLIS * 1_000_000) {
                throw new AssertionError("stuck at " + now + " with " + busy + " busy");
            }
        }
    }
}
