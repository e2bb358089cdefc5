package dev.homecroft.app.lab;

import dev.homecroft.engine.apply.Pauses;
import java.time.Duration;

/** How a run against simulators waits: their clock runs faster, so the pauses between questions are shorter. */
final class Rehearsal {
    private static final int FASTER = 50;
    private static final Duration SHORTEST = Duration.ofMillis(5);

    static final Pauses PAUSES = (duration, cancellation) -> Pauses.REAL.pause(shorter(duration), cancellation);

    private Rehearsal() {}

    private static Duration shorter(Duration duration) {
        Duration scaled = duration.dividedBy(FASTER);
        return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
    }
}
