package dev.homecroft.model.virt;

import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.time.Schedule;
import java.util.Optional;

/**
 * Disks of a guest copied to another node again and again.
 *
 * @param to the host that has the copy
 * @param rate in megabytes a second, at most
 */
public record Replication(
        String name,
        Ref guest,
        Ref to,
        Optional<Schedule> schedule,
        Optional<Long> rate,
        boolean enabled,
        Optional<String> comment,
        Origin origin) {}
