package dev.homecroft.engine.apply;

import dev.homecroft.state.StepId;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How often and after how long a step is tried again, or asked about again.
 *
 * @param attempts calls of one step at most
 * @param probes questions at most about a call of which nobody knows whether it happened
 * @param first the first pause; each one after is twice as long
 * @param longest no pause of ours is longer
 * @param seed of the jitter; the same seed gives the same pauses
 */
public record RetryPolicy(int attempts, int probes, Duration first, Duration longest, long seed) {
    public RetryPolicy {
        if (attempts < 1 || probes < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("not a retry policy");
        }
    }

    public static RetryPolicy standard(long seed) {
        return new RetryPolicy(6, 6, Duration.ofSeconds(1), Duration.ofSeconds(30), seed);
    }

    /**
     * The pause after that many tries: doubled each time, bounded, and shortened by up to half so that steps which failed
     * together don't come back together; never shorter than what the system asked for.
     */
    Duration pause(StepId step, int tries, Duration asked) {
        long bound = longest.toMillis();
        long doubled = Math.min(bound, first.toMillis() << Math.min(tries - 1, 30));
        long mixed = seed * 31 + step.toString().hashCode() * 17L + tries;
        long jitter = doubled == 0 ? 0 : new SplittableRandom(mixed).nextLong(doubled / 2 + 1);
        Duration own = Duration.ofMillis(doubled - jitter);
        return own.compareTo(asked) < 0 ? asked : own;
    }
}
