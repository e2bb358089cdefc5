package dev.homecroft.model.care;

import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.time.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How things get newer.
 *
 * @param things whose updates it governs
 * @param range versions that may be taken, such as {@code ~9.1} or {@code v1.36.x}
 * @param version where it stays, for {@link Mode#PINNED}
 * @param minimumAge how old a release must be
 * @param window when it may happen
 * @param order lower comes earlier
 * @param gate what must be well before the next thing is touched
 * @param by who proposes updates, such as {@code renovate}
 */
public record UpdatePolicy(
        String name,
        Mode mode,
        List<Ref> things,
        Optional<String> range,
        Optional<String> version,
        Optional<Duration> minimumAge,
        Optional<Window> window,
        Optional<Long> order,
        Optional<String> gate,
        Optional<String> by,
        Optional<String> why,
        Origin origin) {
    public UpdatePolicy {
        things = List.copyOf(things);
    }

    /** Who decides. */
    public enum Mode {
        /** It stays as it is. */
        PINNED,
        /** New versions in the range are proposed, and taken when somebody says so. */
        TRACKED,
        /** New versions in the range are taken in the window. */
        AUTOMATIC
    }
}
