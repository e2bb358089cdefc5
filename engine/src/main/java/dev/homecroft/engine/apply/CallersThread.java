package dev.homecroft.engine.apply;

import java.time.Duration;

/** No workers: everything happens on the caller's thread, at once. */
final class CallersThread implements Crew {
    private final Pauses pauses;

    CallersThread(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public Thread fork(String name, Runnable work) {
        work.run();
        return Thread.currentThread();
    }

    @Override
    public void post(Runnable message) {
        message.run();
    }

    @Override
    public Runnable take() {
        return () -> {};
    }

    @Override
    public void pause(Duration duration, Cancellation cancellation) throws InterruptedException {
        pauses.pause(duration, cancellation);
    }
}
