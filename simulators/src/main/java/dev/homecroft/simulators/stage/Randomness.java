package dev.homecroft.simulators.stage;

import java.util.Locale;
import java.util.SplittableRandom;

/** Seeded chance: the same seed and the same calls give the same cluster. Guarded by the cluster's lock. */
public final class Randomness {
    private final long seed;
    private long drawn;

    /** @param drawn how many values were already taken, for a cluster that is loaded again */
    public Randomness(long seed, long drawn) {
        this.seed = seed;
        this.drawn = drawn;
    }

    public long drawn() {
        return drawn;
    }

    public long next() {
        drawn++;
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + drawn).nextLong();
    }

    public long below(long bound) {
        return Long.remainderUnsigned(next(), bound);
    }

    /** A UUID of version 4, lower case. */
    public String uuid() {
        long high = (next() & ~0xF000L) | 0x4000L;
        long low = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new java.util.UUID(high, low).toString();
    }

    /** A MAC address below this prefix of three octets. */
    public String mac(String prefix) {
        long tail = below(1 << 24);
        return "%s:%02X:%02X:%02X"
                .formatted(prefix.toUpperCase(Locale.ROOT), tail >> 16, (tail >> 8) & 0xFF, tail & 0xFF);
    }
}
