package dev.homecroft.engine.apply;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Workers on virtual threads, in the time that {@link Pauses} gives. */
final class VirtualCrew implements Crew {
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final Pauses pauses;

    VirtualCrew(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public Thread fork(String name, Runnable work) {
        return Thread.ofVirtual().name(name).start(work);
    }

    @Override
    public void post(Runnable message) {
        mailbox.add(message);
    }

    @Override
    public Runnable take() throws InterruptedException {
        return mailbox.take();
    }

    @Override
    public void pause(Duration duration, Cancellation cancellation) throws InterruptedException {
        pauses.pause(duration, cancellation);
    }
}
