package dev.homecroft.simulators.dns;

/** Serial number arithmetic on 32 bits (RFC 1982). */
final class Serials {
    private static final long MASK = 0xFFFF_FFFFL;
    private static final long HALF = 0x8000_0000L;

    private Serials() {}

    /** The next serial; 0 is skipped, as RFC 2136, 7.11 advises. */
    static long next(long serial) {
        long next = (serial + 1) & MASK;
        return next == 0 ? 1 : next;
    }

    /** Whether one is newer than the other. A distance of exactly 2^31 is newer in neither direction. */
    static boolean isNewer(long one, long other) {
        long distance = (one - other) & MASK;
        return distance != 0 && distance < HALF;
    }
}
