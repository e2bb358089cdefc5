package dev.homecroft.engine.apply;

import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.RunStatus;
import java.time.Instant;

/** Where a run is written down while it goes on. Called by several threads, one at a time. */
public interface Journal {
    /** Returns when the entry is safely on disk; throws CroftException when it can't be written. */
    void append(JournalEntry entry);

    /** Closes the run; nothing is appended after it. */
    void end(RunStatus status, Instant at);
}
