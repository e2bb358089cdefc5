package dev.homecroft.views;

import dev.homecroft.state.Drift;
import dev.homecroft.state.PlanHeader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What differs from the lab's files now.
 *
 * @param header of the plan that it was found with
 * @param unread targets and things of which nothing is known now, with the reason
 */
public record DriftReport(PlanHeader header, Instant now, List<Entry> entries, List<String> unread) {
    public DriftReport {
        entries = List.copyOf(entries);
        unread = List.copyOf(unread);
    }

    /** @param author who changed it last, if its system says so */
    public record Entry(Drift drift, Optional<Author> author) {}

    /** @param who empty when the system does not say */
    public record Author(Optional<String> who, Optional<Instant> when, String what) {}
}
