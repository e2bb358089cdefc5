package dev.homecroft.simulators.stage;

/** How simulated time passes. */
public sealed interface ClockMode {
    /** Only when the test says so. */
    record Manual() implements ClockMode {}

    /**
     * As needed: a caller that asks for a running task, or for a guest that a task holds, finds it ended, and the clock
     * has jumped there. Nothing ever waits.
     */
    record Jump() implements ClockMode {}

    /**
     * With the real clock, so many times as fast.
     *
     * @param factor simulated seconds per real second, above 0
     */
    record Scaled(double factor) implements ClockMode {
        public Scaled {
            if (!(factor > 0)) {
                throw new IllegalArgumentException("not a factor: " + factor);
            }
        }
    }
}
