package dev.homecroft.history;

import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import java.time.Instant;
import java.util.Optional;

/**
 * What a run left of one thing.
 *
 * @param fields as the lab wanted them then
 * @param identity of the object; the tombstone of a thing keeps this and never a number that is given out again
 */
public record Applied(Fields fields, Optional<Identity> identity, Instant at) {}
