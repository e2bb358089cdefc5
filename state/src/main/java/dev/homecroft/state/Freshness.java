package dev.homecroft.state;

import java.time.Instant;

/** How far an observation can be believed. */
public sealed interface Freshness {
    Freshness FRESH = new Fresh();

    /** Read just now. */
    record Fresh() implements Freshness {}

    /** Could not be read now; this is what was seen at {@code since}. */
    record Stale(Instant since, String why) implements Freshness {}

    /** Known to be there, but nothing of it could be read, now or before. */
    record Unreachable(String why) implements Freshness {}
}
