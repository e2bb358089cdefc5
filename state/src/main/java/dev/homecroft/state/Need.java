package dev.homecroft.state;

import dev.homecroft.kernel.Address;

/**
 * That one thing must be there before another.
 *
 * @param on the thing that must be there
 * @param why short words for people, such as {@code runs on it}
 */
public record Need(Address on, String why) {}
