package dev.homecroft.state;

import dev.homecroft.kernel.Address;

/** A thing of ours that needs no step, and why. */
public record Unchanged(Address address, Reason reason) {}
