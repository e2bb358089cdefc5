package dev.homecroft.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One execution of one plan.
 *
 * @param number from 1, growing within a lab
 * @param owner who runs it: user, host and process, for people
 */
public record Run(
        long number,
        Plan plan,
        String owner,
        Instant startedAt,
        Optional<Instant> endedAt,
        RunStatus status,
        List<JournalEntry> journal) {
    public Run {
        journal = List.copyOf(journal);
    }

    /** Whether the next command looks into it before anything else. */
    public boolean isUnfinished() {
        return status == RunStatus.RUNNING || status == RunStatus.UNSETTLED;
    }

    /** The id that plans name as their parent. */
    public String id() {
        return Long.toString(number);
    }
}
