package dev.homecroft.state;

import java.util.Optional;

/**
 * What must be found just before a step's call, or the step is refused.
 *
 * @param ref where to look first; a thing may have moved, so look everywhere before giving up
 * @param identity the identity that the object must have
 * @param mark the mark that it must carry; empty only for a step that adopts
 */
public record Expectation(ObjectRef ref, Identity identity, Optional<Mark> mark) {}
