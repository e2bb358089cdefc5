package dev.homecroft.model.gear;

import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import java.util.Optional;

/**
 * Where power comes from: a circuit of a house, a generator.
 *
 * @param source such as {@code grid} or {@code solar}
 * @param amperes what the fuse bears
 */
public record Feed(
        String name,
        Status status,
        Optional<Ref> site,
        Optional<String> source,
        Optional<Long> amperes,
        Optional<String> note,
        Origin origin) {}
