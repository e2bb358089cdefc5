package dev.homecroft.model.kube;

import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How new images of apps move into an environment.
 *
 * @param from where they were proven; the registry itself when not stated
 * @param trigger how a new image becomes known: {@code poll}, {@code webhook} or {@code dispatch} by the pipeline
 * @param images repositories of the registry; those of the apps when empty
 * @param versions which tags count: a range of versions or a pattern
 * @param minimumAge how long a tag must have been public
 * @param file the file that holds the tag, relative to the lab's root, with {@code {app}} for its name
 * @param healthy how long they must have been healthy where they come from
 * @param tests names of jobs that must have passed
 */
public record Promotion(
        String name,
        List<Ref> apps,
        Optional<Ref> from,
        Ref to,
        How how,
        Optional<String> trigger,
        List<String> images,
        Optional<String> versions,
        Optional<Duration> minimumAge,
        Optional<String> repository,
        Optional<String> file,
        Optional<Duration> healthy,
        List<String> tests,
        Optional<String> note,
        Origin origin) {
    public Promotion {
        apps = List.copyOf(apps);
        images = List.copyOf(images);
        tests = List.copyOf(tests);
    }

    /** Who decides. */
    public enum How {
        /** Written to the branch that is followed, once the gates are open. */
        AUTO,
        /** Proposed; a human merges. */
        PULL_REQUEST
    }
}
