package dev.homecroft.history;

/**
 * The right to change a lab, until somebody else takes it over.
 *
 * @param epoch grows with each holder; a write with an older one is refused
 */
public record Lease(long epoch) {}
