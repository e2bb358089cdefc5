package dev.homecroft.engine.apply;

import java.time.Duration;

/** How a run waits. Real time by default; a rehearsal may wait less. */
public interface Pauses {
    Pauses REAL = (duration, cancellation) -> cancellation.waitAtMost(duration);

    /** Waits that long, or until the run is being cancelled. */
    void pause(Duration duration, Cancellation cancellation) throws InterruptedException;
}
