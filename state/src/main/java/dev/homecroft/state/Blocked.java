package dev.homecroft.state;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;

/** A thing for which nothing can be planned now: a refusal, or something that could not be read. */
public record Blocked(Address address, Diagnostic problem) {}
