package dev.homecroft.history;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A history that is gone with its process; for tests and rehearsals. */
public final class InMemoryHistory implements History {
    private final List<Run> runs = new ArrayList<>();
    private final Map<Target, Observation> observations = new TreeMap<>();
    private final Map<Address, Applied> applied = new TreeMap<>();
    private final Map<Usual, List<Duration>> durations = new HashMap<>();
    private final List<Diagnostic> notes = new ArrayList<>();
    private Lock.Held held = Lock.Held.NOBODY;

    @Override
    public synchronized List<Diagnostic> notes() {
        return List.copyOf(notes);
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public synchronized long begin(Plan plan, String owner, Instant at, Lease lease) {
        Lock.require(held, lease);
        long number = runs.size() + 1L;
        runs.add(new Run(number, plan, owner, at, Optional.empty(), RunStatus.RUNNING, List.of()));
        return number;
    }

    @Override
    public synchronized void append(long run, JournalEntry entry, Lease lease) {
        Lock.require(held, lease);
        Run before = existing(run);
        List<JournalEntry> journal = new ArrayList<>(before.journal());
        journal.add(entry);
        replace(before, before.endedAt(), before.status(), journal);
    }

    @Override
    public synchronized void end(long run, RunStatus status, Instant at, Lease lease) {
        Lock.require(held, lease);
        Run before = existing(run);
        replace(before, Optional.of(at), status, before.journal());
    }

    @Override
    public synchronized List<Run> runs(int limit) {
        return runs.reversed().stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<Run> run(long number) {
        // They are numbered from 1, and none is ever taken out.
        return number < 1 || number > runs.size() ? Optional.empty() : Optional.of(runs.get((int) number - 1));
    }

    @Override
    public synchronized List<Run> unfinished() {
        return runs.stream().filter(Run::isUnfinished).toList();
    }

    @Override
    public synchronized Optional<Long> latest() {
        return runs(1).stream().map(Run::number).findFirst();
    }

    @Override
    public synchronized void observed(Collection<Observation> latest) {
        latest.forEach(observation -> observations.put(observation.target(), observation));
    }

    @Override
    public synchronized Map<Target, Observation> lastObservations() {
        return new TreeMap<>(observations);
    }

    @Override
    public synchronized void applied(Map<Address, Applied> things) {
        applied.putAll(things);
    }

    @Override
    public synchronized void forget(Collection<Address> things) {
        things.forEach(applied::remove);
    }

    @Override
    public synchronized Map<Address, Applied> lastApplied() {
        return new TreeMap<>(applied);
    }

    @Override
    public synchronized void took(List<Took> times) {
        for (Took one : times) {
            List<Duration> all = durations.computeIfAbsent(one.what(), _ -> new ArrayList<>());
            all.add(one.time());
            if (all.size() > SqliteHistory.REMEMBERED_DURATIONS) {
                all.removeFirst();
            }
        }
    }

    @Override
    public synchronized Map<Usual, Duration> usual() {
        Map<Usual, Duration> medians = new HashMap<>();
        durations.forEach((usual, all) ->
                medians.put(usual, all.stream().sorted().toList().get(all.size() / 2)));
        return medians;
    }

    @Override
    public synchronized Lease lock(Holder holder, Instant now) {
        Lock.mayTake(held, holder, now).ifPresent(notes::add);
        held = new Lock.Held(held.epoch() + 1, Optional.of(holder), now, now);
        return new Lease(held.epoch());
    }

    @Override
    public synchronized boolean renew(Lease lease, Instant now) {
        boolean holds = held.epoch() == lease.epoch() && held.holder().isPresent();
        if (holds) {
            held = new Lock.Held(held.epoch(), held.holder(), held.since(), now);
        }
        return holds;
    }

    @Override
    public synchronized void unlock(Lease lease) {
        if (held.epoch() == lease.epoch()) {
            held = new Lock.Held(held.epoch(), Optional.empty(), held.since(), held.renewed());
        }
    }

    @Override
    public void close() {
        // Nothing is held that would have to be let go.
    }

    private Run existing(long number) {
        return run(number)
                .orElseThrow(() ->
                        new CroftException(Diagnostic.error(HistoryCodes.UNUSABLE, "There is no run " + number + ".")
                                .build()));
    }

    private void replace(Run run, Optional<Instant> endedAt, RunStatus status, List<JournalEntry> journal) {
        runs.set(
                (int) run.number() - 1,
                new Run(run.number(), run.plan(), run.owner(), run.startedAt(), endedAt, status, journal));
    }
}
