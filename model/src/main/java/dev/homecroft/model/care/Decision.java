package dev.homecroft.model.care;

import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Why something is as it is.
 *
 * @param about what the documentation shows it beside
 * @param supersedes earlier decisions that no longer hold
 */
public record Decision(
        String name,
        Optional<String> title,
        State state,
        Optional<LocalDate> date,
        Optional<String> text,
        Optional<String> why,
        List<String> alternatives,
        List<Ref> about,
        List<Ref> supersedes,
        Optional<String> link,
        Origin origin) {
    public Decision {
        alternatives = List.copyOf(alternatives);
        about = List.copyOf(about);
        supersedes = List.copyOf(supersedes);
    }

    /** Whether it holds. */
    public enum State {
        PROPOSED,
        ACCEPTED,
        SUPERSEDED
    }
}
