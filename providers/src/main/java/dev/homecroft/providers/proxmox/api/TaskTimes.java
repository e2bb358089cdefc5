package dev.homecroft.providers.proxmox.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long the last tasks of each type took on one cluster, as far as this process has seen. Only says when it is worth looking whether
 * another one has ended. Safe for use by several threads.
 */
final class TaskTimes {
    /** What was seen before these is forgotten: one odd task would have all others asked for too soon. */
    private static final int LAST = 8;

    private final Map<String, Deque<Duration>> seen = new HashMap<>();

    /**
     * What is kept is how long it ran for certain. Of one that had ended at the first look nobody knows that: a twentieth less is kept, or
     * tasks that were looked at too late once would be ever after.
     *
     * @param ended when it was seen to have ended
     * @param running when it was seen last before that; empty when it was not
     */
    synchronized void took(String type, Duration ended, Optional<Duration> running) {
        Deque<Duration> last = seen.computeIfAbsent(type, _ -> new ArrayDeque<>());
        last.addLast(running.orElseGet(() -> ended.multipliedBy(19).dividedBy(20)));
        if (last.size() > LAST) {
            last.removeFirst();
        }
    }

    /** None of the last tasks of this type has ended sooner; empty when none was seen. */
    synchronized Optional<Duration> least(String type) {
        return Optional.ofNullable(seen.get(type)).flatMap(last -> last.stream().min(Duration::compareTo));
    }
}
