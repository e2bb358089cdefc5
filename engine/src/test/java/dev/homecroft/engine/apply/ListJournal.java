package dev.homecroft.engine.apply;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal in memory that can break at any write. */
final class ListJournal implements Journal {
    final List<JournalEntry> entries = new ArrayList<>();
    Optional<RunStatus> ended = Optional.empty();
    private int writesLeft = Integer.MAX_VALUE;
    private boolean lastIsKept;
    private Runnable onBreak = () -> {};

    /**
     * @param writes that many succeed, none after
     * @param kept whether the first that fails is on disk all the same
     */
    ListJournal breaksAfter(int writes, boolean kept, Runnable then) {
        writesLeft = writes;
        lastIsKept = kept;
        onBreak = then;
        return this;
    }

    @Override
    public synchronized void append(JournalEntry entry) {
        boolean works = spend();
        if (works || lastIsKept) {
            entries.add(entry);
        }
        failUnless(works);
    }

    @Override
    public synchronized void end(RunStatus status, Instant at) {
        boolean works = spend();
        if (works || lastIsKept) {
            ended = Optional.of(status);
        }
        failUnless(works);
    }

    synchronized List<OutcomeStatus> outcomes(StepId step) {
        return entries.stream()
                .filter(entry -> entry.step().equals(step))
                .filter(JournalEntry.Outcome.class::isInstance)
                .map(entry -> ((JournalEntry.Outcome) entry).status())
                .toList();
    }

    private boolean spend() {
        boolean works = writesLeft > 0;
        writesLeft--;
        return works;
    }

    private void failUnless(boolean works) {
        if (!works) {
            lastIsKept = false;
            onBreak.run();
            throw new CroftException(
                    Diagnostic.error("disk-full", "The disk is full.").build());
        }
    }
}
