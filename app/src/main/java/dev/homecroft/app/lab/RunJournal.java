package dev.homecroft.app.lab;

import dev.homecroft.engine.apply.Journal;
import dev.homecroft.history.History;
import dev.homecroft.history.Lease;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.RunStatus;
import java.time.Instant;

/** The journal of one run, kept in the history under a lease. */
record RunJournal(History history, long run, Lease lease) implements Journal {
    @Override
    public void append(JournalEntry entry) {
        history.append(run, entry, lease);
    }

    @Override
    public void end(RunStatus status, Instant at) {
        history.end(run, status, at, lease);
    }
}
