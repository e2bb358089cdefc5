package dev.homecroft.model.virt;

import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of high availability.
 *
 * @param guests that it is about
 * @param nodes priority of each host, for {@link Kind#NODE_AFFINITY}; the highest that is up is taken
 * @param strict whether its guests may run nowhere else
 * @param affinity whether its guests belong together or apart, for {@link Kind#RESOURCE_AFFINITY}
 */
public record HaRule(
        String name,
        Kind kind,
        List<Ref> guests,
        Map<String, Long> nodes,
        boolean strict,
        Optional<Affinity> affinity,
        boolean enabled,
        Optional<String> comment,
        Origin origin) {
    public HaRule {
        guests = List.copyOf(guests);
        nodes = Ordered.copy(nodes);
    }

    /** What it binds guests to. */
    public enum Kind {
        NODE_AFFINITY,
        RESOURCE_AFFINITY
    }

    /** Whether guests share a node. */
    public enum Affinity {
        /** Together on one node. */
        POSITIVE,
        /** Never two on one node. */
        NEGATIVE
    }
}
