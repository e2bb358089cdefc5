package dev.homecroft.app.crash;

import dev.homecroft.history.Applied;
import dev.homecroft.history.History;
import dev.homecroft.history.Holder;
import dev.homecroft.history.Lease;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A history that keeps nothing that a dead process writes. */
record MortalHistory(History history, Fate fate) implements History {
    @Override
    public List<Diagnostic> notes() {
        return history.notes();
    }

    @Override
    public boolean isReadOnly() {
        return history.isReadOnly();
    }

    @Override
    public long begin(Plan plan, String owner, Instant at, Lease lease) {
        fate.writes("begin");
        return history.begin(plan, owner, at, lease);
    }

    @Override
    public void append(long run, JournalEntry entry, Lease lease) {
        fate.writes(
                switch (entry) {
                    case JournalEntry.Intent intent -> "intent " + intent.step();
                    case JournalEntry.Handle handle -> "handle " + handle.step();
                    case JournalEntry.Outcome outcome -> "outcome " + outcome.step();
                });
        history.append(run, entry, lease);
    }

    @Override
    public void end(long run, RunStatus status, Instant at, Lease lease) {
        fate.writes("end");
        history.end(run, status, at, lease);
    }

    @Override
    public List<Run> runs(int limit) {
        fate.requireLife();
        return history.runs(limit);
    }

    @Override
    public Optional<Run> run(long number) {
        fate.requireLife();
        return history.run(number);
    }

    @Override
    public List<Run> unfinished() {
        fate.requireLife();
        return history.unfinished();
    }

    @Override
    public Optional<Long> latest() {
        fate.requireLife();
        return history.latest();
    }

    @Override
    public void observed(Collection<Observation> observations) {
        fate.writes("observed");
        history.observed(observations);
    }

    @Override
    public Map<Target, Observation> lastObservations() {
        fate.requireLife();
        return history.lastObservations();
    }

    @Override
    public void applied(Map<Address, Applied> things) {
        fate.writes("applied");
        history.applied(things);
    }

    @Override
    public void forget(Collection<Address> things) {
        fate.writes("forget");
        history.forget(things);
    }

    @Override
    public Map<Address, Applied> lastApplied() {
        fate.requireLife();
        return history.lastApplied();
    }

    @Override
    public void took(List<Took> times) {
        fate.writes("took");
        history.took(times);
    }

    @Override
    public Map<Usual, Duration> usual() {
        fate.requireLife();
        return history.usual();
    }

    @Override
    public Lease lock(Holder holder, Instant now) {
        fate.writes("lock");
        return history.lock(holder, now);
    }

    @Override
    public boolean renew(Lease lease, Instant now) {
        fate.requireLife();
        return history.renew(lease, now);
    }

    /** Also for the dead: the next process would take the lock over, but here both have the same number. */
    @Override
    public void unlock(Lease lease) {
        history.unlock(lease);
    }

    @Override
    public void close() {
        history.close();
    }
}
