package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.RunStatus;
import java.time.Instant;
import java.util.Optional;

/** One thread at a time into the journal; after the first failure, and once the run is over, nobody. */
final class JournalGate {
    private final Journal journal;
    private Optional<Diagnostic> shut = Optional.empty();

    JournalGate(Journal journal) {
        this.journal = journal;
    }

    /** Throws CroftException when the entry is not on disk. */
    synchronized void append(JournalEntry entry) {
        requireOpen();
        guarded(() -> journal.append(entry));
    }

    synchronized void end(RunStatus status, Instant at) {
        requireOpen();
        guarded(() -> journal.end(status, at));
    }

    /** From here on nothing is written: what still comes would contradict what the run has said of itself. */
    synchronized void shut(Diagnostic why) {
        shut = shut.or(() -> Optional.of(why));
    }

    synchronized Optional<Diagnostic> problem() {
        return shut;
    }

    synchronized boolean isShut() {
        return shut.isPresent();
    }

    private void requireOpen() {
        if (shut.isPresent()) {
            throw new CroftException(shut.get());
        }
    }

    private void guarded(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException fault) {
            Diagnostic problem = Problems.journalBroken(fault);
            shut = Optional.of(problem);
            throw new CroftException(problem, fault);
        }
    }
}
