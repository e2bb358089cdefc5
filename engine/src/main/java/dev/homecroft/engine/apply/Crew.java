package dev.homecroft.engine.apply;

import java.time.Duration;

/** The threads of a run: workers that carry out steps, and one mailbox that the run's own thread works off. */
interface Crew {
    Thread fork(String name, Runnable work);

    /** Puts work for the run's thread at the end of its mailbox. */
    void post(Runnable message);

    /** The next message; waits for it. */
    Runnable take() throws InterruptedException;

    /** Called by workers: waits that long, or until the run is being cancelled. */
    void pause(Duration duration, Cancellation cancellation) throws InterruptedException;
}
