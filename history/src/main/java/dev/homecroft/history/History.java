package dev.homecroft.history;

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

/**
 * The record of one lab. Methods throw CroftException when the store can't be read or written. Safe for use by several
 * threads; several processes may have it open, and {@link #lock} lets one of them work.
 */
public interface History extends AutoCloseable {
    /** What the user should know of the store itself, such as that a broken one was set aside. */
    List<Diagnostic> notes();

    /** Whether it can only be read: then every method that writes throws CroftException with {@code history-read-only}. */
    boolean isReadOnly();

    /** Begins a run with the next number; only the holder of the lease may. On disk when it returns. */
    long begin(Plan plan, String owner, Instant at, Lease lease);

    /** Adds a line to the run's journal; on disk when it returns. Throws when the lease was lost to another process. */
    void append(long run, JournalEntry entry, Lease lease);

    /** Closes the run. */
    void end(long run, RunStatus status, Instant at, Lease lease);

    /** Latest first. */
    List<Run> runs(int limit);

    Optional<Run> run(long number);

    /** The runs that nobody closed and those with steps whose end nobody knows, oldest first. */
    List<Run> unfinished();

    /** Number of the latest run. */
    Optional<Long> latest();

    /** Keeps the observation as the last one of its target. */
    void observed(Collection<Observation> observations);

    Map<Target, Observation> lastObservations();

    /** Keeps what was applied, in the place of what was before. */
    void applied(Map<Address, Applied> things);

    /** Forgets what was applied to things that are gone. */
    void forget(Collection<Address> things);

    Map<Address, Applied> lastApplied();

    /** How long operations took, for estimates; all of a run at once, in their order. */
    void took(List<Took> times);

    /** The median of the latest times of each operation, by target and operation. */
    Map<Usual, Duration> usual();

    /**
     * Takes the right to change the lab, or throws CroftException that says who has it since when. What a dead process left
     * is taken over.
     */
    Lease lock(Holder holder, Instant now);

    /** Whether this lease still holds, prolonged; false when another process took it over. */
    boolean renew(Lease lease, Instant now);

    void unlock(Lease lease);

    @Override
    void close();

    /** @param operation as in {@link dev.homecroft.state.Step#operation()} */
    record Usual(Target target, String operation) {}

    /** @param at when it had ended */
    record Took(Usual what, Duration time, Instant at) {}
}
