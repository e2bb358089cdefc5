package dev.homecroft.simulators.pbs.store;

/**
 * How long things take, in simulated time.
 *
 * @param requestMillis each request
 * @param unauthorizedMillis each 401; real ones take three seconds
 * @param taskMillis each task
 * @param megabytesPerSecond how fast chunks are read, verified and copied
 */
public record Pace(long requestMillis, long unauthorizedMillis, long taskMillis, long megabytesPerSecond) {
    /** Plausible figures of a small lab. */
    public static final Pace HOME_LAB = new Pace(10, 3000, 1000, 120);

    /** Each task takes a millisecond, requests take no time. */
    public static final Pace NONE = new Pace(0, 0, 1, 1_000_000);

    /** Duration of a task that reads so many bytes. */
    public long task(long bytes) {
        return taskMillis + bytes / 1000 / Math.max(1, megabytesPerSecond);
    }
}
