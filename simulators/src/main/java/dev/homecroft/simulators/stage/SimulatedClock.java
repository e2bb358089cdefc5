package dev.homecroft.simulators.stage;

/** The clock of the simulated cluster, in milliseconds since 1970. Thread-safe. */
public final class SimulatedClock {
    private final ClockMode mode;
    private final long realStart = System.nanoTime();
    private long base;

    public SimulatedClock(ClockMode mode, long start) {
        this.mode = mode;
        this.base = start;
    }

    public ClockMode mode() {
        return mode;
    }

    public synchronized long now() {
        return switch (mode) {
            case ClockMode.Manual _, ClockMode.Jump _ -> base;
            case ClockMode.Scaled scaled -> base + (long) ((System.nanoTime() - realStart) / 1e6 * scaled.factor());
        };
    }

    /** Moves on by so many milliseconds, in every mode. */
    public synchronized void advance(long millis) {
        base += Math.max(0, millis);
    }

    /** Lets a caller wait: jumps, sleeps the scaled time, or, by hand, does nothing. */
    public void pass(long millis) {
        switch (mode) {
            case ClockMode.Manual _ -> {}
            case ClockMode.Jump _ -> advance(millis);
            case ClockMode.Scaled scaled -> sleep((long) (millis / scaled.factor()));
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
