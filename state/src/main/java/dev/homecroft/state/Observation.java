package dev.homecroft.state;

import dev.homecroft.kernel.Diagnostic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one target showed at one time.
 *
 * @param freshness of the target as a whole; each object has its own
 * @param objects sorted by reference
 * @param problems what could not be read, and why
 */
public record Observation(
        Target target, Instant at, Freshness freshness, List<ObservedObject> objects, List<Diagnostic> problems) {
    public Observation {
        objects = objects.stream()
                .sorted(Comparator.comparing(ObservedObject::ref))
                .toList();
        problems = List.copyOf(problems);
    }

    public static Observation unreachable(Target target, Instant at, Diagnostic problem) {
        return new Observation(target, at, new Freshness.Unreachable(problem.summary()), List.of(), List.of(problem));
    }

    /** With more objects. */
    public Observation with(List<ObservedObject> more) {
        List<ObservedObject> all = new ArrayList<>(objects);
        all.addAll(more);
        return new Observation(target, at, freshness, all, problems);
    }

    public Optional<ObservedObject> at(ObjectRef ref) {
        return objects.stream().filter(object -> object.ref().equals(ref)).findFirst();
    }

    public List<ObservedObject> ofKind(String kind) {
        return objects.stream().filter(object -> object.kind().equals(kind)).toList();
    }
}
