package dev.homecroft.views;

import dev.homecroft.state.Drift;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What differs from the lab's files now.
 *
 * @param header of the plan that it was found with
 * @param unused what is ours and hangs nowhere
 * @param unread targets and things of which nothing is known now, with the reason
 * @param looks how each target was looked at, where that was not by reading everything anyway
 */
public record DriftReport(
        PlanHeader header,
        Instant now,
        List<Entry> entries,
        List<Unchanged> unused,
        List<String> unread,
        List<Look> looks) {
    public DriftReport {
        looks = List.copyOf(looks);
        entries = List.copyOf(entries);
        unused = List.copyOf(unused);
        unread = List.copyOf(unread);
    }

    /** Everything was read. */
    public DriftReport(
            PlanHeader header, Instant now, List<Entry> entries, List<Unchanged> unused, List<String> unread) {
        this(header, now, entries, unused, unread, List.of());
    }

    public DriftReport with(List<Look> kinds) {
        return new DriftReport(header, now, entries, unused, unread, kinds);
    }

    /**
     * @param fullAt when everything was read; {@code now} for a full look
     * @param read things that were read now
     * @param all things that there are
     * @param unseen what this look could not see, in sentences
     */
    public record Look(Target target, Instant fullAt, boolean isFull, int read, int all, List<String> unseen) {
        public Look {
            unseen = List.copyOf(unseen);
        }
    }

    /** @param author who changed it last, if its system says so */
    public record Entry(Drift drift, Optional<Author> author) {}

    /** @param who empty when the system does not say */
    public record Author(Optional<String> who, Optional<Instant> when, String what) {}
}
