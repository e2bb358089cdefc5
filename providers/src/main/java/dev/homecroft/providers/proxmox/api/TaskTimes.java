package dev.homecroft.providers.proxmox.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long tasks of each type took on one cluster, as far as this process has seen. Only says when it is worth looking whether
 * another one has ended. Safe for use by several threads.
 */
final class TaskTimes {
    private final Map<String, Duration> shortest = new ConcurrentHashMap<>();

    /** A little less is kept, so that whoever looks after the least time finds out when tasks have become quicker. */
    void took(String type, Duration seen) {
        Duration time = seen.multipliedBy(49).dividedBy(50);
        shortest.merge(type, time, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }

    /** No task of this type has ended sooner; empty when none was seen. */
    Optional<Duration> least(String type) {
        return Optional.ofNullable(shortest.get(type));
    }
}
