package dev.homecroft.model.care;

import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is being done about a known weakness.
 *
 * @param things that are weak, most of all single points of failure
 * @param next the next step
 * @param due when it is to be done
 */
public record Mitigation(
        String name,
        List<Ref> things,
        Optional<String> risk,
        Optional<String> next,
        State state,
        Optional<String> owner,
        Optional<LocalDate> due,
        Optional<String> link,
        Origin origin) {
    public Mitigation {
        things = List.copyOf(things);
    }

    /** How far it is. */
    public enum State {
        QUEUED,
        STARTED,
        DONE,
        /** The risk is known and borne. */
        ACCEPTED
    }
}
