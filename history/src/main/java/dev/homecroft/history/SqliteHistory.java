package dev.homecroft.history;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Identity;
import dev.homecroft.state.JournalEntry;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Target;
import dev.homecroft.state.json.FieldsJson;
import dev.homecroft.state.json.JournalJson;
import dev.homecroft.state.json.ObservationJson;
import dev.homecroft.state.json.PlanJson;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** History in one SQLite file. */
public final class SqliteHistory implements History {
    /** Enough for a median that follows a change of the hardware within a few runs. */
    static final int REMEMBERED_DURATIONS = 9;

    private final Sql sql;
    private final SqliteLock lock;
    private final List<Diagnostic> notes;

    private final boolean readOnly;

    private SqliteHistory(Path file, Sql sql, List<Diagnostic> notes, boolean readOnly) {
        this.sql = sql;
        this.readOnly = readOnly;
        sql.guardWrites(new WriteGuard(file, readOnly)::require);
        this.notes = notes;
        this.lock = new SqliteLock(sql, notes);
    }

    /**
     * Opens the file, making it and its folder where needed; a broken one is set aside and {@link #notes} says so. Where the
     * folder can't be written, what is there can be read.
     */
    public static SqliteHistory open(Path file) {
        SqliteFile store = new SqliteFile(file);
        if (!store.isWritable()) {
            return openReadOnly(file);
        }
        Sql sql = store.open();
        return new SqliteHistory(file, sql, new ArrayList<>(store.notes()), false);
    }

    /** Opens it for reading only, and touches nothing. */
    public static SqliteHistory openReadOnly(Path file) {
        SqliteFile store = new SqliteFile(file);
        Sql sql = store.openReadOnly();
        return new SqliteHistory(file, sql, new ArrayList<>(store.notes()), true);
    }

    @Override
    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public List<Diagnostic> notes() {
        return List.copyOf(notes);
    }

    @Override
    public long begin(Plan plan, String owner, Instant at, Lease lease) {
        String text = JsonText.canonical(PlanJson.write(plan));
        return sql.atomically(() -> {
            lock.require(lease);
            sql.change(
                    "INSERT INTO runs (plan, owner, started, status) VALUES (?, ?, ?, ?)",
                    text,
                    owner,
                    at.toString(),
                    RunStatus.RUNNING.name());
            return latest().orElseThrow();
        });
    }

    @Override
    public void append(long run, JournalEntry entry, Lease lease) {
        String text = JsonText.canonical(JournalJson.write(entry));
        sql.atomically(() -> {
            lock.require(lease);
            return sql.change("INSERT INTO journal (run, entry) VALUES (?, ?)", run, text);
        });
    }

    @Override
    public void end(long run, RunStatus status, Instant at, Lease lease) {
        sql.atomically(() -> {
            lock.require(lease);
            return sql.change(
                    "UPDATE runs SET status = ?, ended = ? WHERE number = ?", status.name(), at.toString(), run);
        });
    }

    @Override
    public List<Run> runs(int limit) {
        return sql.list("SELECT * FROM runs ORDER BY number DESC LIMIT ?", this::run, limit);
    }

    @Override
    public Optional<Run> run(long number) {
        return sql.first("SELECT * FROM runs WHERE number = ?", this::run, number);
    }

    @Override
    public List<Run> unfinished() {
        return sql.list(
                "SELECT * FROM runs WHERE status IN (?, ?) ORDER BY number",
                this::run,
                RunStatus.RUNNING.name(),
                RunStatus.UNSETTLED.name());
    }

    @Override
    public Optional<Long> latest() {
        return sql.first("SELECT max(number) FROM runs WHERE number IS NOT NULL", row -> row.getLong(1))
                .filter(number -> number > 0);
    }

    private Run run(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        List<JournalEntry> journal = sql.list(
                "SELECT entry FROM journal WHERE run = ? ORDER BY id",
                entry -> JournalJson.read(entry.getString(1)),
                number);
        return new Run(
                number,
                PlanJson.read(row.getString("plan")),
                row.getString("owner"),
                Instant.parse(row.getString("started")),
                Optional.ofNullable(row.getString("ended")).map(Instant::parse),
                RunStatus.valueOf(row.getString("status")),
                journal);
    }

    @Override
    public void observed(Collection<Observation> observations) {
        sql.atomically(() -> {
            for (Observation observation : observations) {
                sql.change(
                        "INSERT OR REPLACE INTO observations (target, observation) VALUES (?, ?)",
                        observation.target().toString(),
                        JsonText.canonical(ObservationJson.write(observation)));
            }
            return observations.size();
        });
    }

    @Override
    public Map<Target, Observation> lastObservations() {
        Map<Target, Observation> last = new TreeMap<>();
        sql.list("SELECT observation FROM observations", row -> ObservationJson.read(row.getString(1)))
                .forEach(observation -> last.put(observation.target(), observation));
        return last;
    }

    @Override
    public void applied(Map<Address, Applied> things) {
        sql.atomically(() -> {
            things.forEach((address, applied) -> sql.change(
                    "INSERT OR REPLACE INTO applied (address, fields, identity, at) VALUES (?, ?, ?, ?)",
                    address.toString(),
                    JsonText.canonical(FieldsJson.write(applied.fields())),
                    applied.identity().map(Identity::toString).orElse(null),
                    applied.at().toString()));
            return things.size();
        });
    }

    @Override
    public void forget(Collection<Address> things) {
        sql.atomically(() -> {
            things.forEach(thing -> sql.change("DELETE FROM applied WHERE address = ?", thing.toString()));
            return things.size();
        });
    }

    @Override
    public Map<Address, Applied> lastApplied() {
        Map<Address, Applied> last = new TreeMap<>();
        sql.list("SELECT * FROM applied", row -> {
            Applied applied = new Applied(
                    FieldsJson.read(row.getString("fields")),
                    Optional.ofNullable(row.getString("identity")).map(Identity::parse),
                    Instant.parse(row.getString("at")));
            return last.put(Address.parse(row.getString("address")), applied) == null;
        });
        return last;
    }

    @Override
    public void took(List<Took> times) {
        sql.atomically(() -> {
            for (Took one : times) {
                sql.change(
                        "INSERT INTO durations (target, operation, millis, at) VALUES (?, ?, ?, ?)",
                        one.what().target().toString(),
                        one.what().operation(),
                        one.time().toMillis(),
                        one.at().toString());
            }
            times.stream().map(Took::what).distinct().forEach(this::forgetOld);
            return times.size();
        });
    }

    private void forgetOld(Usual usual) {
        sql.change(
                "DELETE FROM durations WHERE target = ?1 AND operation = ?2 AND id NOT IN"
                        + " (SELECT id FROM durations WHERE target = ?1 AND operation = ?2 ORDER BY id DESC LIMIT ?3)",
                usual.target().toString(),
                usual.operation(),
                REMEMBERED_DURATIONS);
    }

    @Override
    public Map<Usual, Duration> usual() {
        Map<Usual, List<Long>> times = new HashMap<>();
        sql.list("SELECT target, operation, millis FROM durations ORDER BY millis", row -> {
            Usual usual = new Usual(Target.parse(row.getString(1)), row.getString(2));
            return times.computeIfAbsent(usual, key -> new ArrayList<>()).add(row.getLong(3));
        });
        Map<Usual, Duration> medians = new HashMap<>();
        times.forEach((usual, sorted) -> medians.put(usual, Duration.ofMillis(sorted.get(sorted.size() / 2))));
        return medians;
    }

    @Override
    public Lease lock(Holder holder, Instant now) {
        return lock.take(holder, now);
    }

    @Override
    public boolean renew(Lease lease, Instant now) {
        return lock.renew(lease, now);
    }

    @Override
    public void unlock(Lease lease) {
        lock.release(lease);
    }

    @Override
    public void close() {
        sql.close();
    }
}
