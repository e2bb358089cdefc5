package dev.homecroft.model.storage;

import dev.homecroft.model.Ref;
import java.util.List;
import java.util.Optional;

/**
 * How something is saved.
 *
 * @param jobs the jobs that take it
 * @param exempt why none needs to
 */
public record Backup(List<Ref> jobs, Optional<String> exempt) {
    public Backup {
        jobs = List.copyOf(jobs);
    }
}
